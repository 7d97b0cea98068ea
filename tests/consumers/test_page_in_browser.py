from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from vlbib.exports.format import ExportOptions, load_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vlbib.exports.item import Item

pytestmark = pytest.mark.consumer

LIBRARY = r"""
@inproceedings{radford2021clip, title = {Learning Transferable Visual Models}, booktitle = {ICML}, year = 2021,
  author = {Radford, Alec and Kim, Jong and C, C and D, D and E, E and F, F and G, G and H, H and Späth, Zoë and Z, Z},
  keywords = {VLP/Dual encoder, CLIP}, eprint = {2103.00020}, archiveprefix = {arXiv}}
@article{mueller2020, title = {Poincar{\'e} Embeddings \& <b>More</b>}, author = {M{\"u}ller, Jürgen}, journal = {J},
  year = 2020, keywords = {VLP, Geometry}, abstract = {Hyperbolic things.}}
@misc{zhang2022, title = {视觉语言预训练综述}, author = {张, 三}, year = 2022, keywords = {综述}}
"""
ENTRY = """@article{key%d, title = {Title Number %d of a Paper}, author = {Family%d, Given and Other, Ann}, year = %d,
  keywords = {tag%d, top/tag%d}, journal = {J}, abstract = {Some words about number %d that fill a line or two.}}
"""
# Types a query, and tells the milliseconds until the page is painted with its answer.
TIMED = """const [query, done] = arguments;
const box = document.querySelector("input[type=search]");
const start = performance.now();
box.value = query;
box.dispatchEvent(new Event("input"));
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));"""


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, from_text: Callable[[str], tuple[Item, ...]], tmp_path: Path) -> webdriver.Chrome:
    opened(browser, tmp_path, from_text(LIBRARY))
    return browser


def opened(browser: webdriver.Chrome, folder: Path, items: tuple[Item, ...]) -> None:
    path = folder / "page.html"
    path.write_text(load_format("html").render(items, ExportOptions(title="Papers")).text, encoding="utf-8")
    browser.get("about:blank")
    logged(browser, "browser")
    logged(browser, "performance")
    browser.get(path.as_uri())


def logged(browser: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    """What the browser wrote into a log since it was last read."""
    return list(browser.get_log(kind))  # type: ignore[no-untyped-call]


def shown(browser: webdriver.Chrome) -> list[str]:
    return [one.get_attribute("id") or "" for one in browser.find_elements(By.CSS_SELECTOR, "article:not([hidden])")]


def press(browser: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)
    time.sleep(0.1)


def click(browser: webdriver.Chrome, selector: str) -> None:
    browser.find_element(By.CSS_SELECTOR, selector).click()
    time.sleep(0.05)


def copied(browser: webdriver.Chrome) -> str:
    """What lies on the clipboard, pasted into a field of our own."""
    browser.execute_script(
        "const a = document.createElement('textarea'); a.id = 'pasted'; document.body.append(a); a.focus()"
    )
    browser.find_element(By.ID, "pasted").send_keys(Keys.CONTROL, "v")
    text = browser.find_element(By.ID, "pasted").get_property("value")
    browser.execute_script("document.getElementById('pasted').remove()")
    return str(text).replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("poincare", ["mueller2020"]),
        ("MÜLLER", ["mueller2020"]),
        ("muller embeddings", ["mueller2020"]),
        ("spath zoe", ["radford2021clip"]),
        ("视觉", ["zhang2022"]),
        ("张三", ["zhang2022"]),
        ("hyperbolic", ["mueller2020"]),
        ("geometry", ["mueller2020"]),
        ("radford2021clip", ["radford2021clip"]),
        ("nothing like this", []),
        ("", ["radford2021clip", "mueller2020", "zhang2022"]),
    ],
)
def test_search_ignores_accents_and_case(page: webdriver.Chrome, query: str, keys: list[str]) -> None:
    page.find_element(By.CSS_SELECTOR, "input[type=search]").send_keys(query)
    time.sleep(0.1)
    assert shown(page) == keys
    assert page.find_element(By.CSS_SELECTOR, ".none").is_displayed() == (not keys)


def test_a_tag_takes_what_is_below_it_and_two_tags_both_must_hold(page: webdriver.Chrome) -> None:
    click(page, 'aside [data-tag="VLP"]')
    assert shown(page) == ["radford2021clip", "mueller2020"]
    click(page, 'article#mueller2020 [data-tag="Geometry"]')
    assert shown(page) == ["mueller2020"]
    assert page.find_element(By.CSS_SELECTOR, ".count").text == "1 of 3 entries"
    click(page, ".clear")
    assert len(shown(page)) == 3


def test_a_bar_of_the_timeline_is_a_filter(page: webdriver.Chrome) -> None:
    click(page, 'g[data-year="2022"] .click')
    assert shown(page) == ["zhang2022"]
    assert page.current_url.endswith("#?year=2022")


def test_a_filter_can_be_sent_as_an_address(page: webdriver.Chrome) -> None:
    page.get(page.current_url.split("#")[0] + "#?q=poincare&tag=VLP")
    page.refresh()
    assert shown(page) == ["mueller2020"]


def test_an_anchor_opens_its_entry_even_when_a_filter_hides_it(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "input[type=search]").send_keys("poincare")
    time.sleep(0.1)
    page.execute_script("location.hash = '#zhang2022'")
    time.sleep(0.1)
    assert "zhang2022" in shown(page)
    assert page.execute_script("return document.querySelector(':target').id") == "zhang2022"


def test_the_buttons_copy(page: webdriver.Chrome) -> None:
    click(page, 'article#mueller2020 [data-copy="cite"]')
    time.sleep(0.2)
    assert copied(page) == r"\cite{mueller2020}"
    click(page, 'article#mueller2020 [data-copy="bibtex"]')
    time.sleep(0.2)
    text = copied(page)
    assert text.startswith("@article{mueller2020,\n")
    assert r"title = {Poincar{\'e} Embeddings \& {\textless}b{\textgreater}More{\textless}/b{\textgreater}}" in text


def test_it_can_be_used_with_the_keyboard_alone(page: webdriver.Chrome) -> None:
    press(page, "/")
    assert page.switch_to.active_element.get_attribute("type") == "search"
    press(page, "learning", Keys.ENTER)
    assert shown(page) == ["radford2021clip"]
    press(page, "c")
    assert page.find_element(By.CSS_SELECTOR, ".told").text == r"\cite{radford2021clip} copied"
    press(page, Keys.ESCAPE, "j", "j", "k")
    assert page.find_element(By.CSS_SELECTOR, "article.here").get_attribute("id") == "mueller2020"
    press(page, "?")
    assert page.find_element(By.TAG_NAME, "dialog").is_displayed()
    press(page, Keys.ESCAPE)
    press(page, "t")
    assert page.execute_script("return document.documentElement.dataset.theme") in ("dark", "light")
    page.execute_script("document.querySelector('g[data-year=\"2020\"]').focus()")
    press(page, Keys.ENTER)
    assert shown(page) == ["mueller2020"]


def test_many_authors_are_folded(page: webdriver.Chrome) -> None:
    who = page.find_element(By.CSS_SELECTOR, "#radford2021clip .who")
    assert "Späth" not in who.text
    click(page, "#radford2021clip .fold")
    assert "Zoë Späth" in who.text


def test_entries_can_be_ordered(page: webdriver.Chrome) -> None:
    select = page.find_element(By.CSS_SELECTOR, ".order select")
    select.send_keys("Newest first")
    select.send_keys(Keys.ENTER)
    time.sleep(0.1)
    assert shown(page) == ["zhang2022", "radford2021clip", "mueller2020"]


def test_the_console_stays_empty_and_nothing_is_fetched(page: webdriver.Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "input[type=search]").send_keys("a")
    time.sleep(0.3)
    assert logged(page, "browser") == []
    events = [json.loads(one["message"])["message"] for one in logged(page, "performance")]
    asked = [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "about:"))] == []
    assert len(asked) == 1


def test_it_prints_every_author_and_nothing_to_press(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    seen = "return [...document.querySelectorAll('button, input, select')].filter((one) => one.offsetParent).length"
    pressed, who = page.execute_script(seen), page.find_element(By.CSS_SELECTOR, ".who").text
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert pressed == 0
    assert who.endswith("Zoë Späth, Z Z")


def test_it_reads_without_a_script(
    browser: webdriver.Chrome, from_text: Callable[[str], tuple[Item, ...]], tmp_path: Path
) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened(browser, tmp_path, from_text(LIBRARY))
    text: Any = browser.find_element(By.TAG_NAME, "main").text
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Poincaré Embeddings & <b>More</b>" in text
    assert "Zoë Späth" in text


def test_two_thousand_entries_open_and_filter_without_lag(
    browser: webdriver.Chrome, from_text: Callable[[str], tuple[Item, ...]], tmp_path: Path
) -> None:
    text = "".join(ENTRY % (n, n, n % 300, 1990 + n % 35, n % 40, n % 9, n) for n in range(2000))
    opened(browser, tmp_path, from_text(text))
    loaded = browser.execute_script("const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd")
    first = browser.execute_async_script(TIMED, "number 19")
    later = [browser.execute_async_script(TIMED, query) for query in ("family7", "tag3 title", "")]
    assert loaded < 3000
    assert first < 500
    assert max(later) < 200
    assert len(shown(browser)) == 2000
