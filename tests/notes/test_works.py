from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Mention
from vlbib.matching.title_agreement import titles_agree
from vlbib.notes.works import gather

X, Y = Id("arxiv", "2103.00020"), Id("arxiv", "1706.03762")


def _mention(text: str, *ids: Id) -> Mention:
    return Mention(file="a.md", line=1, text=text, ids=ids)


def _texts(*mentions: Mention) -> list[list[str]]:
    return [[mention.text for mention in work.mentions] for work in gather(mentions, titles_agree)]


def test_the_same_id_is_one_work_whatever_the_text() -> None:
    assert _texts(_mention("A", X), _mention("B"), _mention("C", X)) == [["A", "C"], ["B"]]


def test_the_same_letters_are_one_work() -> None:
    assert _texts(_mention("OFA_ Unifying"), _mention("ofa: unifying")) == [["OFA_ Unifying", "ofa: unifying"]]


def test_the_same_text_with_contradicting_ids_is_two_works() -> None:
    assert _texts(_mention("Deep Learning", X), _mention("Deep Learning", Y)) == [["Deep Learning"], ["Deep Learning"]]


def test_a_text_without_id_joins_the_work_that_has_one() -> None:
    assert _texts(_mention("A", X), _mention("a"), _mention("B", X)) == [["A", "a", "B"]]


def test_ids_of_different_schemes_do_not_contradict() -> None:
    assert len(gather([_mention("A", X), _mention("A", Id("doi", "10.1/x"))], titles_agree)) == 1


def test_words_in_small_letters_beside_two_ids_are_labels_of_two_works() -> None:
    other = Id("doi", "10.1/x")
    texts = ("link from Ida", "Link from Ida", "link")
    assert [len(_texts(_mention(text, X), _mention(text, other))) for text in texts] == [2, 1, 1]
    assert len(_texts(_mention("link from Ida", X), _mention("link from Ida"))) == 1
    assert len(_texts(_mention("link from Ida", X, other), _mention("link from Ida", other))) == 1


DOI = Id("doi", "10.1145/1122445.1122456")
BIGDL = "BigDL: A Distributed Deep Learning Framework for Big Data"
FASHION = "Progressive Fashion Attribute Extraction"


def test_titles_that_do_not_agree_are_two_works_despite_one_id() -> None:
    again = "A Distributed Deep Learning Framework for Big Data"
    assert _texts(_mention(BIGDL, DOI), _mention(FASHION, DOI), _mention(again, DOI), _mention(FASHION, DOI)) == [
        [BIGDL, again],
        [FASHION, FASHION],
    ]
    assert _texts(_mention(BIGDL, X), _mention("A Distributed Deep Learning Framework for Small Data", X)) == [
        [BIGDL],
        ["A Distributed Deep Learning Framework for Small Data"],
    ]


def test_a_text_of_three_words_is_no_whole_title_and_contradicts_nothing() -> None:
    assert _texts(_mention(BIGDL, X), _mention("Fashion Attribute Extraction", X), _mention(FASHION, X)) == [
        [BIGDL, "Fashion Attribute Extraction"],
        [FASHION],
    ]


def test_a_bare_link_belongs_to_the_first_work_with_its_id() -> None:
    link = Mention(file="a.md", text="see https://doi.org/10.1145/1122445.1122456 for more", kind=Kind.LINK, ids=(DOI,))
    assert [
        len(work.mentions) for work in gather([_mention(BIGDL, DOI), _mention(FASHION, DOI), link], titles_agree)
    ] == [2, 1]


def test_names_that_differ_by_a_mark_or_a_decimal_are_two_works() -> None:
    mentions = [
        Mention(file="a.md", line=line, text=text)
        for line, text in enumerate(("PointNet", "PointNet++", "GPT-35", "GPT-3.5"), 1)
    ]
    assert [len(work.mentions) for work in gather(mentions, lambda _first, _second: False)] == [1, 1, 1, 1]


def test_short_names_with_other_inner_capitals_are_two_works_until_records_show_otherwise() -> None:
    def names(*texts: str) -> list[list[str]]:
        return _texts(*(Mention(file="a.md", line=1, text=text, kind=Kind.ALIAS) for text in texts))

    assert names("OakGlue", "OakGLUE", "OakGlue") == [["OakGlue", "OakGlue"], ["OakGLUE"]]
    assert names("oakglue", "OAKGLUE", "OakGlue") == [["oakglue", "OAKGLUE", "OakGlue"]]
    assert names("Grad-CAM", "GradCAM") == [["Grad-CAM", "GradCAM"]]
    assert names("Mask R-CNN", "Mask r-CNN") == [["Mask R-CNN", "Mask r-CNN"]]
    heading = Mention(file="a.md", line=1, text="OakGlue", kind=Kind.HEADING)
    assert _texts(Mention(file="a.md", line=1, text="OakGlue", kind=Kind.ALIAS), heading) == [["OakGlue", "OakGlue"]]
