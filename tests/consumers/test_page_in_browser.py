from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from tests.consumers.page_driving import click, copied, logged, press, shown, work_of_loading, work_of_search

from vlbib.exports.format import ExportOptions, load_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vlbib.exports.item import Item

    FromText = Callable[..., tuple[Item, ...]]

pytestmark = pytest.mark.consumer

LIBRARY = r"""
@inproceedings{radford2021clip, title = {Learning Transferable Visual Models}, booktitle = {ICML}, year = 2021,
  author = {Radford, Alec and Kim, Jong and C, C and D, D and E, E and F, F and G, G and H, H and Späth, Zoë and Z, Z},
  keywords = {VLP/Dual encoder, CLIP}, eprint = {2103.00020}, archiveprefix = {arXiv}}
@article{mueller2020, title = {Poincar{\'e} Embeddings \& <b>More</b> <c>Yet</c>}, author = {M{\"u}ller, Jürgen},
  journal = {J}, year = 2020, keywords = {VLP, Geometry}, abstract = {Hyperbolic things.}}
@misc{zhang2022, title = {视觉语言预训练综述}, author = {张, 三}, year = 2022, keywords = {综述}}
"""
ENTRY = """@article{key%d, title = {Title Number %d of a Paper}, author = {Family%d, Given and Other, Ann}, year = %d,
  keywords = {tag%d, top/tag%d}, journal = {J}, abstract = {Some words about number %d that fill a line or two.}}
"""
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SIZES = ((390, 844), (768, 1024), (1280, 800))
RUN_AXE = """const done = arguments[0];
axe.run(document).then((found) => done(found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`)));"""
# Opens everything that can be opened, and selects a tag and an entry.
OPENED = """for (const one of document.querySelectorAll("details")) one.open = true;
for (const one of document.querySelectorAll(".twist")) one.click();
document.querySelector("article .tag").click();
document.querySelector("[data-copy=cite]").click();
document.querySelector(".filter").click();"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    folder = tmp_path_factory.mktemp("chromium")
    for argument in (*QUIET.split(), "--window-size=1280,900", f"--user-data-dir={folder}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, from_text: FromText, tmp_path: Path) -> webdriver.Chrome:
    opened(browser, tmp_path, from_text(LIBRARY))
    return browser


def opened(browser: webdriver.Chrome, folder: Path, items: tuple[Item, ...]) -> None:
    path = written(folder, items)
    browser.get("about:blank")
    logged(browser, "browser")
    logged(browser, "performance")
    browser.get(path.as_uri())


def written(folder: Path, items: tuple[Item, ...]) -> Path:
    path = folder / "page.html"
    path.write_text(load_format("html").render(items, ExportOptions(title="Papers")).text, encoding="utf-8")
    return path


@pytest.fixture
def own_page(own_items: tuple[Item, ...], tmp_path: Path) -> Path:
    """The page of the project's own library."""
    return written(tmp_path, own_items)


@contextmanager
def screen(browser: webdriver.Chrome, width: int, height: int, theme: str = "light") -> Iterator[None]:
    """Set the screen's size in CSS pixels, and its colour scheme, dark or light."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core; npm downloads it once and then uses its cache."""
    folder = tmp_path_factory.mktemp("axe") / "axe"
    shutil.copytree(Path(__file__).parent / "axe", folder)
    command = ("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
    subprocess.run(command, cwd=folder, check=True, timeout=300, capture_output=True)
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(browser: webdriver.Chrome, axe: str) -> list[str]:
    """Return what axe-core reports about the page in its present state."""
    browser.execute_script(axe)
    return list(browser.execute_async_script(RUN_AXE))


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


def test_a_tag_selects_its_entries_and_two_tags_those_with_both(page: webdriver.Chrome) -> None:
    click(page, 'aside [data-tag="VLP"]')
    assert shown(page) == ["mueller2020"]
    click(page, ".clear")
    click(page, 'aside [data-tag="VLP/Dual encoder"]')
    assert shown(page) == ["radford2021clip"]
    click(page, 'article#radford2021clip [data-tag="CLIP"]')
    assert shown(page) == ["radford2021clip"]
    assert page.find_element(By.CSS_SELECTOR, ".count").text == "1 of 3 entries"
    click(page, '[data-drop="CLIP"]')
    click(page, '[data-drop="VLP/Dual encoder"]')
    assert len(shown(page)) == 3


def test_with_a_separator_a_tag_selects_entries_with_tags_below_it(
    browser: webdriver.Chrome, from_text: FromText, tmp_path: Path
) -> None:
    opened(browser, tmp_path, from_text(LIBRARY, separator="/"))
    click(browser, 'aside [data-tag="VLP"]')
    assert shown(browser) == ["radford2021clip", "mueller2020"]
    click(browser, 'article#mueller2020 [data-tag="Geometry"]')
    assert shown(browser) == ["mueller2020"]


def test_the_menu_of_tags_is_folded_and_unfolded(
    browser: webdriver.Chrome, from_text: FromText, tmp_path: Path
) -> None:
    opened(browser, tmp_path, from_text(LIBRARY, separator="/"))
    inner = browser.find_element(By.CSS_SELECTOR, 'aside [data-tag="VLP/Dual encoder"]')
    assert inner.is_displayed()
    click(browser, "aside .twist")
    assert not inner.is_displayed()


def test_on_a_narrow_screen_the_tags_are_behind_a_button(page: webdriver.Chrome) -> None:
    with screen(page, 390, 844):
        tag = page.find_element(By.CSS_SELECTOR, 'aside [data-tag="CLIP"]')
        assert not tag.is_displayed()
        click(page, ".filter")
        tag.click()
        assert (tag.is_displayed(), shown(page)) == (False, ["radford2021clip"])


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_first_entry_is_visible_without_scrolling(
    browser: webdriver.Chrome, own_items: tuple[Item, ...], tmp_path: Path, width: int, height: int
) -> None:
    with screen(browser, width, height):
        opened(browser, tmp_path, own_items)
        bottom = browser.execute_script(
            "return document.querySelector('article').getBoundingClientRect().bottom + scrollY"
        )
        wide = browser.execute_script("return document.documentElement.scrollWidth")
    assert bottom < height
    assert wide <= width


def test_the_charts_are_behind_a_switch(page: webdriver.Chrome) -> None:
    assert not page.find_element(By.TAG_NAME, "svg").is_displayed()
    click(page, ".charts summary")
    assert page.find_element(By.TAG_NAME, "svg").is_displayed()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_barrier(
    browser: webdriver.Chrome, own_page: Path, axe: str, theme: str, width: int, height: int
) -> None:
    with screen(browser, width, height, theme):
        browser.get("about:blank")
        browser.get(own_page.as_uri())
        at_rest = violations(browser, axe)
        browser.execute_script(OPENED)
        in_use = violations(browser, axe)
    assert (at_rest, in_use) == ([], [])


def test_a_bar_of_the_timeline_is_a_filter(page: webdriver.Chrome) -> None:
    click(page, ".charts summary")
    click(page, 'g[data-year="2022"] .click')
    assert shown(page) == ["zhang2022"]
    assert page.current_url.endswith("#?year=2022")
    click(page, "[data-drop-year]")
    assert len(shown(page)) == 3


def test_a_filter_is_part_of_the_pages_address(page: webdriver.Chrome) -> None:
    page.get(page.current_url.split("#")[0] + "#?q=poincare&tag=VLP&year=2020")
    page.refresh()
    assert shown(page) == ["mueller2020"]
    assert page.find_element(By.CSS_SELECTOR, ".charts").get_attribute("open")


def test_an_anchor_opens_its_entry_even_if_a_filter_hides_it(page: webdriver.Chrome) -> None:
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
    assert (
        page.execute_script("return document.querySelectorAll('#mueller2020 .source, #mueller2020 .bibtex').length")
        == 1
    )
    click(page, "article#mueller2020 .source summary")
    click(page, 'article#mueller2020 [data-copy="bibtex"]')
    time.sleep(0.2)
    text = copied(page)
    assert text.startswith("@article{mueller2020,\n")
    assert (
        r"title = {Poincar{\'e} Embeddings \& \textbf{More} {\textless}c{\textgreater}Yet{\textless}/c{\textgreater}}"
        in text
    )


def test_it_can_be_used_with_only_the_keyboard(page: webdriver.Chrome) -> None:
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
    click(page, ".charts summary")
    page.execute_script("document.querySelector('g[data-year=\"2020\"]').focus()")
    press(page, Keys.ENTER)
    assert shown(page) == ["mueller2020"]


def test_many_authors_are_folded(page: webdriver.Chrome) -> None:
    who = page.find_element(By.CSS_SELECTOR, "#radford2021clip .who")
    assert "Späth" not in who.text
    click(page, "#radford2021clip .fold")
    assert "Zoë Späth" in who.text


def test_entries_can_be_sorted(page: webdriver.Chrome) -> None:
    select = page.find_element(By.CSS_SELECTOR, ".order")
    select.send_keys("Newest")
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


def test_it_prints_all_authors_and_no_buttons(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    seen = "return [...document.querySelectorAll('button, input, select')].filter((one) => one.offsetParent).length"
    pressed, who = page.execute_script(seen), page.find_element(By.CSS_SELECTOR, ".who").text
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert pressed == 0
    assert who.endswith("Zoë Späth, Z Z")


def test_fifty_entries_print_on_five_pages_without_urls(
    browser: webdriver.Chrome, own_items: tuple[Item, ...], run: Callable[..., str], tmp_path: Path
) -> None:
    assert len(own_items) > 50
    opened(browser, tmp_path, own_items)
    (tmp_path / "page.pdf").write_bytes(base64.b64decode(browser.print_page()))
    text = run("pdftotext", "page.pdf", "-")
    assert text.count("\f") <= 5
    assert "http" not in text
    assert f"DOI {next(item.doi for item in own_items if item.doi)}" in text.replace("\n", " ")


def test_it_is_readable_without_scripts(browser: webdriver.Chrome, from_text: FromText, tmp_path: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened(browser, tmp_path, from_text(LIBRARY))
    text: Any = browser.find_element(By.TAG_NAME, "main").text
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Poincaré Embeddings & More <c>Yet</c>" in text
    assert "Zoë Späth" in text
    assert "Dual encoder" in text


def test_two_thousand_entries_open_and_filter_without_lag(
    browser: webdriver.Chrome, from_text: FromText, tmp_path: Path
) -> None:
    text = "".join(ENTRY % (n, n, n % 300, 1990 + n % 35, n % 40, n % 9, n) for n in range(2000))
    opened(browser, tmp_path, from_text(text))
    loading = min(work_of_loading(browser) for _ in range(3))
    first = work_of_search(browser, "number 19")
    later = [work_of_search(browser, query) for query in ("family7", "tag3 title", "")]
    assert loading <= 0.5
    assert first < 0.5
    assert max(later) < 0.2
    assert len(shown(browser)) == 2000
