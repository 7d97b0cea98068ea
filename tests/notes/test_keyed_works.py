"""Works that a note cites by a key which tells them."""

from __future__ import annotations

import pytest

from vlbib.core.cited_works import CitedWork
from vlbib.core.work import Kind, Mention
from vlbib.notes.keyed_works import defined_keys, with_works_of_keys
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken

WORK = CitedWork("Snow of Old Maps", (("van", "moss"), ("oak",)), 2019, names=frozenset({"snownet"}))


def told(text: str, file: str = "a.md") -> list[tuple[int, str, str]]:
    read = read_note(text, file)
    names = NamesSpoken(work_of_key=lambda key, _beside: (WORK, True) if key in ("moss2019snow", "moss2019") else None)
    mentions, _ = with_sightings(read, [() for _ in read.segments], names=names)
    return [(each.line, each.text, each.cited_as) for each in mentions if each.kind is Kind.PEOPLE]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("# Talks\n\nas shown in [@moss2019snow]\n", "a.md"),
        ("# Talks\n\n- [[@moss2019snow]]\n", "a.md"),
        ("# Talks\n\n- @moss2019snow\n", "a.md"),
        ("\\section{Talks}\n\nas \\citet[p. 3]{moss2019snow, oak2020rain} show\n", "a.tex"),
    ],
)
def test_a_key_that_tells_a_work_is_a_mention_of_it(text: str, file: str) -> None:
    assert told(text, file) == [(3, WORK.title, "moss2019snow")]


@pytest.mark.parametrize(
    "text",
    [
        "as @moss2019 shows\n",  # may be a handle
        "as in [@oak2020rain]\n",
        "- Snow of Old Maps, CVPR 2019 [@moss2019snow]\n",  # the line names the work
        "`[@moss2019snow]`\n",
    ],
)
def test_handles_other_keys_and_keys_beside_their_work_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("sure", "waits"), [(True, False), (False, True)])
def test_people_and_a_year_that_wait_are_sure_beside_a_key_that_is(sure: bool, waits: bool) -> None:  # noqa: FBT001 -- a table's columns
    read = read_note("# Talks\n\n- van Moss 2019 @moss2019snow\n", "a.md")
    names = NamesSpoken(
        work_of=lambda _cited, _beside, _field: (WORK, False), work_of_key=lambda _key, _beside: (WORK, sure)
    )
    (mention,), _ = with_sightings(read, [() for _ in read.segments], names=names)
    assert (mention.text, mention.aside) == (WORK.title, waits)


def test_a_bare_key_that_is_not_sure_counts_for_nothing() -> None:
    read = read_note("# Talks\n\n- as @moss2019snow shows\n", "a.md")
    names = NamesSpoken(work_of_key=lambda _key, _beside: (WORK, False))
    assert not with_sightings(read, [() for _ in read.segments], names=names)[0]


def test_the_mention_has_author_and_year_of_the_work_and_the_section_of_the_citation() -> None:
    read = read_note("# Talks\n\n## Snow\n\nas in [@moss2019snow], twice [@moss2019snow]\n", "a.md")
    names = NamesSpoken(work_of_key=lambda _key, _beside: (WORK, False))
    (mention,), _ = with_sightings(read, [() for _ in read.segments], names=names)
    assert (mention.year, mention.authors, mention.section) == (2019, ("van moss",), ("Snow",))
    assert mention.aside  # not sure


def test_the_references_of_the_note_itself_define_their_keys() -> None:
    text = "\\bibitem[M, 2019]{moss2019snow} V. Moss\n@misc{oak2020,\n title = {Rain}}\n\\cite{elm2021}"
    assert defined_keys(text) == {"moss2019snow": range(1, 2), "oak2020": range(2, 5)}
    assert defined_keys("no reference") == {}


REFERENCES = """\\section{Talks}

as \\cite{snow} and \\cite{rain,snow} show

\\bibitem{snow} V. Moss.
Snow of Old Maps. 2019.

\\bibitem{rain} Rain. Rain of Two Maps.
"""


def cited(*, aside: bool = False, second: str = "Rain of Two Maps") -> list[tuple[int, str]]:
    """Return the mentions of `REFERENCES` if two titles are in its references."""
    given = [
        Mention(file="a.tex", line=6, text=WORK.title, aside=aside, links=()),
        Mention(file="a.tex", line=8, text="Rain of Two Maps", group=4),
        Mention(file="a.tex", line=8, text=second),
    ]
    segments = read_note(REFERENCES, "a.tex").segments
    mentions = with_works_of_keys(segments, given, lambda _key, _beside: None, defined_keys(REFERENCES))
    assert all(mention.group == 0 for mention in mentions if mention.line == 3)
    return [(mention.line, mention.text) for mention in mentions if mention not in given]


def test_a_key_cites_the_work_that_its_reference_in_the_note_names_once_a_line() -> None:
    assert cited() == [(3, WORK.title), (3, "Rain of Two Maps")]


def test_a_short_name_right_before_a_key_is_that_of_its_reference() -> None:
    text = REFERENCES.replace("as ", "as SnowNet~")
    names = [
        Mention(file="a.tex", line=3, text="SnowNet", kind=Kind.ALIAS),
        Mention(file="a.tex", line=3, text="SnowNet: Ice of Four Maps", called="SnowNet"),
        Mention(file="a.tex", line=6, text=WORK.title),
    ]
    segments = read_note(text, "a.tex").segments
    mentions = with_works_of_keys(segments, names, lambda _key, _beside: None, defined_keys(text))
    assert [(each.line, each.text, each.called) for each in mentions] == [
        (6, WORK.title, ""),
        (3, WORK.title, "SnowNet"),
    ]
    apart = text.replace("SnowNet~", "SnowNet and ")
    segments = read_note(apart, "a.tex").segments
    assert len(with_works_of_keys(segments, names, lambda _key, _beside: None, defined_keys(apart))) == len(names) + 1


def test_a_name_before_the_key_of_another_work_keeps_its_own() -> None:
    text = REFERENCES.replace("as \\\\cite{snow}", "as SnowNet~\\\\cite{rain}")
    names = [
        Mention(file="a.tex", line=3, text="SnowNet", kind=Kind.ALIAS),
        Mention(file="a.tex", line=8, text="Rain of Two Maps"),
    ]
    segments = read_note(text, "a.tex").segments
    mentions = with_works_of_keys(segments, names, lambda _key, _beside: None, defined_keys(text))
    assert names[0] in mentions


def test_a_reference_that_nothing_is_read_of_defines_nothing() -> None:
    text = "\\section{Talks}\n\nas \\cite{moss2019snow} shows\n\n% \\bibitem{moss2019snow} old\n"
    segments = read_note(text, "a.tex").segments
    mentions = with_works_of_keys(segments, [], lambda _key, _beside: (WORK, True), defined_keys(text))
    assert [(each.line, each.text) for each in mentions] == [(3, WORK.title)]


def test_a_key_whose_reference_names_two_works_or_none_for_sure_cites_nothing() -> None:
    assert cited(aside=True, second="Hail of Three Maps") == []


@pytest.mark.parametrize(
    "line",
    ["- `moss2019snow`, again", "- refs: moss2019snow", "- see moss-etal-2019-snow", "- (moss_snow_2019)"],
)
def test_a_key_may_be_a_word_or_code_of_its_own(line: str) -> None:
    read = read_note(f"# Talks\n\n{line}\n", "a.md")
    names = NamesSpoken(work_of_key=lambda _key, _beside: (WORK, True))
    (mention,), _ = with_sightings(read, [() for _ in read.segments], names=names)
    assert (mention.line, mention.text) == (3, WORK.title)


@pytest.mark.parametrize(
    "line",
    ["- moss2019", "- Moss2019snow", "- a/moss2019snow", "- moss2019snow.py", "- moss2019snow: 3", "- mo2019snow",
     "- moss2019sn", "<!-- moss2019snow -->", "- https://moss2019snow.org", "- #moss2019snow"],
)  # fmt: skip
def test_other_words_and_paths_are_no_keys(line: str) -> None:
    read = read_note(f"# Talks\n\n{line}\n", "a.md")
    names = NamesSpoken(work_of_key=lambda _key, _beside: (WORK, True))
    assert not with_sightings(read, [() for _ in read.segments], names=names)[0]
