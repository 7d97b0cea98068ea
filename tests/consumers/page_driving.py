"""Functions that use the HTML page in a browser as a person does, read what it shows, and measure its work."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from selenium import webdriver

# Types a query, and returns when the page is painted with the result.
SEARCHED = """const [query, done] = arguments;
const box = document.querySelector("input[type=search]");
box.value = query;
box.dispatchEvent(new Event("input"));
requestAnimationFrame(() => requestAnimationFrame(() => done()));"""


def work_of_loading(browser: webdriver.Chrome) -> float:
    """Return the CPU seconds of the page's thread since its process started; each page from a file starts a new one."""
    address = browser.current_url
    browser.get("about:blank")
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    browser.get(address)
    return worked(browser)


def worked(browser: webdriver.Chrome) -> float:
    """Return the CPU seconds of the page's thread."""
    metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def work_of_search(browser: webdriver.Chrome, query: str) -> float:
    """Return the CPU seconds of the page's thread until it is painted with the result of a query."""
    before = worked(browser)
    browser.execute_async_script(SEARCHED, query)
    return worked(browser) - before


def logged(browser: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    """Return what the browser wrote into a log since it was last read."""
    return list(browser.execute("getLog", {"type": kind})["value"])  # as `get_log` does, which has no types


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
    """Return the clipboard's text, by pasting it into a new field."""
    browser.execute_script(
        "const a = document.createElement('textarea'); a.id = 'pasted'; document.body.append(a); a.focus()"
    )
    browser.find_element(By.ID, "pasted").send_keys(Keys.CONTROL, "v")
    text = browser.find_element(By.ID, "pasted").get_property("value")
    browser.execute_script("document.getElementById('pasted').remove()")
    return str(text).replace("\r\n", "\n")
