from __future__ import annotations

import pytest

from vlbib.core.bib import Entry, Field
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.sources.dumps.bib_files import read_entry


def _entry(**fields: str) -> Entry:
    return Entry("article", "a", tuple(Field(name, text, 1) for name, text in fields.items()), 1)


def test_an_entry_becomes_a_decoded_record() -> None:
    record = read_entry(_entry(title=r"Schr{\"o}dinger", author="Doe, Jane", pages="1 - 9", doi="10.1000/a"), "x")
    assert record is not None
    assert (record.source, record.title, record.pages, record.ids) == (
        "x/bib", "Schrödinger", "1--9", (Id("doi", "10.1000/a"),)
    )  # fmt: skip
    assert record.authors == (Name(family="Doe", given="Jane"),)


def test_an_entry_without_a_title_gives_no_record() -> None:
    assert read_entry(_entry(title=" ", year="2021"), "x") is None


@pytest.mark.parametrize(
    ("fields", "year"),
    [({"year": "c. 2021"}, 2021), ({"date": "2021-03"}, 2021), ({"year": "12021"}, None), ({"year": "1399"}, None)],
)
def test_the_year_is_the_first_number_of_four_digits(fields: dict[str, str], year: int | None) -> None:
    record = read_entry(_entry(title="T", **fields), "x")
    assert record is not None
    assert record.year == year


def test_the_booktitle_is_preferred_to_the_journal_as_venue() -> None:
    record = read_entry(_entry(title="T", journal="J", booktitle="B"), "x")
    assert record is not None
    assert record.venue == "B"


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (r"Effect of \(x^2\) on <i>E. coli</i>", "Effect of x² on E. coli"),
        (r"On <mml:math><mml:mi>n</mml:mi></mml:math> Maps and \(\ell_{p}\) Norms", r"On n Maps and $\ell_{p}$ Norms"),
        ("A < B and C > D for $5 and $6", "A < B and C > D for $5 and $6"),
        (r"{BERT}: X\mbox{-}rays", "BERT: X-rays"),
        ("Surf &amp; Foam", "Surf & Foam"),
        (r"Surf {\&}amp; $\beta_1$ &lt;i&gt;in vivo&lt;/i&gt;", r"Surf & $\beta_1$ in vivo"),
        (r"The {\textbackslash}alpha Phase of \beta Waves", "The α Phase of β Waves"),
        ("&#946; Waves in &quot;Foam&quot;", 'β Waves in "Foam"'),
    ],
)
def test_publishers_markup_is_removed_from_a_title(value: str, title: str) -> None:
    record = read_entry(_entry(title=value), "x")
    assert record is not None
    assert record.title == title


def test_html_entities_are_decoded_in_venues_and_names() -> None:
    record = read_entry(
        _entry(title="T", journal="Sea &amp; Sand", author="M&uuml;ller, J&oslash;rn and Doe, Jane"), "x"
    )
    assert record is not None
    assert (record.venue, record.authors) == ("Sea & Sand", (Name("Müller", "Jørn"), Name("Doe", "Jane")))


def test_particles_after_given_names_are_moved_and_bodies_are_not_split() -> None:
    record = read_entry(_entry(title="Tides", author="Gool, Luc Van and {Team Van} and Nguyen, Thi Van"), "index")
    assert record is not None
    assert record.authors == (Name("Van Gool", "Luc"), Name("Team Van", literal=True), Name("Nguyen", "Thi Van"))
