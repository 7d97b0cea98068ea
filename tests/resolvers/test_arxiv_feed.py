"""What becomes a record in an arXiv feed, and what is no feed."""

from __future__ import annotations

import pytest

from vlbib_resolvers._arxiv_feed import NoFeed, read

FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
 xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{}</feed>"""


def entry(inside: str, identity: str = "http://arxiv.org/abs/2103.00020v2", title: str = "Counting lines") -> str:
    return f"<entry><id>{identity}</id><title>{title}</title>{inside}</entry>"


def feed(inside: str) -> bytes:
    return FEED.format(inside).encode()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b" Rate exceeded. ", "Rate exceeded"),
        (b"<!DOCTYPE html><p>Busy", "an HTML page"),
        (b"<html><body/></html>", "an HTML page"),
        (b"<feed", "no well-formed feed"),
        (b"<a/>", "an XML document that is not a feed"),
        (b"<!DOCTYPE feed><feed/>", "a DOCTYPE"),
        (b"", "no well-formed feed"),
        (b'<?xml version="1.0" encoding="klingon"?><feed/>', "no well-formed feed .unknown encoding"),
        (b'<?xml version="1.0" encoding="big5"?><feed/>', "no well-formed feed .multi-byte"),
    ],
)
def test_the_error_says_what_an_answer_is_instead_of_a_feed(body: bytes, reason: str) -> None:
    with pytest.raises(NoFeed, match=reason):
        read(body)


def test_the_total_is_the_feeds_own_or_else_the_number_of_entries() -> None:
    counted = "<opensearch:totalResults>70</opensearch:totalResults>"
    assert (read(feed(counted + entry(""))).total, read(feed(entry(""))).total) == (70, 1)
    assert read(feed("<opensearch:totalResults>many</opensearch:totalResults>")).total == 0


@pytest.mark.parametrize(
    ("identity", "title"), [("http://arxiv.org/api/errors#1", "Error"), ("http://arxiv.org/abs/2103.00020v2", "")]
)
def test_an_entry_without_an_id_or_a_title_is_counted_but_gives_no_record(identity: str, title: str) -> None:
    answer = read(feed(entry("<summary>bad id</summary>", identity, title)))
    assert (answer.entries, answer.records) == (1, ())
    assert answer.error == ("bad id" if "errors" in identity else "")


@pytest.mark.parametrize(
    ("comment", "summary", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors", "", True),
        ("Withdrawn", "", True),
        ("withdrawn from the ICLR review", "", False),
        ("The claim was withdrawn", "", False),
        ("", "This paper has been withdrawn", False),
        ("", "Withdrawn by the author.", True),
    ],
)
def test_a_withdrawn_paper_is_recognised_and_not_a_withdrawn_claim_or_review(
    comment: str, summary: str, *, withdrawn: bool
) -> None:
    inside = f"<arxiv:comment>{comment}</arxiv:comment><summary>{summary}</summary>"
    (record,) = read(feed(entry(inside))).records
    assert record.withdrawn is withdrawn


@pytest.mark.parametrize(
    ("written", "dois"),
    [
        ("10.5555/1", ["doi:10.5555/1"]),
        ("10.5555/1 10.5555/2", ["doi:10.5555/1", "doi:10.5555/2"]),
        ("https://doi.org/10.5555/1", ["doi:10.5555/1"]),
        ("soon", []),
    ],
)
def test_dois_are_read_in_every_form_that_authors_use(written: str, dois: list[str]) -> None:
    (record,) = read(feed(entry(f"<arxiv:doi>{written}</arxiv:doi>"))).records
    assert list(map(str, record.ids)) == ["arxiv:2103.00020", *dois]


def test_a_name_without_letters_is_no_author_and_a_year_without_digits_is_unknown() -> None:
    names = "".join(f"<author><name>{name}</name></author>" for name in ("Map Group", ":", r"Ren\'e Li"))
    (record,) = read(feed(entry(f"{names}<published>soon</published>"))).records
    assert [author.family for author in record.authors] == ["Map Group", "Li"]
    assert record.authors[1].given == "René"
    assert record.year is None
