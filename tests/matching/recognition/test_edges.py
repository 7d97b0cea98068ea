from __future__ import annotations

import pytest

from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.edges import Edge, left_edge, right_edge

TITLE = "Attention Is All You Need"


def segment(text: str, *marks: Stretch) -> tuple[Segment, int, int]:
    start = text.index(TITLE)
    return Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, marks=marks), start, start + len(TITLE)


RIGHT = {
    f"{TITLE}": Edge.HARD,
    f"{TITLE}. Vaswani et al.": Edge.HARD,
    f"{TITLE}, NeurIPS 2017": Edge.HARD,
    f"{TITLE} 2026-03 done": Edge.HARD,  # when it was read
    f"{TITLE} 03-28": Edge.HARD,
    f"{TITLE} 13-28": Edge.OPEN,  # no month
    f"{TITLE} 9 S., 3+": Edge.HARD,  # its length
    f"{TITLE} 9 S": Edge.HARD,
    f"{TITLE} 9 Sheep": Edge.OPEN,
    f"{TITLE} ACL22，好": Edge.SOFT,
    f"{TITLE} and Wendlandt+ 2018, Other Things": Edge.HARD,  # another reference
    f"{TITLE} and Beyond, 2018": Edge.OPEN,
    f"{TITLE}: II. Times of Hopping": Edge.OPEN,
    f"{TITLE}. Part II: Cats": Edge.OPEN,
    f"{TITLE}? / Some Other Title of Cats": Edge.HARD,  # the next work of a list
    f"{TITLE}? Some Other Title of Cats": Edge.OPEN,
    f"{TITLE} (2017)": Edge.HARD,
    f"{TITLE} NeurIPS 2017": Edge.SOFT,
    f"{TITLE} 2017": Edge.SOFT,
    f"{TITLE} by Vaswani": Edge.SOFT,
    f"{TITLE} in NeurIPS 2017": Edge.SOFT,
    f"{TITLE} is a good read": Edge.SOFT,
    f"{TITLE} — Vaswani et al. (2017)": Edge.HARD,
    f"{TITLE}: we should read it": Edge.HARD,
    f"{TITLE}\nVaswani, Shazeer": Edge.HARD,
    f"{TITLE}精读": Edge.HARD,
    f"{TITLE} for Speech": Edge.OPEN,
    f"{TITLE}\nfor Speech": Edge.OPEN,
    f"{TITLE}\nFor Speech": Edge.OPEN,
    f"{TITLE}\nthe SDN one": Edge.HARD,
    f"{TITLE}\nAN IMAGE IS HERE": Edge.HARD,
    f"{TITLE}\nANY Image": Edge.HARD,
    **dict.fromkeys((f"{TITLE} before Friday", f"{TITLE} for the Thursday sync"), Edge.SOFT),
    f"{TITLE} until March 3": Edge.SOFT,
    f"{TITLE} for Fridays": Edge.OPEN,
    f"{TITLE} Again": Edge.OPEN,
    f"{TITLE} 2": Edge.OPEN,
    f"{TITLE}++": Edge.OPEN,
    f"{TITLE} 75% of it": Edge.SOFT,
    f"{TITLE} – Token-genaue Arbeit, Daten aber klein": Edge.HARD,
    f"{TITLE} – Precise Work, but Small": Edge.OPEN,
    f"{TITLE}-Based Models": Edge.OPEN,
    f"{TITLE}: A Survey of Models": Edge.OPEN,
    f"{TITLE} - Speech Edition": Edge.OPEN,
    f"{TITLE}? A Study": Edge.HARD,
    f"{TITLE}? A Study of Speech Models": Edge.OPEN,
    f"{TITLE}? Great Speech Models": Edge.OPEN,
    f"{TITLE}: Speech": Edge.HARD,
    f"{TITLE}: Theory, Models and Applications": Edge.OPEN,
    f"{TITLE}: Shazeer, Parmar and Jones": Edge.HARD,
    f"{TITLE}: Methods and Results": Edge.OPEN,
    f"{TITLE}: Algorithms, Bounds, Complexity": Edge.OPEN,
    f"{TITLE}: Shazeer and Parmar": Edge.HARD,
    f"{TITLE} by Joining Speech and Text": Edge.OPEN,
    f"{TITLE} by joining speech and text": Edge.OPEN,
    f"{TITLE} by Kaiming He": Edge.SOFT,
    f"{TITLE} presented by Anna": Edge.SOFT,
    f"{TITLE} assigned to students": Edge.SOFT,
    f"{TITLE} parameterized by treewidth": Edge.OPEN,
    f"{TITLE} 5分": Edge.SOFT,
    f"{TITLE} 3分类": Edge.OPEN,
    f"{TITLE} applied to our data": Edge.SOFT,
    f"{TITLE} by Manning and Jones": Edge.SOFT,
    f"{TITLE}? In *7th International Conference on Learning": Edge.HARD,
    f"{TITLE}? In Proceedings of the Great Conference": Edge.HARD,
    f"{TITLE}? In Search of Great Speech": Edge.OPEN,
    f"{TITLE}.CVPR 2022": Edge.HARD,
    f"{TITLE}.In CVPR": Edge.HARD,
    f"{TITLE} (Extended Abstract)": Edge.OPEN,
    f"{TITLE} (Part 2)": Edge.OPEN,
    f"{TITLE} (extended)": Edge.HARD,
    f"{TITLE} 8/10": Edge.SOFT,
    f"{TITLE} 4.5/5 again": Edge.SOFT,
    f"{TITLE} 8/10x": Edge.OPEN,
    f"{TITLE} 3/5/24": Edge.SOFT,
    f"{TITLE} PDF for Ida": Edge.SOFT,
    f"{TITLE} PDF Again": Edge.OPEN,
    f"{TITLE} Code": Edge.SOFT,
    f"{TITLE} Code, again": Edge.SOFT,
    f"{TITLE} Code for Speech": Edge.OPEN,
    f"{TITLE}   Speech": Edge.HARD,
    f"{TITLE}\tSpeech": Edge.HARD,
    f"{TITLE}  Speech": Edge.OPEN,
    f"{TITLE}.pdf": Edge.HARD,
    f"{TITLE}.PDF#page=3": Edge.HARD,
    f"{TITLE}.pdfs": Edge.OPEN,
    f"{TITLE}_2018.pdf": Edge.HARD,
    f"{TITLE}_2018.txt": Edge.OPEN,
    f"{TITLE} ②Big Data": Edge.HARD,
    f"{TITLE}? ② Big Data Models": Edge.HARD,
    f"{TITLE}?\nGreat Speech Models": Edge.HARD,
    f"{TITLE}:\nGreat Speech Models": Edge.OPEN,
    f"{TITLE}? 2) Big Data Models": Edge.HARD,
    f"{TITLE}? 2 Big Data Models": Edge.OPEN,
    f"{TITLE} 2Big Data": Edge.OPEN,
    f"{TITLE}.js": Edge.OPEN,
    f"{TITLE}.5 of them": Edge.OPEN,
    f"{TITLE}: Some Large great Models here": Edge.OPEN,  # three capitals in five words
    f"{TITLE}: Some Large great Models hear speech Now": Edge.HARD,  # four in seven
    f"{TITLE}: Speech. And Some Others": Edge.HARD,
}
LEFT = {
    f"{TITLE}": Edge.HARD,
    f"Vaswani et al. {TITLE}": Edge.HARD,
    f"Vaswani et al. (2017): {TITLE}": Edge.HARD,
    f"today we read {TITLE}": Edge.SOFT,
    f"4th {TITLE}": Edge.SOFT,
    f"4 {TITLE}": Edge.HARD,
    f"ICCV'23 {TITLE}": Edge.HARD,
    f"CVPR 2021 {TITLE}": Edge.HARD,
    f"13 Oct {TITLE}": Edge.HARD,
    f"Lemma C. Appendix B of {TITLE}": Edge.HARD,
    f"as in Theorem 3.2 of {TITLE}": Edge.HARD,
    f"Vitamin B of {TITLE}": Edge.OPEN,
    f"so\n13 Oct {TITLE}": Edge.HARD,
    f"On 13 Oct {TITLE}": Edge.OPEN,
    f"we saw CVPR 2021 {TITLE}": Edge.SOFT,
    f"Ali u. a. 2021 – {TITLE}": Edge.HARD,
    f"Improving the {TITLE}": Edge.OPEN,
    f"- FindNet: Rethinking the {TITLE}": Edge.OPEN,
    f"we are improving the {TITLE}": Edge.SOFT,
    f"Reading the {TITLE}": Edge.SOFT,
    f"01-FindNet(V2+)-{TITLE}": Edge.HARD,
    f"(Un)-{TITLE}": Edge.OPEN,
    f"Net(s)-{TITLE}": Edge.OPEN,
    f"①{TITLE}": Edge.HARD,
    f"精读-{TITLE}": Edge.HARD,
    f"Great-{TITLE}": Edge.OPEN,
    f"Wide & {TITLE}": Edge.OPEN,
    f"Wide and {TITLE}": Edge.OPEN,
    f"BERT & {TITLE}": Edge.HARD,
    f"& {TITLE}": Edge.HARD,
    f"BERT and {TITLE}": Edge.SOFT,
    f"Today and {TITLE}": Edge.SOFT,
    f"Errata for: {TITLE}": Edge.OPEN,
    f"Prompting improves {TITLE}": Edge.SOFT,
    f"TI  - {TITLE}": Edge.HARD,
    f"he2016deep - {TITLE}": Edge.HARD,
    f"GPT2017 - {TITLE}": Edge.OPEN,
    f"Great Models (new) und {TITLE}": Edge.SOFT,
    f"the new Models und {TITLE}": Edge.OPEN,
    f"Notes on “{TITLE}": Edge.HARD,
    f"Note on “{TITLE}": Edge.OPEN,
    f"DenseNet - {TITLE}": Edge.OPEN,
    f"@todo {TITLE}": Edge.HARD,
    f"Chen: {TITLE}": Edge.OPEN,
    f"See {TITLE}": Edge.HARD,
    f"please see {TITLE}": Edge.SOFT,
    f"论文：{TITLE}": Edge.HARD,
    f"精读{TITLE}": Edge.HARD,
    f"Paper: {TITLE}": Edge.HARD,
    f"NeurIPS 2017 - {TITLE}": Edge.HARD,
    f"Transformer: {TITLE}": Edge.HARD,
    f"2017 {TITLE}": Edge.HARD,
    f"in 2017 {TITLE}": Edge.SOFT,
    f"Revisiting {TITLE}": Edge.OPEN,
    f"A Study of {TITLE}": Edge.OPEN,
    f"Ada   {TITLE}": Edge.HARD,
    f"Ada\t{TITLE}": Edge.HARD,
    f"Ada  {TITLE}": Edge.OPEN,
    f"before that, Vaswani's {TITLE}": Edge.SOFT,
    f"Vaswanis {TITLE}": Edge.OPEN,
    f"A Critique of Vaswani’s {TITLE}": Edge.OPEN,
    f"On Speech and {TITLE}": Edge.OPEN,
    f"Start with {TITLE}": Edge.SOFT,
    f"a gloss - {TITLE}": Edge.HARD,
    f"FooNet - {TITLE}": Edge.OPEN,
    f"NLI in Basque – {TITLE}": Edge.HARD,
    f"and so on\nStart with {TITLE}": Edge.SOFT,
    f"the “Moment of Great Truth” and {TITLE}": Edge.SOFT,
    f"SC-Lane: {TITLE}": Edge.OPEN,
    f"Rethinking Models: {TITLE}": Edge.OPEN,
    f"Rethinking Some Great Large Models With Speech: {TITLE}": Edge.OPEN,
    f"Evaluating the speech: {TITLE}": Edge.OPEN,
    f"what we read: {TITLE}": Edge.HARD,
    f"pre-{TITLE}": Edge.OPEN,
    f"Discussion of “{TITLE}": Edge.OPEN,
    f"A Note on {TITLE}": Edge.OPEN,
    f"my comments on “{TITLE}": Edge.HARD,
    f"as shown in Discussion of “{TITLE}": Edge.OPEN,
    f"P3-214 {TITLE}": Edge.HARD,
    f"En {TITLE}": Edge.HARD,
    f"x;+ {TITLE}": Edge.HARD,
    f"C+ {TITLE}": Edge.OPEN,
    f"see P3-214 {TITLE}": Edge.SOFT,
    f"C2 {TITLE}": Edge.HARD,  # a number of the list
    f"one\nC12 {TITLE}": Edge.HARD,
    f"see C2 {TITLE}": Edge.OPEN,
    f"C123 {TITLE}": Edge.OPEN,
    f"P3-Net {TITLE}": Edge.OPEN,
}


@pytest.mark.parametrize("text", RIGHT)
def test_a_title_ends_if_nothing_continues_it(text: str) -> None:
    where, _, end = segment(text)
    assert right_edge(where, end) is RIGHT[text]


@pytest.mark.parametrize("text", LEFT)
def test_a_title_begins_if_nothing_before_belongs_to_it(text: str) -> None:
    where, start, _ = segment(text)
    assert left_edge(where, start, {"transformer"}) is LEFT[text]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"talk “Document AI: {TITLE}”", Edge.OPEN),
        (f"talk 《Document AI：{TITLE}》", Edge.OPEN),
        (f"talk “Transformer: {TITLE}”", Edge.HARD),  # its own name
        (f"talk “Document AI” today: {TITLE}", Edge.HARD),
        (f"talk “so: {TITLE}”", Edge.HARD),
        (f"“Heads (Li et al., 2018: {TITLE}”", Edge.HARD),
    ],
)
def test_words_before_a_colon_in_the_same_quotation_marks_begin_a_longer_title(text: str, edge: Edge) -> None:
    where, start, _ = segment(text)
    assert left_edge(where, start, {"transformer"}) is edge


def test_a_mark_shows_where_a_title_begins_and_ends() -> None:
    text = f"Revisiting {TITLE} for Speech"
    where, start, end = segment(text, Stretch(Mark.BOLD, 11, 11 + len(TITLE)))
    assert (left_edge(where, start, ()), right_edge(where, end)) == (Edge.HARD, Edge.HARD)


@pytest.mark.parametrize(
    ("mark", "edge"), [(Mark.WIKI, Edge.HARD), (Mark.LINK, Edge.HARD), (Mark.CODE, Edge.HARD), (Mark.BOLD, Edge.OPEN)]
)
def test_a_link_beside_a_title_is_not_part_of_it(mark: Mark, edge: Edge) -> None:
    text = f"Great {TITLE} Sept"
    end = len(text)
    where, start, stop = segment(text, Stretch(mark, 0, 5), Stretch(mark, end - 4, end))
    assert (left_edge(where, start, ()), right_edge(where, stop)) == (edge, edge)
    where, start, stop = segment(text, Stretch(mark, 0, 4), Stretch(mark, end - 3, end))
    assert (left_edge(where, start, ()), right_edge(where, stop)) == (Edge.OPEN, Edge.OPEN)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"Algebra {TITLE}", Edge.HARD),
        (f"note\n+ Algebra {TITLE}", Edge.HARD),
        (f"CatNet {TITLE}", Edge.OPEN),
        (f"Discussion {TITLE}", Edge.OPEN),
        (f"Lee Algebra {TITLE}", Edge.OPEN),
    ],
)
def test_plain_words_in_bold_that_begin_a_line_are_a_label_of_a_long_enough_title(text: str, edge: Edge) -> None:
    end = text.index(TITLE) - 1
    where, start, _ = segment(text, Stretch(Mark.BOLD, text.rindex(" ", 0, end) + 1 if " " in text[:end] else 0, end))
    assert left_edge(where, start, (), whole=True) is edge
    assert left_edge(where, start, ()) is Edge.OPEN


def test_a_link_directly_after_a_title_may_continue_it() -> None:
    where, start, stop = segment(f"Great{TITLE}Sept", Stretch(Mark.WIKI, 0, 5), Stretch(Mark.WIKI, 30, 34))
    assert (left_edge(where, start, ()), right_edge(where, stop)) == (Edge.OPEN, Edge.OPEN)


def test_a_plain_word_before_a_title_with_its_own_colon_is_not_part_of_it() -> None:
    for text, edge in (
        (f"Chen: {TITLE}", Edge.HARD),
        (f"DenseNet: {TITLE}", Edge.OPEN),
        (f"Fast Cats: {TITLE}", Edge.OPEN),
    ):
        piece, start, _ = segment(text)
        assert left_edge(piece, start, (), whole=True) is edge


@pytest.mark.parametrize(
    ("text", "label", "edge"),
    [
        (f"Fast Cats: {TITLE}", "Fast Cats:", Edge.HARD),
        (f"Fast Cats: {TITLE}", "Fast Cats", Edge.HARD),
        (f"Fast Cats : {TITLE}", "Fast Cats", Edge.OPEN),
        (f"Fast Cats: {TITLE}", "Fast", Edge.OPEN),
        (f"CatNet: {TITLE}", "CatNet:", Edge.OPEN),
        (f"Replication Study: {TITLE}", "Replication Study:", Edge.OPEN),
    ],
)
def test_words_that_a_mark_sets_apart_before_a_colon_are_a_label(text: str, label: str, edge: Edge) -> None:
    piece, start, _ = segment(text, Stretch(Mark.BOLD, 0, len(label)))
    assert left_edge(piece, start, (), whole=True) is edge
    assert left_edge(piece, start, ()) is Edge.OPEN


def test_marked_words_with_a_colon_after_a_title_are_a_label() -> None:
    text = f"{TITLE} Authors: Ada"
    where, _, end = segment(text, Stretch(Mark.BOLD, len(TITLE) + 1, len(TITLE) + 9))
    assert right_edge(where, end) is Edge.HARD
    where, _, end = segment(text, Stretch(Mark.BOLD, len(TITLE) + 1, len(TITLE) + 8))
    assert right_edge(where, end) is Edge.OPEN


def test_a_lower_case_title_continues_only_if_its_start_is_given() -> None:
    text = "Attention is all you need via random walks"
    where = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert right_edge(where, len(TITLE)) is Edge.SOFT
    assert right_edge(where, len(TITLE), 0) is Edge.OPEN
    text = f"Prompting improves {TITLE.lower()}"
    assert left_edge(Segment(file="a.md", line=1, text=text, place=Place.ITEM), 19, ()) is Edge.OPEN


LONGER_AFTER = (
    ", Part II", ", part 2", " Part III", ": Part 1", " in 3D", " in the Dark", " - Reply", " (Erratum)", ": Comment",
    ": an addendum", ": complement", ", Continued", ", Revisited", "---II", ", II",
)  # fmt: skip


@pytest.mark.parametrize("after", LONGER_AFTER)
def test_a_part_a_dimension_or_a_capitalised_noun_after_an_article_continues_a_title(after: str) -> None:
    text, start, end = segment(f"{TITLE}{after}")
    assert right_edge(text, end, start) is Edge.OPEN


@pytest.mark.parametrize(
    "after",
    [
        ", partly read", ": comment: good", ": Comments", ", revisited", " in the CVPR track", " in the morning",
        " in the DINOv2 paper",
    ],
)  # fmt: skip
def test_words_for_a_place_or_a_day_do_not_continue_a_title(after: str) -> None:
    text, start, end = segment(f"{TITLE}{after}")
    assert right_edge(text, end, start) is not Edge.OPEN


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("Towards ", Edge.OPEN), ("Beyond ", Edge.OPEN), ("read it.\nToward ", Edge.OPEN),
        ("Reid et al. 2022. Beyond ", Edge.OPEN), ("| Towards ", Edge.OPEN), ("Erratum: ", Edge.OPEN),
        ("Note: ", Edge.HARD), ("towards ", Edge.SOFT), ("In ", Edge.HARD), ("And ", Edge.HARD),
        ('"Comments on ', Edge.OPEN), ("(Reply to ", Edge.OPEN), ("On ", Edge.OPEN), ("On the ", Edge.OPEN),
        ("Towards a ", Edge.OPEN), ("In the ", Edge.SOFT), ("A Lower Bound on the ", Edge.OPEN),
        ("I read Kim on the ", Edge.OPEN), ("a bound on the ", Edge.SOFT),
    ],
)  # fmt: skip
def test_a_capitalised_preposition_at_the_start_of_a_line_begins_a_longer_title(before: str, edge: Edge) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ()) is edge


@pytest.mark.parametrize("before", ["[Reply] ", "Re: ", "Reproducibility Companion Paper: ", "Reproduction of '"])
def test_texts_about_a_work_begin_before_its_title(before: str) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, (), whole=True) is Edge.OPEN


@pytest.mark.parametrize(
    "before", ["[CLIP] ", "[read] ", "re: ", "Review paper: ", "Survey paper: ", "Paper: ", "Notes from Monday, "]
)
def test_words_that_a_note_puts_before_its_papers_begin_no_longer_title(before: str) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ("clip",), whole=True) is not Edge.OPEN


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("Cats sleep all day. CatNet - ", Edge.OPEN),
        ("Cats sleep all day – CatNet – ", Edge.OPEN),
        ("Cats sleep | “CatNet” – ", Edge.OPEN),
        ("CatNet sleeps - ", Edge.HARD),
        ("ICML - ", Edge.HARD),
        ("2017 - ", Edge.HARD),
    ],
)
def test_another_work_s_name_before_a_dash_begins_a_longer_title(before: str, edge: Edge) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ()) is edge
    assert left_edge(text, start, ("catnet",)) is Edge.HARD


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("We trust Cats for ", Edge.OPEN),
        ("We trust  Cats for ", Edge.OPEN),
        ("It works.  Cats for ", Edge.SOFT),
        ("Cats for ", Edge.SOFT),
        ("We trust cats for ", Edge.SOFT),
    ],
)
def test_a_capitalised_word_with_a_small_one_in_a_sentence_may_begin_the_title_after_them(
    before: str, edge: Edge
) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ()) is edge


ENDS = [("Counting Old Maps", Edge.OPEN), ("Counting of Maps", Edge.HARD), ("of Maps Again", Edge.OPEN)]


@pytest.mark.parametrize(("title", "edge"), ENDS)
def test_only_a_title_with_lower_case_small_words_ends_before_a_capitalised_one(title: str, edge: Edge) -> None:
    whole = Segment(file="a.md", line=1, text=f"{title}\nFor Swedish see it", place=Place.PARAGRAPH)
    assert right_edge(whole, len(title), 0) is edge


@pytest.mark.parametrize(("after", "edge"), [("For Swedish see it", Edge.HARD), ("for Swedish Words", Edge.OPEN)])
def test_a_capitalised_small_word_begins_a_sentence_below_a_title_with_lower_case_ones(after: str, edge: Edge) -> None:
    title = "Learning to Count in Old Maps"
    below = Segment(file="a.md", line=1, text=f"{title}\n{after}", place=Place.PARAGRAPH)
    assert right_edge(below, len(title), 0) is edge
