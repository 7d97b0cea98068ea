"""A request in its final form: address and body, redirects, and how long to wait."""

from __future__ import annotations

import pytest

from vlbib.resolver import Request
from vlbib.sources.http.call import Call, keeps_key, prepare, redirected, retry_after


def test_a_request_becomes_a_url_below_the_base() -> None:
    call = prepare("https://a.org/api/", Request(path="/works", params={"q": "a b"}))
    assert (call.method, call.url, call.body) == ("GET", "https://a.org/api/works?q=a+b", None)


def test_forms_and_json_are_posted() -> None:
    form = prepare("https://a.org", Request(form={"q": "a b"}))
    assert (form.method, form.body, form.content_type) == ("POST", b"q=a+b", "application/x-www-form-urlencoded")
    posted = prepare("https://a.org", Request(json={"b": 1, "a": "\u00fc"}))
    assert (posted.method, posted.content_type) == ("POST", "application/json")
    assert posted.body == '{"a": "\u00fc", "b": 1}'.encode()


def test_the_host_includes_its_port() -> None:
    assert Call(method="GET", url="https://a.org/x").host == "a.org"
    assert Call(method="GET", url="https://a.org:8080/x").host == "a.org:8080"


def test_a_redirect_keeps_the_method_and_may_be_relative() -> None:
    moved = redirected(Call(method="POST", url="https://a.org/x/y", body=b"b"), "../z")
    assert moved is not None
    assert (moved.method, moved.url, moved.body) == ("POST", "https://a.org/z", b"b")


@pytest.mark.parametrize("location", ["http://[::1", "http://a.org:x/", "file:///etc/passwd", "http:///x", "data:,a"])
def test_a_redirect_to_anything_but_a_web_address_is_refused(location: str) -> None:
    assert redirected(Call(method="GET", url="https://a.org/x"), location) is None


@pytest.mark.parametrize(
    ("first", "now", "kept"),
    [
        ("https://a.org/x", "https://a.org/y", True),
        ("http://a.org/x", "https://a.org/y", True),
        ("https://a.org/x", "http://a.org/y", False),
        ("https://a.org/x", "https://b.org/x", False),
        ("http://a.org:1/x", "http://a.org:2/x", False),
    ],
)
def test_a_key_is_sent_only_to_its_host_and_never_from_https_to_http(first: str, now: str, kept: bool) -> None:  # noqa: FBT001
    assert keeps_key(Call(method="GET", url=first), Call(method="GET", url=now)) is kept


@pytest.mark.parametrize(("value", "seconds"), [("7", 7.0), (" 0 ", 0.0), ("soon", None), ("", None), ("²", None),
                                                ("9" * 400, float("inf")),
                                                ("Thu, 01 Jan 1970 00:01:40 GMT", 40.0),
                                                ("Thu, 01 Jan 1970 00:00:10 GMT", 0.0)])  # fmt: skip
def test_retry_after_is_read_as_seconds_or_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, now=60.0) == seconds
