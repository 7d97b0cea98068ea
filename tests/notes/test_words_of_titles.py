"""Words of known titles within lines that name other works."""

from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.reader import read_note
from vlbib.notes.unreported import unreported_names
from vlbib.notes.words_of_titles import are_of_title


@pytest.mark.parametrize(
    ("words", "title", "is_mention"),
    [
        ("Counting Old Maps", "Counting Old Maps", True),  # a whole title
        ("Counting Old Maps in Tall", "Counting Old Maps in Tall Towns", True),  # its first five words
        ("Counting Old Maps in", "Counting Old Maps in Tall Towns", False),
        ("Old Maps", "Old Maps", False),
    ],
)
def test_a_title_of_three_words_and_the_first_five_of_a_longer_one_are_mentions(
    words: str, title: str, *, is_mention: bool
) -> None:
    def kinds(line: str) -> list[type]:
        segments = read_note(f"{line}\n", "a.md").segments
        mention = Mention(file="a.md", line=1, text="CLIP", kind=Kind.ALIAS)
        return [type(row) for row in unreported_names(segments, [mention], {}, (), lambda _: [(words, title)])]

    assert kinds(f"CLIP, then {words} (old)") == [Mention if is_mention else Skipped]
    assert kinds(f"CLIP, then {words} Townz") == [Mention if is_mention else Skipped]  # a slip
    if is_mention and words != title:
        assert kinds(f"CLIP, then {words} all that is here") == [Skipped]
        assert kinds(f"CLIP, then {words} 2: Wide Roads") == [Skipped]  # another part
        assert kinds(f"CLIP, then Toward {words} (old)") == [Skipped]  # inside a longer title
        assert kinds(f"CLIP. See {words} (old)") == [Mention]


def test_words_after_the_main_title_of_an_unknown_work_are_its_subtitle() -> None:
    words, title = "Counting Old Maps in Tall", "Counting Old Maps in Tall Towns"
    for before, kind in (("Drawing of Wide Roads: ", Skipped), ("Roads: ", Mention)):
        segments = read_note(f"BERT, then {before}{words}\n", "a.md").segments
        mention = Mention(file="a.md", line=1, text="BERT", kind=Kind.ALIAS)
        rows = unreported_names(segments, [mention], {}, (), lambda _: [(words, title)])
        assert [type(row) for row in rows] == [kind]


def test_the_words_of_an_abbreviation_on_the_line_are_no_title() -> None:
    words, title = "Counting Old Maps in Tall", "Counting Old Maps in Tall Towns"
    segments = read_note(f"BERT and COMT ({words})\n", "a.md").segments
    mention = Mention(file="a.md", line=1, text="BERT", kind=Kind.ALIAS)
    rows = unreported_names(segments, [mention], {}, (), lambda _: [(words, title)])
    assert [type(row) for row in rows] == [Skipped]


@pytest.mark.parametrize("label", ["Lecture 7: ", 'title: "Week 12 - ', "Vorlesung 3. "])
def test_the_beginning_of_a_title_after_the_number_of_a_lecture_is_its_topic(label: str) -> None:
    title = "Counting Old Maps in Tall Towns"
    assert are_of_title(title, title, f"{label}{title}")
    assert not are_of_title("Counting Old Maps in Tall", title, f"{label}Counting Old Maps in Tall")
    assert are_of_title("Counting Old Maps in Tall", title, "Lecture: Counting Old Maps in Tall")
