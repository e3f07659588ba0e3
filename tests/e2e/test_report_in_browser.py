"""The HTML report in a real browser: it works, it is closed to the outside, and model text does nothing."""

from pathlib import Path
from typing import Any

import pytest

from builders.browser import Page
from builders.reports import HOSTILE, hostile_report, rejected_report, rich_report
from cimcheck.findings.report import Report
from cimcheck.outputs.html import render
from cimcheck.outputs.visible import visible

OPEN_ALL = """
document.getElementById('unfold-all').click();
for (const list of document.querySelectorAll('.elements')) list.open = true;
new Promise((resolve) => setTimeout(resolve, 300))
"""
SHOWN = """
[...document.querySelectorAll('.finding')].filter((row) => !row.closest('[hidden]')).map((row) => row.id)
"""
HANDLERS = """
[...document.querySelectorAll('*')]
  .filter((item) => item.getAttributeNames().some((name) => /^on/i.test(name))).length
"""
HIDDEN_CLAUSES = """
[...document.querySelectorAll('.finding .clauses')]
  .filter((list) => !list.checkVisibility({contentVisibilityAuto: true})).length
"""

DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def show(page: Page, html: Path, report: Report, fragment: str = "", *, scripts: bool = True) -> None:
    html.write_bytes(render(report))
    page.open(html, fragment, scripts=scripts)


def complaints(page: Page) -> list[dict[str, Any]]:
    """Everything the browser had to complain of, and every request besides the page itself."""
    said = page.reported("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
    issues = [one for one in page.reported("Audits.issueAdded") if "ContentSecurity" in one["issue"]["code"]]
    requests = [one for one in page.reported("Network.requestWillBeSent") if one["type"] != "Document"]
    return [*said, *issues, *requests]


def press(page: Page, element: str) -> None:
    page.run(f"document.getElementById('{element}').click(); new Promise((done) => setTimeout(done, 50))")


def choose(page: Page, which: str, value: str) -> None:
    page.run(
        f"{{ const list = document.querySelector('select[data-filter={which}]'); list.value = '{value}';"
        "list.dispatchEvent(new Event('change')); }"
    )


def search(page: Page, words: str) -> list[str]:
    page.run(
        f"{{ const field = document.getElementById('search'); field.value = {words!r};"
        "field.dispatchEvent(new Event('input')); } new Promise((done) => setTimeout(done, 250))"
    )
    found: list[str] = page.run(SHOWN)
    return found


@pytest.mark.parametrize("make", [rich_report, rejected_report, hostile_report])
def test_the_page_loads_without_a_complaint_or_a_request(page: Page, html: Path, make: Any) -> None:
    show(page, html, make())
    page.run(OPEN_ALL)
    assert complaints(page) == []


def test_no_text_of_a_model_runs_or_becomes_an_element(page: Page, html: Path) -> None:
    show(page, html, hostile_report())
    page.run(OPEN_ALL)
    assert page.run("document.documentElement.dataset.ran ?? null") is None
    assert page.run("document.querySelectorAll('img, iframe, object, embed, form, base, link').length") == 0
    assert page.run("document.querySelectorAll('script').length") == 2
    assert page.run(HANDLERS) == 0
    assert page.run("getComputedStyle(document.body).display") != "none"
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    shown = page.run("document.body.textContent")
    assert [text for text in HOSTILE if visible(text) not in shown] == []
    assert not {"\u202e", "\u2066", "\x00", "\x1b", "\u200b"} & set(shown)


def test_the_policy_stops_a_script_even_if_one_got_in(page: Page, html: Path) -> None:
    injected = (
        b"<script>document.documentElement.dataset.ran = 'injected'</script>"
        b'<img src=x onerror="document.documentElement.dataset.ran = 1"></main>'
    )
    html.write_bytes(render(rich_report(doors=1)).replace(b"</main>", injected))
    page.open(html)
    page.run("new Promise((done) => setTimeout(done, 200))")
    assert page.run("document.documentElement.dataset.ran ?? null") is None
    assert complaints(page) != []


def test_filters_show_what_they_say_and_always_how_many(page: Page, html: Path) -> None:
    report = rich_report()
    show(page, html, report)
    failed = {finding.id for finding in report.findings if finding.verdict.value == "fail"}
    press(page, "only-failures")
    assert set(page.run(SHOWN)) == failed
    assert page.run("document.getElementById('shown-count').textContent") == str(len(failed))
    page.run("document.querySelector('.chip[data-value=fire]').click()")
    fire = {finding.id for finding in report.findings if finding.domain == "fire"}
    assert set(page.run(SHOWN)) == failed & fire
    choose(page, "building", "2")
    second = {finding.id for finding in report.findings if finding.subject.building == "B2"}
    assert set(page.run(SHOWN)) == failed & fire & second
    press(page, "reset")
    assert len(page.run(SHOWN)) == len(report.findings)
    choose(page, "kind", "Building")
    assert len(page.run(SHOWN)) == 3


def test_search_finds_text_and_elements_and_says_when_there_is_none(page: Page, html: Path) -> None:
    report = rich_report()
    show(page, html, report)
    door = next(finding for finding in report.findings if finding.subject.name.endswith("FM-0077"))
    assert search(page, "fm-0077") == [door.id]
    assert search(page, door.elements[0]) == [door.id]
    assert search(page, "nothing has this name") == []
    assert not page.run("document.getElementById('none-shown').hidden")


def test_the_trace_opens_down_to_element_property_and_step_id(page: Page, html: Path) -> None:
    report = rich_report(doors=0, spaces=450)
    finding = report.findings[0]
    show(page, html, report, f"#{finding.id}")
    page.run("new Promise((done) => setTimeout(done, 200))")
    tree = f"document.getElementById('{finding.id}').querySelector('.tree')"
    assert page.run(f"document.getElementById('{finding.id}').open")
    assert "国人防办字〔2003〕18号 第 47(1) 条" in page.run(f"{tree}.textContent")
    page.run(f"for (const fold of {tree}.querySelectorAll('details')) fold.unfold()")
    assert page.run(f"{tree}.querySelectorAll('tbody tr').length") == 200
    assert "已显示 200 / 450 项" in page.run(f"{tree}.textContent")
    page.run(f"[...{tree}.querySelectorAll('.more button')].at(-1).click()")
    assert page.run(f"{tree}.querySelectorAll('tbody tr').length") == 450
    text = page.run(f"{tree}.textContent")
    assert "Qto_SpaceBaseQuantities.NetFloorArea #90449 = 12500000 mm² → 12.5 m²" in text
    assert "#1449" in text


def test_the_language_is_switched_without_loading_anything(page: Page, html: Path) -> None:
    show(page, html, rich_report(doors=3))
    assert "检查结果" in page.run("document.querySelector('main').innerText")
    page.run("document.querySelector('label[for=in-english]').click()")
    english = page.run(
        "document.querySelector('.top').innerText + document.querySelector('#conclusion').innerText"
    )
    assert "Conclusion" in english
    assert "结论" not in english
    assert page.run("document.documentElement.lang") == "en"
    assert page.run("document.getElementById('search').placeholder").startswith("Search")


def test_without_scripts_all_findings_and_both_languages_are_there(page: Page, html: Path) -> None:
    report = rich_report(doors=20)
    show(page, html, report, scripts=False)
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    assert len(page.run(SHOWN)) == len(report.findings)
    assert "脚本未运行" in page.run("document.querySelector('main').innerText")
    page.run("document.getElementById('in-english').checked = true")
    assert "Scripts are off" in page.run("document.querySelector('main').innerText")


def test_a_link_to_a_hidden_finding_shows_it(page: Page, html: Path) -> None:
    report = rich_report()
    show(page, html, report)
    press(page, "only-failures")
    passed = next(finding.id for finding in report.findings if finding.verdict.value == "pass")
    page.run(f"location.hash = '{passed}'; new Promise((done) => setTimeout(done, 200))")
    assert passed in page.run(SHOWN)
    assert page.run(f"document.getElementById('{passed}').open")


def test_paper_shows_every_finding_with_its_clause(page: Page, html: Path) -> None:
    show(page, html, rich_report(doors=30))
    page.call("Emulation.setEmulatedMedia", media="print")
    page.run(DRAWN)
    hidden = page.run(HIDDEN_CLAUSES)
    controls = page.run("document.querySelector('.tools').checkVisibility()")
    page.call("Emulation.setEmulatedMedia", media="")
    assert (hidden, controls) == (0, False)
    pdf = page.pdf()
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 50_000


READY = """
new Promise((done) => {
  const wait = () => (document.documentElement.dataset.ready ? done() : setTimeout(wait, 10));
  wait();
})
"""


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is long."""
    monkeypatch.setattr("cimcheck.outputs.html.page.MOST_WRITTEN", 0)


def show_packed(page: Page, html: Path, report: Report, fragment: str = "") -> None:
    show(page, html, report, fragment)
    page.run(READY)


@pytest.mark.usefixtures("packed")
def test_a_long_list_is_drawn_in_parts_that_say_how_much_there_is(page: Page, html: Path) -> None:
    report = rich_report(doors=1200)
    show_packed(page, html, report)
    total = len(report.findings)
    shown = len(page.run(SHOWN))
    assert 0 < shown < total
    assert page.run("document.getElementById('shown-count').textContent") == str(total)
    assert "已显示 66 / " in page.run("document.querySelector('.group .more').textContent")
    page.run("document.querySelectorAll('.group .more')[0].querySelectorAll('button')[0].click()")
    assert len(page.run(SHOWN)) > shown
    page.run("for (const bar of document.querySelectorAll('.group .more')) bar.lastElementChild.click()")
    assert set(page.run(SHOWN)) == {finding.id for finding in report.findings}
    assert complaints(page) == []


@pytest.mark.usefixtures("packed")
def test_a_long_list_is_filtered_searched_and_linked_like_a_short_one(page: Page, html: Path) -> None:
    report = rich_report(doors=1200)
    last = report.findings[-1]
    show_packed(page, html, report, f"#{last.id}")
    assert page.run(f"document.getElementById('{last.id}').open")
    assert page.run(f"document.getElementById('{last.id}').querySelector('.tree') !== null")
    door = next(finding for finding in report.findings if finding.subject.name.endswith("FM-0777"))
    assert search(page, "fm-0777") == [door.id]
    assert search(page, door.elements[0]) == [door.id]
    assert search(page, "nothing has this name") == []
    press(page, "only-failures")
    failed = sum(finding.verdict.value == "fail" for finding in report.findings)
    assert page.run("document.getElementById('shown-count').textContent") == str(failed)
    page.run("document.querySelector('.lacking[data-fact=\"door.clear_width\"]').click()")
    lacking = sum(any(one.fact == "door.clear_width" for one in f.missing) for f in report.findings)
    assert page.run("document.getElementById('shown-count').textContent") == str(lacking)


@pytest.mark.usefixtures("packed")
def test_a_long_list_prints_everything_that_fits_the_filter(page: Page, html: Path) -> None:
    report = rich_report(doors=1200)
    show_packed(page, html, report)
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert set(page.run(SHOWN)) == {finding.id for finding in report.findings}
    press(page, "only-failures")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert set(page.run(SHOWN)) == {f.id for f in report.findings if f.verdict.value == "fail"}


@pytest.mark.usefixtures("packed")
def test_no_text_of_a_model_becomes_an_element_of_a_long_list(page: Page, html: Path) -> None:
    show_packed(page, html, hostile_report())
    page.run(OPEN_ALL)
    assert page.run("document.documentElement.dataset.ran ?? null") is None
    assert page.run("document.querySelectorAll('img, iframe, object, embed, form, base, link').length") == 0
    assert page.run("document.querySelectorAll('.finding script').length") == 0
    assert page.run(HANDLERS) == 0
    assert complaints(page) == []
    shown = page.run("document.body.textContent")
    assert [text for text in HOSTILE if visible(text) not in shown] == []


@pytest.mark.usefixtures("packed")
def test_without_scripts_a_long_list_says_where_else_it_stands(page: Page, html: Path) -> None:
    show(page, html, rich_report(doors=20), scripts=False)
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "report.xlsx" in page.run("document.querySelector('main').innerText")
