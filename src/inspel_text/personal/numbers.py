"""Personal numbers, phone numbers and registration plates."""

import re
from collections.abc import Iterator

from inspel_text.personal.trace import Trace

_PERSONAL_NUMBER = re.compile(r"(?<![\d-])((?:19|20)?\d{2})(\d{2})(\d{2})\s?[-+–]?\s?(\d{4})(?![\d-])")
_PHONE = re.compile(r"(?<![\d\w+])(?:\+|00?)[1-9](?:[\s\-–/()]{0,3}\d){6,12}(?!\d)")
_PLATE = re.compile(r"(?<![\w-])([A-HJ-PR-UW-Z]{3})\s?(\d{2}[0-9A-HJ-PR-UW-Z])(?![\w-])")
_SWITCHBOARD = re.compile(r"\b(?:växel\w*|reception\w*|kundtjänst|support|jourtelefon\w*|larm\w*|1177)\W{0,12}$", re.I)
_NO_PLATE = frozenset({
    "ABB", "AHA", "BNP", "BUP", "CSN", "DNA", "EKO", "EPA", "ETA", "EUR", "FAQ", "FGS", "FOU", "GPS",
    "HBO", "HSB", "IBM", "ISO", "JTF", "KBT", "KTH", "LED", "LKF", "LSS", "LTU", "MHR", "NBT", "NGO",
    "NTM", "NTT", "NUS", "OBS", "OSL", "PBL", "PCB", "PDF", "RFS", "RUS", "SAS", "SCB", "SEK", "SFS",
    "SGU", "SKL", "SKR", "SLU", "SMS", "SOU", "SSC", "TBE", "TFF", "TUR", "USA", "USB", "UTM", "VAB",
    "WWF",
})  # fmt: skip
_NEAR = 40  # letters before a number that may say whose it is
_SAMORDNING = 60  # added to the day of birth


def personal_numbers(text: str) -> Iterator[Trace]:
    """Personnummer and samordningsnummer with a right date and a right check digit."""
    for match in _PERSONAL_NUMBER.finditer(text):
        year, month, day, last = match.groups()
        if _is_date(int(month), int(day)) and _luhn(year[-2:] + month + day + last):
            yield Trace(match.start(), match.end(), "personal_number")


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= (day - _SAMORDNING if day > _SAMORDNING else day) <= 31


def _luhn(digits: str) -> bool:
    """Check digit by python-stdnum; only its sum is used, as its personnummer module refuses samordningsnummer."""
    from stdnum import luhn

    return bool(luhn.is_valid(digits))


def phone_numbers(text: str) -> Iterator[Trace]:
    """Numbers that could be dialled, except a switchboard's."""
    for match in _PHONE.finditer(text):
        if not _SWITCHBOARD.search(text, max(0, match.start() - _NEAR), match.start()) and _can_be_dialled(
            match.group()
        ):
            yield Trace(match.start(), match.end(), "phone")


def _can_be_dialled(number: str) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_possible_number(phonenumbers.parse(number, "SE")))
    except phonenumbers.NumberParseException:
        return False


def plates(text: str) -> Iterator[Trace]:
    """Registration plates (three letters, two figures, a figure or letter), except well-known abbreviations."""
    for match in _PLATE.finditer(text):
        if match.group(1) not in _NO_PLATE:
            yield Trace(match.start(), match.end(), "vehicle")
