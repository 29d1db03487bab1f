"""The command line: one command, ``inspel``, whose subcommands are found by entry point and loaded when needed."""

import argparse
import errno
import os
import re
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from io import TextIOWrapper
from typing import Any, NoReturn

from inspel_text import __version__
from inspel_text.errors import OutputError, TextError, sentence

GROUP = "inspel.commands"
FAILED = 2
_LANGUAGES = ("sv", "en")
_ARGPARSE = {  # what argparse says, and our key for it
    "missing": r"the following arguments are required: (?P<what>.+)",
    "unknown": r"unrecognized arguments: (?P<what>.+)",
    "no_value": r"argument (?P<option>[^:]+): expected .*",
    "bad_value": r"argument (?P<option>[^:]+): invalid \w+ value: (?P<what>.+)",
    "bad_choice": r"argument (?P<option>[^:]+): invalid choice: (?P<what>.+) \(choose from (?P<choices>.+)\)",
    "other": r"argument (?P<option>[^:]+): (?P<what>.+)",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; 0 when it went well, 2 when the person must mend something."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = _usual_language()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack a sign; that is no reason to stop
    try:
        lang, rest = _asked_language(given, lang)
        return _run(rest, lang)
    except TextError as error:
        return _complain(error.message(lang))
    except KeyboardInterrupt:
        return _complain(say("stopped", lang))
    except BrokenPipeError:
        return FAILED
    except OSError as error:
        return _complain(_from_system(error).message(lang))


def say(key: str, lang: str, **params: object) -> str:
    """A sentence of the command line, from messages/cli.toml."""
    return sentence(f"cli.{key}", params, lang)


class Parser(argparse.ArgumentParser):
    """argparse that speaks the person's language and says how to get help."""

    def __init__(self, *, lang: str, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_formatter(lang), **settings)
        self.lang = lang
        self._positionals.title, self._optionals.title = say("arguments", lang), say("options", lang)
        self.add_argument("-h", "--help", action="help", help=say("help_help", lang))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and how to get help."""
        raise SystemExit(
            _complain(say("bad_call", self.lang, detail=_translated(message, self.lang), command=self.prog))
        )


def _run(given: Sequence[str], lang: str) -> int:
    commands = {entry.name: entry for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)}
    if not given or given[0] in ("-h", "--help"):
        print(_overview(commands, lang))
        return 0
    if given[0] in ("-V", "--version"):
        print(f"inspel {__version__}")
        return 0
    if given[0] not in commands:
        return _complain(say("unknown_command", lang, command=given[0], commands=", ".join(commands)))
    module = commands[given[0]].load()
    parser = Parser(prog=f"inspel {given[0]}", lang=lang, description=say(f"{given[0]}_long", lang))
    module.add_arguments(parser, lang)
    return int(module.run(parser.parse_args(list(given[1:])), lang))


def _overview(commands: Mapping[str, EntryPoint], lang: str) -> str:
    rows = [f"  {name:<10} {say(f'{name}_short', lang)}" for name in commands]
    return "\n".join([say("usage_line", lang), "", say("about", lang), "", *rows, "", say("more", lang)])


def _usual_language() -> str:
    """INSPEL_LANG, else the system's language; Swedish when nothing says English."""
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if (os.environ.get("INSPEL_LANG") or system).lower().startswith("en") else "sv"


def _asked_language(given: list[str], usual: str) -> tuple[str, list[str]]:
    """The language of ``--lang sv|en``, which may stand anywhere, and the rest. Raises TextError for another."""
    for place, argument in enumerate(given):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            after = given[place + 1 :]
            asked, rest = (value, after) if equals else ("".join(after[:1]), after[1:])
            if asked.lower() not in _LANGUAGES:
                raise TextError("cli.unknown_language", language=asked)
            return asked.lower(), [*given[:place], *rest]
    return usual, given


def _formatter(lang: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
            super().add_usage(usage, actions, groups, prefix or say("usage", lang))

    return Formatter


def _translated(message: str, lang: str) -> str:
    for key, pattern in _ARGPARSE.items():
        if found := re.fullmatch(pattern, message, re.S):
            return say(f"call_{key}", lang, **found.groupdict())
    return message


def _from_system(error: OSError) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("output.disk_full")
    if error.errno == errno.ENOENT:
        return OutputError("output.no_folder", file=error.filename or "")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputError("output.not_allowed", file=error.filename or "")
    return OutputError("output.system", detail=str(error))


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED
