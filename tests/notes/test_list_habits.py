"""An item written differently from all known works of its list or table is not one of its works."""

from __future__ import annotations

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.list_habits import ListHabits, habits_of
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

ONE, TWO = "Attention Is All You Need", "Deep Residual Learning for Image Recognition"
THREE = "Neural Ordinary Differential Equations"
NEW = "Finding Small Objects in a Field"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (ONE, TWO, THREE)))


def asked(text: str) -> list[str]:
    note = read_note(text, "a.md")
    return [mention.text for mention in with_sightings(note, recognise(note.segments, KNOWN))[0]]


def habits(text: str) -> ListHabits:
    segments = read_note(text, "a.md").segments
    return habits_of(segments, recognise(segments, KNOWN))


def test_a_label_is_no_name_if_all_known_works_of_the_list_follow_one() -> None:
    labelled = f"- Block 8: {ONE}\n- Talk (Ida): {TWO}\n- Outing: German Museum Visit\n"
    assert asked(labelled) == [ONE, TWO]
    assert asked(f"- {ONE}\n- {TWO}\n- Outing: German Museum Visit\n")[2:] == ["Outing: German Museum Visit"]


def test_a_title_after_a_label_is_looked_up_if_known_ones_follow_labels() -> None:
    assert len(asked(f"- Block 8: {ONE}\n- Talk (Ida): {TWO}\n- Homework: {NEW}\n")) == 3


def test_labels_are_a_habit_for_three_of_four_works_not_for_two_of_three_or_one() -> None:
    assert habits(f"- Talk: {ONE}\n- Talk: {TWO}\n- Talk: {THREE}\n- {ONE}\n").labelled
    assert not habits(f"- Talk: {ONE}\n- Talk: {TWO}\n- {THREE}\n").labelled
    assert not habits(f"- Talk: {ONE}\n").labelled


def test_a_row_with_a_gap_that_no_known_row_has_is_no_work_of_the_table() -> None:
    head = "| When | What | Where |\n|---|---|---|\n"
    known = f"| 1 May | {ONE} | NeurIPS |\n| 2 May | {TWO} | CVPR |\n"
    assert asked(f"{head}{known}| 3 May | {NEW} | |\n") == [ONE, TWO]
    assert asked(f"{head}{known}| 3 May | {NEW} | ICML |\n") == [ONE, TWO, NEW]
    assert asked(f"{head}{known}| 4 May | {THREE} | |\n| 3 May | {NEW} | |\n") == [ONE, TWO, THREE, NEW]
