"""report.html in Chromium: axe finds nothing, everything works from the keyboard without JavaScript, nothing is fetched."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from test_report_page import TITLE, written_report

CHROMIUM = shutil.which("chromium")
PDFTOTEXT = shutil.which("pdftotext")
AXE = Path(__file__).parents[2] / "vendor" / "axe"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--no-first-run",
]
WIDE, NARROW, NARROWEST = 1200, 390, 320
HEIGHT = 900

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="THE REPORT IS NOT TESTED IN A BROWSER: the package playwright is not installed"
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="THE REPORT IS NOT TESTED IN A BROWSER: there is no chromium on the path"),
]

Open = Callable[..., Any]

# Opens all that can be opened in place.
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"

# What axe finds, as lines: rule, place.
RUN_AXE = """async ([locale, tags]) => {
  axe.configure({locale});
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}"""

# What can be pressed and is smaller than 24 by 24, with its size. A label belongs to the target of its field. A link in
# running text is exempt (WCAG 2.5.8 Inline): it is laid out in line, and its block has words of its own.
SMALL_TARGETS = """() => {
  const sized = one => {
    const all = [one, ...(one.labels || [])].map(part => part.getBoundingClientRect()).filter(box => box.width);
    const edge = (name, pick) => pick(...all.map(box => box[name]));
    return [edge('right', Math.max) - edge('left', Math.min), edge('bottom', Math.max) - edge('top', Math.min)];
  };
  const words = node => [...node.childNodes].map(child => child.nodeType === 3 ? child.textContent
    : child.matches?.('a, button, input, style') || !child.checkVisibility?.() ? '' : words(child)).join('');
  const inText = one => {
    if (getComputedStyle(one).display !== 'inline') return false;
    let block = one.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    return /[\\p{L}\\p{N}]/u.test(words(block));
  };
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility())
    .map(one => [one, ...sized(one)])
    .filter(([one, width, height]) => (width < 24 || height < 24) && !inText(one))
    .map(([one, width, height]) => `${one.closest('section, nav, ul, header')?.id || one.parentElement.className}: `
      + `${one.parentElement.tagName}.${one.parentElement.className} > ${one.tagName} “${one.textContent}” ${width.toFixed(1)}x${height.toFixed(1)}`);
}"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written_report(tmp_path_factory.mktemp("report")).folder / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, file: Path) -> Iterator[Open]:
    """Open the report in a window of its own; it is closed when the test ends."""
    contexts = []

    def open_page(width: int = WIDE, **settings: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce", **settings)
        contexts.append(context)
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def without_script(opened: Open) -> Any:
    """The report in a browser where no page may run a script."""
    return opened(java_script_enabled=False)


def first_number(page: Any) -> Any:
    """The first number that can be opened."""
    return page.locator("#ledger td a").first


def list_of(page: Any, number: Any) -> Any:
    """The list that a number leads to."""
    return page.locator(number.get_attribute("href"))


def press_until_focused(page: Any, wanted: Any, key: str = "Tab") -> None:
    """Press a key until the element has the focus; fails when the whole page has been gone through."""
    for _ in range(50):
        page.keyboard.press(key)
        if wanted.and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"{wanted} is not reached with {key}")


# Accessibility


@pytest.fixture(scope="module")
def axe() -> tuple[str, Any]:
    """The checker and its Swedish words."""
    script = (AXE / "axe.min.js").read_text(encoding="utf-8")
    return script, json.loads((AXE / "sv.json").read_text(encoding="utf-8"))


def open_everything(page: Any) -> None:
    """Whatever folds, and a list: of those one can be open at a time."""
    page.evaluate(OPEN_ALL)
    first_number(page).click()
    sync_api.expect(list_of(page, first_number(page))).to_be_visible()


def violations(page: Any, axe: tuple[str, Any]) -> list[str]:
    script, locale = axe
    page.evaluate(script)
    found: list[str] = page.evaluate(RUN_AXE, [locale, TAGS])
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_to_remark_on(opened: Open, axe: tuple[str, Any], width: int, scheme: str) -> None:
    assert violations(opened(width, color_scheme=scheme), axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_where_all_is_open(opened: Open, axe: tuple[str, Any], width: int, scheme: str) -> None:
    page = opened(width, color_scheme=scheme)
    open_everything(page)

    assert violations(page, axe) == []


def test_axe_finds_nothing_in_english(opened: Open, axe: tuple[str, Any]) -> None:
    page = opened()
    page.get_by_label("English").check()

    assert violations(page, axe) == []


@pytest.mark.parametrize("width", [NARROWEST, NARROW])
def test_the_page_never_scrolls_sideways(opened: Open, width: int) -> None:
    page = opened(width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [NARROWEST, NARROW])
def test_the_page_never_scrolls_sideways_in_english_with_a_list_open(opened: Open, width: int) -> None:
    page = opened(width)
    page.get_by_label("English").check()
    open_everything(page)

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [NARROWEST, NARROW])
def test_a_table_that_is_stacked_on_a_narrow_screen_shows_all_its_columns(opened: Open, width: int) -> None:
    page = opened(width)
    room = page.locator(".scroll:has(.stack)").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")

    assert room == [0, 0, 0]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_all_that_can_be_pressed_is_large_enough_or_stands_in_text(opened: Open, width: int) -> None:
    page = opened(width)
    open_everything(page)

    assert page.evaluate(SMALL_TARGETS) == []


# From the keyboard, without JavaScript


def test_the_first_thing_the_keyboard_reaches_skips_to_the_content(without_script: Any) -> None:
    without_script.keyboard.press("Tab")

    sync_api.expect(without_script.locator("a.skip")).to_be_focused()
    sync_api.expect(without_script.locator("a.skip")).to_be_in_viewport()


def test_the_page_is_in_swedish_alone_until_another_language_is_chosen(without_script: Any) -> None:
    shown = without_script.locator("#ledger > h2 > span")

    assert [one.is_visible() for one in shown.all()] == [True, False]


def test_the_language_is_chosen_from_the_keyboard(without_script: Any) -> None:
    press_until_focused(without_script, without_script.get_by_label("Svenska"))

    without_script.keyboard.press("ArrowRight")

    assert [one.is_visible() for one in without_script.locator("#ledger > h2 > span").all()] == [False, True]


def test_in_english_no_swedish_text_of_ours_is_shown_and_all_english_is(without_script: Any) -> None:
    press_until_focused(without_script, without_script.get_by_label("Svenska"))

    without_script.keyboard.press("ArrowRight")

    assert without_script.locator(".sv:visible").count() == 0
    assert without_script.locator("main .en:not(:visible)").evaluate_all(
        "all => all.filter(one => !one.matches('.label *')).map(one => one.textContent)"  # labels of stacked tables
    ) == []  # fmt: skip


def test_a_number_opened_from_the_keyboard_shows_its_list(without_script: Any) -> None:
    number = first_number(without_script)
    sync_api.expect(list_of(without_script, number)).to_be_hidden()
    number.focus()

    without_script.keyboard.press("Enter")

    sync_api.expect(list_of(without_script, number)).to_be_in_viewport()
    assert without_script.locator(".behind:visible").count() == 1


def test_the_next_thing_the_keyboard_reaches_in_an_open_list_closes_it(without_script: Any) -> None:
    number = first_number(without_script)
    number.press("Enter")
    sync_api.expect(list_of(without_script, number)).to_be_visible()

    without_script.keyboard.press("Tab")
    sync_api.expect(list_of(without_script, number).get_by_role("link", name="Stäng")).to_be_focused()
    without_script.keyboard.press("Enter")

    sync_api.expect(list_of(without_script, number)).to_be_hidden()


def test_an_id_in_an_open_list_leads_to_the_contribution(without_script: Any) -> None:
    number = first_number(without_script)
    number.press("Enter")
    first = list_of(without_script, number).locator("li a").first

    first.press("Enter")

    sync_api.expect(without_script.locator(first.get_attribute("href"))).to_be_in_viewport()
    sync_api.expect(list_of(without_script, number)).to_be_hidden()


# What goes out, and what comes out on paper


def test_nothing_is_fetched_but_the_page_itself(browser: Any, file: Path) -> None:
    with browser.new_context() as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri(), wait_until="networkidle")

    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


def test_the_letters_of_the_page_are_drawn_with_its_own_font(opened: Open) -> None:
    page = opened()

    assert page.evaluate("document.fonts.ready.then(all => [...all].some(one => one.status === 'loaded'))")


@pytest.mark.skipif(not PDFTOTEXT, reason="THE PRINTED REPORT IS NOT READ: there is no pdftotext (poppler-utils)")
def test_the_page_can_be_printed_with_its_title_and_without_the_lists(opened: Open, tmp_path: Path) -> None:
    page = opened()
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)

    read = subprocess.run([str(PDFTOTEXT), tmp_path / "report.pdf", "-"], check=True, capture_output=True, text=True)

    text = " ".join(read.stdout.split())
    assert (TITLE in text, "Stäng" in text, "Skip to content" in text) == (True, False, False)
