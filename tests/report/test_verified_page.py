from __future__ import annotations

from html.parser import HTMLParser

from tests.report.verified_example import VERIFIED

from vlbib.report.verified_page import verified_page


def test_the_page_shows_both_values_and_escapes_all_text() -> None:
    page = verified_page(VERIFIED)
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            tags.append(tag)

    Tags().feed(page)
    assert "named" not in tags
    assert tags.count("section") == 4
    assert "<td>2024</td><td>2021 <small>(dblp)</small></td>" in page
    assert page.index("Title of people") < page.index("Title of good")
