from __future__ import annotations

from msgspec.structs import replace

from vlbib.core.cited_works import CitedWork, Usual
from vlbib.core.known import AtHand, KnownTitle, Naming, TitleList
from vlbib.core.library_titles import Inquiry, LibraryTitles, TitlesByIndex
from vlbib.core.text import squeeze

SHORT, LONG = KnownTitle("Deep Sets", "deepsetss"), KnownTitle("Deep Sets Are Good", "deepsetssaregood")


def test_the_titles_that_begin_a_text_come_longest_first() -> None:
    titles = TitleList((SHORT, LONG, KnownTitle("Deeper", "deepsetsz")))
    assert titles.titles_from("deepsetssaregoodandmore") == [LONG, SHORT]
    assert titles.titles_from("deepsetssarebad") == [SHORT]
    assert titles.titles_from("anotherone") == []


def test_a_title_of_fewer_than_nine_letters_is_not_searched_for_in_running_text() -> None:
    assert TitleList((KnownTitle("Eight", "abcdefgh"),)).titles_from("abcdefghi") == []
    assert TitleList((KnownTitle("Nine", "abcdefghi"),)).titles_from("abcdefghij") != []


def test_text_that_shares_only_eight_letters_with_a_title_begins_no_title() -> None:
    titles = TitleList((KnownTitle("Nine", "abcdefghi"), KnownTitle("Eight", "abcdefgh")))
    assert titles.titles_from("abcdefghzzz") == titles.titles_from("abcdefgh") == titles.titles_from("") == []


def test_a_name_is_as_sure_as_in_the_body_that_knows_most_about_it() -> None:
    hand = AtHand((TitleList((SHORT,)), TitleList(names=frozenset(("clip",)))))
    names = [hand.naming(name) for name in ("CLIP", "Deep Setss", "Other")]
    assert names == [Naming.RECORDED, Naming.TITLE, Naming.NONE]
    assert hand.titles_from("deepsetss") == (SHORT,)


def test_knowledge_beside_the_library_answers_without_it() -> None:
    library = LibraryTitles(lambda: TitlesByIndex(TitleList((SHORT,)), TitleList((SHORT,)), TitleList()))
    hand = AtHand((library, TitleList(names=frozenset(("clip",)))), library=library)
    beside = hand.beside_works
    assert (hand.naming(SHORT.key), hand.naming("CLIP")) == (Naming.TITLE, Naming.RECORDED)
    assert (beside.naming(SHORT.key), beside.naming("CLIP")) == (Naming.NONE, Naming.RECORDED)


def test_a_bearer_is_looked_up_once() -> None:
    asked = []

    class Counting(TitleList):
        def bearer(self, name: str) -> str:
            asked.append(name)
            return super().bearer(name)

    titles = (KnownTitle("A Title", "atitle", frozenset(("clip",))),)
    hand = AtHand((TitleList(), Counting(titles)))
    assert [hand.bearer("CLIP"), hand.beside_works.bearer("CLIP"), hand.bearer("none")] == ["A Title", "A Title", ""]
    assert asked == ["CLIP", "none"]


def test_the_bearers_of_a_name_are_all_works_that_have_it_and_a_mark_makes_another_name() -> None:
    both = tuple(KnownTitle(title, squeeze(title), frozenset(("clip",))) for title in ("A Title", "Another"))
    hand = AtHand((TitleList(both[:1]), TitleList((*both[1:], SHORT))))
    assert hand.bearers("CLIP") == list(both)
    assert (hand.bearers("CLIP++"), hand.bearers("other")) == ([], [])
    library = LibraryTitles(lambda: TitlesByIndex(TitleList(both), TitleList(both), TitleList()))
    assert list(library.bearers("CLIP")) == []
    assert list(Inquiry(hand).bearers("CLIP")) == list(both)


def test_titles_that_begin_alike_are_near() -> None:
    titles = TitleList((SHORT, LONG, KnownTitle("Other", "otherthings")))
    assert titles.near("deepsets") == [SHORT, LONG]
    assert AtHand((titles,)).near("other") == [KnownTitle("Other", "otherthings")]
    assert titles.near("zzz") == []


def test_titles_with_half_of_the_words_of_a_text_resemble_it_the_most_similar_first() -> None:
    maps, rivers = (KnownTitle(text, text.lower()) for text in ("Old Maps of Lakes", "Old Rivers"))
    titles = TitleList((rivers, maps))
    assert titles.resembling("Old Maps of Rivers") == [maps, rivers]
    assert titles.resembling("Old Maps of Long Rivers") == [maps]
    assert AtHand((titles, titles)).resembling("Old Rivers") == [rivers, maps] * 2
    assert titles.resembling("") == []


class Citing(TitleList):
    """A body that knows one work cited by anyone in any year."""

    def __init__(self, work: CitedWork) -> None:
        super().__init__()
        self.work = work

    def cited(self, _family: str, _year: int) -> list[CitedWork]:
        return [self.work]


def test_what_a_citation_usually_means_is_known_whichever_body_says_it_first() -> None:
    plain = CitedWork("A Walk on Wide Roads", (("ash",),), 2010)
    usual = replace(plain, title="A walk on wide roads", usual=Usual.ALWAYS, well_known=True)
    for bodies in ((plain, usual), (usual, plain)):
        (work,) = AtHand(tuple(map(Citing, bodies))).cited("Ash", 2010)
        assert (work.usual, work.well_known) == (Usual.ALWAYS, True)
    assert AtHand((Citing(plain), Citing(plain))).cited("Ash", 2010) == (plain,)
