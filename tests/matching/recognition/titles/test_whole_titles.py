from __future__ import annotations

import gc
import weakref

import pytest

from vlbib.core.known import AtHand, KnownTitle, TitleList
from vlbib.core.objections import Objection
from vlbib.core.segment import CitedAt, Mark, Place, Segment, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.whole_titles import passed_over, titles_in

FIVE = "Attention Is All You Need"
FOUR = "Mining Activity Concepts Together"
THREE = "Visual Instruction Tuning"
TWO = "Instruction Tuning"
NAMED, COINED = "Demystifying FindNet", "GridFindNet"
CHINESE = "文字图像识别方法研究"
LONG = "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"
KNOWN = TitleList(
    tuple(
        KnownTitle(title, squeeze(title))
        for title in (
            FIVE,
            FOUR,
            THREE,
            LONG,
            TWO,
            NAMED,
            COINED,
            "Boundless",
            f"{FOUR} and Apart",
            f"{THREE} at Length",
            "PointNet for Deep Learning on Sets",
            "Deep Learning on Sets",
        )
    )
)


def seen(text: str, place: Place = Place.PARAGRAPH, *marks: Stretch, results: bool = False) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks, results=results)
    return [text[sighting.start : sighting.end] for sighting in titles_in(segment, KNOWN)]


STRINGS = {
    "APA": f"Vaswani, A., & Shazeer, N. (2017). {FIVE}. Advances in Neural Information Processing Systems, 30.",
    "MLA": f'Vaswani, Ashish, et al. "{FIVE}." Advances in Neural Information Processing Systems 30 (2017).',
    "IEEE": f"[1] A. Vaswani et al., “{FIVE},” in Proc. NeurIPS, 2017, pp. 5998–6008.",
    "ACM": f"Ashish Vaswani and Noam Shazeer. 2017. {FIVE}. In NIPS. 5998–6008.",
    "Vancouver": f"1. Vaswani A, Shazeer N. {FIVE}. Adv Neural Inf Process Syst. 2017;30.",
    "GB/T 7714": f"[1] VASWANI A, SHAZEER N, et al. {FIVE}[C]//NeurIPS. 2017: 5998-6008.",
    "a number in a circle": f"①{FIVE}",
    "by": f"{FIVE} by Vaswani and Shazeer",
    "dash": f"{FIVE} — Vaswani et al. (2017)",
    "lower case": f"we read {FIVE.lower()} today",
    "over two lines": "Vaswani et al. Attention Is All\nYou Need. NeurIPS 2017.",
    "Chinese": f"论文《{FIVE}》精读",
}


CITED = {
    f"@inproceedings{{liu, author = {{Liu, H.}}, title = {{{{{THREE}}}}}}}": THREE,
    f"{TWO} (Liu et al., 2023) is new.": TWO,
    f"In {TWO} by Liu et al., NeurIPS'23, it works.": TWO,
    f"We slept badly, so: {THREE} (Liu, 2023). Old.": THREE,
    f"L'article {THREE} (Liu et al., 2023) propose cela.": THREE,
    f"{FIVE} — Liu & Wu — 2023\nAnother Long Line of a Page": FIVE,
    f"{TWO.lower()} (Liu et al., 2023) is new.": "",
    f"{TWO} (2023) is new.": "",
    f"Improved Baselines with {THREE} (Liu et al., 2023) are new.": "",
    f"Improved {THREE} (Liu et al., 2023) is new.": "",
    "Boundless (Liu et al., 2023) is new.": "",
}


@pytest.mark.parametrize("text", CITED)
def test_authors_and_a_year_make_a_short_title_count_unless_a_longer_one_begins_before_it(
    text: str,
) -> None:
    assert seen(text) == ([CITED[text]] if CITED[text] else [])


@pytest.mark.parametrize("style", STRINGS)
def test_a_title_counts_in_every_style_of_citation(style: str) -> None:
    assert [squeeze(title) for title in seen(STRINGS[style])] == [squeeze(FIVE)]


def test_a_lower_case_title_of_four_words_counts_only_on_a_line_of_its_own() -> None:
    small = FOUR.lower()
    assert [bool(seen(text)) for text in (small, f"{small}: “{FIVE}”".removesuffix(f"“{FIVE}”"), f"x: {small}")] == [
        True,
        True,
        False,
    ]
    assert seen(f"{small}: “{FIVE}”") == [FIVE]
    assert seen(f"{FIVE.lower()}: x") == [FIVE.lower()]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Q5. Is {FIVE} still worth our time?", 1),
        (f"Is {FIVE} For Speech?", 0),
        (f"Is {FIVE}", 0),
        (f"A4. In {FIVE}, which method wins?", 1),
        (f"{LONG}, with {FIVE} for contrast", 2),
        (f"Long Cats, With {FIVE} for contrast", 0),
    ],
)
def test_a_title_may_be_asked_about_or_follow_another_with_a_comma(text: str, count: int) -> None:
    assert len(seen(text)) == count


def test_the_longest_title_counts_and_none_inside_it() -> None:
    assert seen("PointNet for Deep Learning on Sets") == ["PointNet for Deep Learning on Sets"]


def test_two_titles_in_one_segment_are_two() -> None:
    assert seen(f"{FIVE} and {LONG}") == [FIVE, LONG]


def test_a_known_title_in_a_longer_unknown_one_does_not_count() -> None:
    assert seen(f"{FIVE} for Speech Recognition") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"we like {FIVE} much", 1),
        (f"we like {FOUR} much", 0),
        (f"We like it: {FOUR}.", 1),
        (f"the recipe of {FOUR}.", 1),
        (f"the recipe of {FOUR.lower()}.", 0),
    ],
)
def test_four_words_need_hard_edges_or_a_capital_and_a_stop_and_five_do_not(text: str, count: int) -> None:
    assert len(seen(text)) == count


@pytest.mark.parametrize(
    ("text", "place", "count"),
    [
        (f"On this: {THREE}, and more", Place.PARAGRAPH, 0),
        (f"2023, {THREE}, and more", Place.ITEM, 1),
        (f"Liu, H., & Li, C. (2023). {THREE}. In NeurIPS.", Place.PARAGRAPH, 1),
        (f"Liu and Li. 2023. {THREE}. In NeurIPS.", Place.PARAGRAPH, 1),
        (f"Liu, H., & Li, C. (2023). {THREE} there.", Place.PARAGRAPH, 0),
        (f"as shown: {THREE} [12]", Place.PARAGRAPH, 1),
        (THREE, Place.PARAGRAPH, 1),
        (f"we read {THREE}", Place.PARAGRAPH, 0),
        (f"{THREE} we read", Place.PARAGRAPH, 0),
    ],
)
def test_three_words_need_a_list_or_a_citation_after_them(text: str, place: Place, count: int) -> None:
    assert len(seen(text, place)) == count


RARE = "Latent Collaborative Retrieval"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"> have you seen {RARE}? it is short.", 1),
        (f"we like {RARE} much", 1),
        (f"We Like {RARE} Much", 0),
        ("we like Latent collaborative Retrieval much", 0),
        (f"we like On {RARE} much", 0),
    ],
)
def test_three_words_in_title_case_that_no_other_title_begins_with_count_in_a_sentence(text: str, count: int) -> None:
    known = TitleList((KnownTitle(RARE, squeeze(RARE)), KnownTitle(THREE, squeeze(THREE))))
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert len(titles_in(segment, known)) == count
    assert (
        len(
            titles_in(
                segment, TitleList((*known.titles, KnownTitle(f"{RARE} of Things", "latentcollaborativeretrievalof")))
            )
        )
        == 0
    )


def test_two_words_that_no_other_title_begins_with_are_reported_with_what_they_need() -> None:
    known = TitleList((KnownTitle("Topological Autoencoders", "topologicalautoencoders"),))
    segment = Segment(file="a.md", line=1, text="see Topological Autoencoders there", place=Place.PARAGRAPH)
    assert passed_over(segment, known) == (("Topological Autoencoders", Objection.RARE),)


def test_a_citation_after_three_words_counts_like_a_list() -> None:
    text = f"as shown: {THREE} and so on"
    end = text.index(THREE) + len(THREE)
    for at, count in ((end, 1), (end + 4, 0)):
        segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, citations=(CitedAt("liu2023", at),))
        assert len(titles_in(segment, KNOWN)) == count


def test_a_table_of_results_names_works_only_by_long_titles() -> None:
    assert seen(FOUR, Place.ROW, results=True) == []
    assert seen(FIVE, Place.ROW, results=True) == [FIVE]


def test_three_words_count_if_they_are_all_of_a_mark() -> None:
    text = f"we saw {THREE} there"
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.ITALIC, 7, 7 + len(THREE))) == [THREE]


def test_numbers_must_be_the_same() -> None:
    known = TitleList((KnownTitle("Training with 3.5 Billion Samples", "trainingwith35billionsamples"),))
    segment = Segment(file="a.md", line=1, text="Training with 35 Billion Samples", place=Place.ITEM)
    assert titles_in(segment, known) == ()


@pytest.mark.parametrize(("words", "is_seen"), [(NAMED, True), (TWO, False), (COINED, False)])
def test_two_words_with_a_coined_name_count_in_quotation_marks(words: str, *, is_seen: bool) -> None:
    quoted = Stretch(Mark.QUOTED, 5, 5 + len(words))
    assert seen(f"see “{words}” too", Place.ITEM, quoted) == [words] * is_seen
    assert seen(f"see “{words}” too", Place.ITEM) == []


@pytest.mark.parametrize(("text", "place", "count"), [(TWO, Place.ITEM, 0), (THREE, Place.ITEM, 1)])
def test_two_words_never_count_as_a_title(text: str, place: Place, count: int) -> None:
    assert len(seen(text, place)) == count


@pytest.mark.parametrize(("letters", "count"), [(9, 0), (10, 1)])
def test_two_characters_of_a_script_without_spaces_are_one_word(letters: int, count: int) -> None:
    title = CHINESE[:letters]
    segment = Segment(file="a.md", line=1, text=title, place=Place.ROW, results=True)
    assert len(titles_in(segment, TitleList((KnownTitle(title, squeeze(title)),)))) == count


@pytest.mark.parametrize(("letters", "count"), [(400, 1), (401, 0)])
def test_a_title_of_more_than_four_hundred_letters_is_not_searched_for(letters: int, count: int) -> None:
    title = "many words " * 40 + "end" + "x" * (letters - 363)
    assert len(squeeze(title)) == letters
    segment = Segment(file="a.md", line=1, text=title, place=Place.ITEM)
    assert len(titles_in(segment, TitleList((KnownTitle(title, squeeze(title)),)))) == count


@pytest.mark.parametrize("label", ["Kane", "Woche 2", "Ada Lovelace, Alan Turing"])
def test_after_a_label_four_words_are_a_title_and_three_may_be_the_end_of_one(label: str) -> None:
    assert seen(f"{label}: {FOUR}", Place.ITEM) == [FOUR]
    assert seen(f"{label}: {THREE}", Place.ITEM) == []


def test_a_segment_is_searched_once_for_titles_that_count_and_those_that_do_not() -> None:
    known = TitleList((KnownTitle(FIVE, squeeze(FIVE)),))
    segment = Segment(file="a.md", line=1, text="Words of a segment of its own", place=Place.PARAGRAPH)
    titles_in(segment, known)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(TitleList, "begun")
        assert passed_over(segment, known) == ()
        with pytest.raises(AttributeError):
            passed_over(segment, AtHand((known,)))


@pytest.mark.parametrize(
    ("text", "place", "count"),
    [
        (f"{FIVE} and Backdoors for Speech", Place.ITEM, 0),
        (f"{FIVE} and Backdoors for Speech", Place.HEADING, 0),
        (f"{FIVE} and Backdoors for Speech", Place.PARAGRAPH, 1),
        (f"{FIVE} and BERT", Place.ITEM, 1),
        (f"{FIVE} and some others", Place.ITEM, 1),
        (f"{FIVE} and {FOUR}", Place.ITEM, 2),
    ],
)
def test_capitalised_words_joined_to_a_title_in_an_item_may_be_part_of_it(text: str, place: Place, count: int) -> None:
    assert len(seen(text, place)) == count


def test_after_a_long_head_three_words_are_no_title_of_their_own() -> None:
    assert seen(f"Consistent Query Answering from Several Very Different Perspectives: {THREE}", Place.ITEM) == []
    assert seen(f"Evaluating e-voting: {THREE}", Place.ITEM) == []


def test_the_known_works_are_released_when_no_longer_used() -> None:
    known = AtHand((KNOWN,))
    assert titles_in(Segment(file="a.md", line=1, text=FIVE, place=Place.ITEM), known)
    held = weakref.ref(known)
    del known
    gc.collect()
    assert held() is None


@pytest.mark.parametrize(
    "line",
    [
        f"#12 {THREE}",
        f"【待读】{THREE}",
        f"{THREE} 论文详解 - 知乎",
        f"Titolo originale: {THREE}",
        f"{FIVE} → {THREE} → {LONG}",
        f"对比 {FIVE} 与 {FOUR}",
        f"{FIVE}, {THREE}, {LONG} and more",
        f"与 {THREE} 的区别？",
    ],
)
def test_three_words_count_alone_on_a_line_or_beside_another_title(line: str) -> None:
    assert {THREE, FOUR} & set(seen(f"Some words before.\n{line}\nSome words behind."))


@pytest.mark.parametrize(("spaces", "count"), [(96, 2), (97, 1)])
def test_a_hundred_characters_before_a_title_are_searched_for_what_joins_it(spaces: int, count: int) -> None:
    assert len(seen(f"{FIVE} vs.{' ' * spaces}{THREE}")) == count


@pytest.mark.parametrize("line", [f"we try {THREE}", THREE.lower(), f"{THREE} for us", f"{THREE}, {TWO} too"])
def test_three_words_in_a_line_with_others_do_not_count(line: str) -> None:
    assert seen(f"Some words before.\n{line}\nSome words behind.") == []


@pytest.mark.parametrize("place", [Place.ITEM, Place.PARAGRAPH])
@pytest.mark.parametrize("marks", ["+", "++"])
def test_a_plus_right_after_a_title_makes_it_another_one(marks: str, place: Place) -> None:
    title = f"{FIVE}{marks}"
    segment = Segment(file="a.md", line=1, text=title, place=place)
    assert titles_in(segment, KNOWN) == ()
    assert passed_over(segment, KNOWN) == ((FIVE, Objection.OTHER_MARKS),)
    both = TitleList((KnownTitle(FIVE, squeeze(FIVE)), KnownTitle(title, squeeze(title))))
    assert [(one.text, one.end) for one in titles_in(segment, both)] == [(title, len(title))]


def test_a_plus_between_titles_or_before_votes_belongs_to_none() -> None:
    assert seen(f"{FIVE}+{FOUR}") == [FIVE, FOUR]
    assert seen(f"{FIVE} +1", Place.ITEM) == [FIVE]


def test_a_title_in_british_spelling_is_shown_as_written() -> None:
    title = "Modeling Colors of Many Towns"
    body = TitleList((KnownTitle(title, squeeze(title)),))
    for written, shown in (
        ("Modelling Colours of Many Towns", "Modelling Colours of Many Towns"),
        (title.lower(), title),
    ):
        segment = Segment(file="a.md", line=1, text=f"We read {written}.", place=Place.ITEM)
        assert [seen.text for seen in titles_in(segment, body)] == [shown]
