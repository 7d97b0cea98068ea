"""Every rule in a SARIF log links to an absolute address that matches this build as well as possible."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.app.conftest import desk

from vlbib.app.check.pages_of_rules import cloned_from, pages_of_rules
from vlbib.core.faults import CannotUse
from vlbib.settings import Settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk

__all__ = ["desk"]

PAGE = "docs/rules/{code}.md"
ACTION = {
    "GITHUB_SERVER_URL": "https://github.example",
    "VLBIB_ACTION_REPOSITORY": "lab/vlbib",
    "VLBIB_ACTION_REF": "v1",
}


def source(url: str) -> str:
    return json.dumps({"url": url, "vcs_info": {"vcs": "git", "commit_id": "abc123"}})


@pytest.fixture(autouse=True)
def build(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A build without its own addresses."""
    from vlbib.app.check import pages_of_rules as module

    monkeypatch.setattr(module, "own_address", lambda _label: "")
    monkeypatch.setattr(module, "own_source", lambda: "")
    return monkeypatch


def test_pages_of_the_settings_come_before_those_of_package_repository_and_action(
    build: pytest.MonkeyPatch,
) -> None:
    from vlbib.app.check import pages_of_rules as module

    assert pages_of_rules(Settings(), {}) == "https://pypi.org/project/vlbib/"
    assert pages_of_rules(Settings(), ACTION) == f"https://github.example/lab/vlbib/blob/v1/{PAGE}"
    build.setattr(module, "own_source", lambda: source("https://github.com/lab/vlbib.git"))
    assert pages_of_rules(Settings(), ACTION) == f"https://github.com/lab/vlbib/blob/abc123/{PAGE}"
    build.setattr(module, "own_address", lambda label: f"https://own.example/{label}")
    assert pages_of_rules(Settings(), ACTION) == "https://own.example/Documentation/rules/{code}.html"
    own = Settings(check={"pages": "https://lab.example/docs/"})
    assert pages_of_rules(own, ACTION) == "https://lab.example/docs/rules/{code}.html"


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://github.com/lab/vlbib.git", "https://github.com/lab/vlbib/blob"),
        ("https://someone:secret@github.com/lab/vlbib", "https://github.com/lab/vlbib/blob"),
        ("ssh://git@github.com:22/lab/vlbib.git", "https://github.com/lab/vlbib/blob"),
        ("git@github.com:lab/vlbib.git", "https://github.com/lab/vlbib/blob"),
        ("https://gitlab.com/lab/tools/vlbib", "https://gitlab.com/lab/tools/vlbib/-/blob"),
        ("https://codeberg.org/lab/vlbib", "https://codeberg.org/lab/vlbib/src/commit"),
        ("https://git.lab.example:8443/my tools/vlbib/", "https://git.lab.example:8443/my%20tools/vlbib/blob"),
    ],
)
def test_the_page_of_a_repository_is_a_web_address_without_credentials(
    build: pytest.MonkeyPatch, url: str, place: str
) -> None:
    from vlbib.app.check import pages_of_rules as module

    build.setattr(module, "own_source", lambda: source(url))
    assert pages_of_rules(Settings(), {}) == f"{place}/abc123/{PAGE}"


@pytest.mark.parametrize(
    "url", ["file:///home/me/vlbib", "/home/me/vlbib", "https://", "https://[x/vlbib", "https://host:port/vlbib", "x"]
)
def test_a_repository_that_is_not_on_the_web_has_no_page(build: pytest.MonkeyPatch, url: str) -> None:
    from vlbib.app.check import pages_of_rules as module

    build.setattr(module, "own_source", lambda: source(url))
    assert pages_of_rules(Settings(), {}) == "https://pypi.org/project/vlbib/"


@pytest.mark.parametrize(
    "text",
    [
        '{"url": "file:///x", "dir_info": {"editable": true}}',
        '{"url": "https://h/r.whl", "archive_info": {}}',
        '{"url": "https://h/r", "vcs_info": null}',
        "[]",
        "{",
        "",
    ],
)
def test_a_package_installed_without_version_control_has_no_repository(text: str) -> None:
    assert cloned_from(text) == ("", "")


@pytest.mark.parametrize("missing", list(ACTION))
def test_an_action_in_the_checkout_itself_has_no_page(missing: str) -> None:
    assert pages_of_rules(Settings(), {**ACTION, missing: ""}) == "https://pypi.org/project/vlbib/"


@pytest.mark.parametrize("command", ["check", "verify"])
def test_every_rule_of_a_log_has_an_absolute_address(desk: Desk, command: str) -> None:
    desk.write("a.bib", "@article{a, title = {Nothing That Anybody Knows}, year = {2999}}\n")
    offline = ("--offline",) if command == "verify" else ()
    run = json.loads(desk.run(command, "a.bib", "--format", "sarif", *offline).out)["runs"][0]
    addresses = [urlsplit(rule["helpUri"]) for rule in run["tool"]["driver"]["rules"]]
    assert addresses
    assert all(address.scheme == "https" and address.hostname for address in addresses)


@pytest.mark.parametrize("pages", ["docs/", "ftp://x", "https://", "https://a b", "javascript:alert(1)"])
def test_a_setting_for_pages_that_is_not_an_address_is_refused(pages: str) -> None:
    with pytest.raises(CannotUse, match="`pages` must be an address"):
        pages_of_rules(Settings(check={"pages": pages}))


@pytest.mark.parametrize("command", ["check", "verify"])
def test_sarif_links_to_the_pages_in_the_settings(desk: Desk, command: str) -> None:
    desk.write("vlbib.toml", '[check]\npages = "https://lab.example/docs/"\n')
    desk.write("a.bib", "@article{a, title = {Nothing That Anybody Knows}, year = {2999}}\n")
    offline = ("--offline",) if command == "verify" else ()
    run = json.loads(desk.run(command, "a.bib", "--format", "sarif", *offline).out)["runs"][0]
    addresses = {rule["id"]: rule["helpUri"] for rule in run["tool"]["driver"]["rules"]}
    assert addresses
    assert addresses == {code: f"https://lab.example/docs/rules/{code}.html" for code in addresses}
