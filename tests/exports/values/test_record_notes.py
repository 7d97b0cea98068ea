from __future__ import annotations

import pytest

from vlbib.exports.values.record_notes import put_record_right

PUBMED = """Sampler, Ada
Sampler, Ben
eng
Review
Samples. 2015 May 28;521(7553):436-44. doi: 10.9999/s1."""


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        (PUBMED, None),
        (f"{PUBMED}\nRead twice", "Read twice"),
        ("Copyright - Database copyright ProQuest LLC; Last updated - 2023-03-03", None),
        ("Read twice; Copyright - Database copyright ProQuest LLC; Last updated - 2023-03-03", "Read twice"),
        (PUBMED.replace("eng\n", ""), PUBMED.replace("eng\n", "")),
        (PUBMED.replace("Samples. 2015 May 28;521(7553):436-44. ", ""), "same"),
        ("Copyright - all mine", "same"),
        (r"[PubMed:\href{https://x.org/1}{123}] and more", "same"),
        ("URL:https://x.org/q (version: 2017-04-13)", "same"),
        ("eng", "same"),
        ("ID: 45; Includes bibliographical references (p. 101-110) and index.", None),
        ("Includes bibliographies.", None),
        ("Literaturverz. S. 300 - 340", None),
        ("31 pages, 10 figures", None),
        ("12 pp. and 3 figs.", None),
        ("This content is a preprint and has not been peer-reviewed.", None),
        ("Featured Certification, Reproducibility Certification", None),
        ("[S]", None),
        ("[EB/OL]", None),
        ("Epub 2020 Jan 24. Erratum in: Samples. 2020;3(1):4.", "Erratum in: Samples. 2020;3(1):4."),
        ("Includes a map; read twice", "same"),
        ("31 pages on lamps", "same"),
        ("[Oral]", "same"),
        ("First line\nsecond line", "same"),
    ],
)
def test_remarks_on_a_record_are_removed_and_other_notes_kept(note: str, rest: str | None) -> None:
    values = {"note": note}
    put_record_right(values)
    assert values.get("note") == (note if rest == "same" else rest)


def test_numbers_linked_by_texmed_are_moved_to_their_fields() -> None:
    values = {"note": r"[PubMed:\href{https://x.org/1}{123}] [DOI:\href{https://dx.doi.org/10.9999/s1}{10.9999/s1}]"}
    put_record_right(values)
    assert values == {"pmid": "123", "doi": "10.9999/s1"}


def test_a_note_that_counts_pages_becomes_the_page_total() -> None:
    values = {"note": "303 pp."}
    put_record_right(values)
    assert values == {"pagetotal": "303"}


def test_a_note_that_is_an_isbn_is_moved_to_its_field() -> None:
    values = {"note": "ISBN 978-1420085921"}
    put_record_right(values)
    assert values == {"isbn": "978-1420085921"}


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("URL:https://x.org/q (version: 2017-04-13)", "Version: 2017-04-13"),
        ("URL:https://x.org/q", None),
        ("URL:https://x.org/other", "URL:https://x.org/other"),
    ],
)
def test_an_address_that_repeats_the_url_is_removed_from_the_note(note: str, rest: str | None) -> None:
    values = {"note": note, "url": "https://x.org/q"}
    put_record_right(values)
    assert values.get("note") == rest


@pytest.mark.parametrize(
    ("note", "url", "right"),
    [
        ("https://x.org/a", None, {"url": "https://x.org/a"}),
        (r"\url{https://x.org/a}", None, {"url": "https://x.org/a"}),
        ("https://x.org/a/", "https://x.org/a", {"url": "https://x.org/a"}),
        ("https://x.org/b", "https://x.org/a", {"note": "https://x.org/b", "url": "https://x.org/a"}),
        ("See https://x.org/a", None, {"note": "See https://x.org/a"}),
    ],
)
def test_a_note_that_is_an_address_becomes_the_url(note: str, url: str | None, right: dict[str, str]) -> None:
    values = {"note": note} | ({"url": url} if url else {})
    put_record_right(values)
    assert values == right
