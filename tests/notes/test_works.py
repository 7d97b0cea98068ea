from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.work import Mention
from vlbib.notes.works import gather

X, Y = Id("arxiv", "2103.00020"), Id("arxiv", "1706.03762")


def _mention(text: str, *ids: Id) -> Mention:
    return Mention(file="a.md", line=1, text=text, ids=ids)


def _texts(*mentions: Mention) -> list[list[str]]:
    return [[mention.text for mention in work.mentions] for work in gather(mentions)]


def test_the_same_id_is_one_work_whatever_the_text() -> None:
    assert _texts(_mention("A", X), _mention("B"), _mention("C", X)) == [["A", "C"], ["B"]]


def test_the_same_letters_are_one_work() -> None:
    assert _texts(_mention("OFA_ Unifying"), _mention("ofa: unifying")) == [["OFA_ Unifying", "ofa: unifying"]]


def test_the_same_text_with_contradicting_ids_is_two_works() -> None:
    assert _texts(_mention("Deep Learning", X), _mention("Deep Learning", Y)) == [["Deep Learning"], ["Deep Learning"]]


def test_a_text_without_id_joins_the_work_that_has_one() -> None:
    assert _texts(_mention("A", X), _mention("a"), _mention("B", X)) == [["A", "a", "B"]]


def test_ids_of_different_schemes_do_not_contradict() -> None:
    assert len(gather([_mention("A", X), _mention("A", Id("doi", "10.1/x"))])) == 1


def test_titles_that_have_nothing_in_common_are_two_works_though_they_carry_one_id() -> None:
    one, other = "Counting Pelicans in Crowded Harbours", "Sorting Gravel by the Sound of Stones"
    assert _texts(_mention(one, X), _mention(other, X)) == [[one], [other]]
    assert _texts(_mention(one, X), _mention("Counting Pelicans in Busy Harbours", X), _mention("PelCount", X)) == [
        [one, "Counting Pelicans in Busy Harbours", "PelCount"]
    ]
