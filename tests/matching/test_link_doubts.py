from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Link, Mention, Status, Work
from vlbib.matching.verdict import judge


def paper(title: str, authors: str, number: str, **more: Any) -> Record:
    people = tuple(parse_name(name) for name in authors.split(", "))
    return Record(source="dblp", title=title, authors=people, ids=(Id("arxiv", number),), **more)


DENSE = paper(
    "DenseTNT: End-to-End Trajectory Prediction From Dense Goal Sets",
    "Junru Gu, Chen Sun, Hang Zhao",
    "2108.09640",
    year=2021,
)
SNARF = paper(
    "SNARF: Differentiable Forward Skinning for Animating Non-Rigid Neural Implicit Shapes",
    "Xu Chen, Yufeng Zheng, Michael J. Black",
    "2104.03953",
    year=2021,
)
CLIP = paper(
    "Learning Transferable Visual Models From Natural Language Supervision",
    "Alec Radford, Jong Wook Kim",
    "2103.00020",
    aliases=("CLIP",),
)
BLIP = paper(
    "BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation",
    "Junnan Li, Dongxu Li",
    "2201.12086",
)
BLIP2 = paper(
    "BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models",
    "Junnan Li, Dongxu Li",
    "2301.12597",
)
TRANSFORMER = paper("Attention Is All You Need", "Ashish Vaswani, Noam Shazeer", "1706.03762")


def linked(text: str, record: Record, **more: Any) -> Work:
    return Work(mentions=(Mention(file="a.md", line=1, text=text, ids=record.ids, **more),))


def status(text: str, record: Record, *rest: Record, **more: Any) -> Status:
    return judge(linked(text, record, **more), [record, *rest]).status


def test_a_link_to_another_paper_than_the_title_is_doubtful_and_both_are_shown() -> None:
    assert status(SNARF.title, DENSE) is Status.DOUBTFUL
    both = judge(linked(SNARF.title, DENSE), [DENSE, SNARF])
    assert both.status is Status.DOUBTFUL
    assert [one.records for one in both.candidates] == [(DENSE,), (SNARF,)]


@pytest.mark.parametrize(
    "text",
    [
        "paper",
        "pdf",
        "link",
        "here",
        "论文",
        "[Paper]",
        "arXiv link",
        "the original transformer paper",
        "see the paper here for all details",
        "对比学习的经典之作，值得精读三遍",
        "Dense Goal Sets",
        "PR: circulate it (DenseTNT) when it is out",
        "End-to-end trajectory prediction from dense goals",
        "the id of the EETP paper, at last",
    ],
)
def test_labels_and_remarks_never_contradict_a_link(text: str) -> None:
    assert status(text, DENSE) is Status.ACCEPTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Differentiable Forward Skinning", Status.ACCEPTED),
        ("Differentiable Forward Skinning Again", Status.DOUBTFUL),
        ("Differentiable Forward Skinning Again (SNARF)", Status.DOUBTFUL),
        ("snarf: differentiable forward skinning for animating non-rigid shapes", Status.DOUBTFUL),
    ],
)
def test_a_title_of_four_words_or_more_contradicts_a_link(text: str, expected: Status) -> None:
    assert status(text, DENSE) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trajectory Prediction Against Pedestrian Crossing", Status.DOUBTFUL),  # two of its five words
        ("Trajectory Prediction Against Crossing", Status.ACCEPTED),  # two of four
    ],
)
def test_titles_that_share_half_of_their_longer_words_may_be_one_retitled_paper(text: str, expected: Status) -> None:
    assert status(text, DENSE) is expected


def test_a_whole_reference_around_the_title_does_not_contradict_its_link() -> None:
    text = f"Gu, J., Sun, C. & Zhao, H. {DENSE.title}. Preprint at arXiv:2108.09640"
    assert status(text, DENSE) is Status.ACCEPTED


def test_a_remark_after_the_work_s_own_name_does_not_contradict_its_link() -> None:
    assert status("CLIP: everything that you want to remember", CLIP) is Status.ACCEPTED
    assert status("The CLIP Paper From OpenAI", CLIP) is Status.ACCEPTED
    assert status("GLIP: everything that you want to remember", CLIP) is Status.DOUBTFUL
    assert status("Adapting CLIP Toward Robust Video Recognition", CLIP) is Status.DOUBTFUL


def test_a_coined_name_of_the_work_in_a_sentence_does_not_contradict_its_link() -> None:
    coined = structs.replace(CLIP, title="OpenVLA: A Model of Some Actions")
    assert status("Quadros novos. Achou a OpenVLA, muito boa", coined) is Status.ACCEPTED
    assert status("elle propose OpenVLA dans ce texte", coined) is Status.ACCEPTED
    assert status("Adapting OpenVLA Toward Robust Video Recognition", coined) is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("better DenseTNT Goals of Small Towns", Status.ACCEPTED),
        ("Better DenseTNT Goals of Small Towns", Status.DOUBTFUL),
        ("SNARF, the old workshop version of it", Status.ACCEPTED),
        ("SNARF in old maps of small towns", Status.DOUBTFUL),
        ("Old maps of towns -> more bridges", Status.ACCEPTED),
        ("Old maps of towns, alpha=1 beta=0.1", Status.ACCEPTED),
        ("Old maps of towns, alpha and beta", Status.DOUBTFUL),
        ("Old Maps -> New Bridges of Towns", Status.DOUBTFUL),
        ("Trials with n=1 Maps in Towns", Status.DOUBTFUL),
        ("SNARF(old) workshop version of it", Status.ACCEPTED),
        ("Dla Kasi: stary model jest na stronie", Status.ACCEPTED),
    ],
)
def test_a_name_of_the_work_in_a_remark_and_signs_of_no_title_do_not_contradict_a_link(
    text: str, expected: Status
) -> None:
    record = SNARF if "SNARF" in text else DENSE
    assert status(text, record) is expected


def test_an_answer_that_quotes_a_title_with_its_id_is_another_work() -> None:
    for text in (f'Reply to "{CLIP.title}"', f"As shown in Comment on “{CLIP.title}”"):
        assert status(text, CLIP) is Status.DOUBTFUL
    own = structs.replace(CLIP, title=f'Reply to "{CLIP.title}"')
    assert status(own.title, own) is Status.ACCEPTED


def test_the_record_s_own_authors_beside_another_title_do_not_contradict() -> None:
    text = "A Title That It Had Before"
    assert status(text, DENSE, authors=("J. Gu", "Sun")) is Status.ACCEPTED
    assert status(text, DENSE, authors=("X. Chen", "Zheng")) is Status.DOUBTFUL


@pytest.mark.parametrize(("text", "expected"), [("CLIP", Status.DOUBTFUL), ("CLAP", Status.ACCEPTED)])
def test_a_sure_short_name_of_another_work_contradicts_a_link(text: str, expected: Status) -> None:
    assert status(text, TRANSFORMER, CLIP, kind=Kind.ALIAS) is expected
    assert status(text, TRANSFORMER, CLIP) is expected


def test_a_short_name_of_several_works_or_of_the_linked_one_contradicts_nothing() -> None:
    other = paper("CLIP: Cheap Lipschitz Training of Neural Networks", "Leon Bungert", "2103.12531", aliases=("CLIP",))
    assert status("CLIP", TRANSFORMER, CLIP, other, kind=Kind.ALIAS) is Status.ACCEPTED
    assert status("CLIP", CLIP, other, kind=Kind.ALIAS) is Status.ACCEPTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Transformers", Status.ACCEPTED), ("Attention", Status.ACCEPTED), ("SeekNet", Status.DOUBTFUL)],
)
def test_a_plain_word_of_the_linked_title_is_its_topic_even_if_another_work_has_that_name(
    text: str, expected: Status
) -> None:
    survey = paper("Attention in a Transformer and SeekNet: A Survey of Uses", "Ida Lee", "2001.00001")
    named = paper("Another Work That Is Called So", "Ada King", "2001.00002", aliases=(text,))
    assert status(text, survey, named, kind=Kind.ALIAS) is expected
    assert status(text, DENSE, named, kind=Kind.ALIAS) is Status.DOUBTFUL


def test_nothing_contradicts_a_pin_or_a_bare_link() -> None:
    assert status(SNARF.title, DENSE, SNARF, pinned=True) is Status.ACCEPTED
    assert status("https://arxiv.org/abs/2108.09640 and more words", DENSE, kind=Kind.LINK) is Status.ACCEPTED


def test_the_title_of_another_paper_by_the_same_people_contradicts_the_link_too() -> None:
    assert status(BLIP.title, BLIP2, BLIP) is Status.DOUBTFUL
    assert status(BLIP2.title, BLIP2, BLIP) is Status.ACCEPTED


def test_an_id_that_two_papers_share_belongs_to_the_one_whose_title_is_there() -> None:
    doi = (Id("doi", "10.1145/1122445.1122456"),)
    bigdl = Record(
        source="arxiv",
        title="BigDL: A Distributed Deep Learning Framework for Big Data",
        authors=(parse_name("Jason Dai"),),
        ids=(Id("arxiv", "1804.05839"), *doi),
    )
    fashion = Record(
        source="arxiv",
        title="Progressive Fashion Attribute Extraction",
        authors=(parse_name("Sandeep Singh Adhikari"),),
        ids=(Id("arxiv", "1907.00157"), *doi),
    )
    asked = Work(mentions=(Mention(file="a.md", line=1, text=fashion.title, ids=doi),))
    verdict = judge(asked, [bigdl, fashion])
    assert (verdict.status, [one.ids for one in verdict.records]) == (Status.ACCEPTED, [(Id("arxiv", "1907.00157"),)])
    bare = Work(mentions=(Mention(file="a.md", line=1, text="x", kind=Kind.LINK, ids=doi),))
    assert judge(bare, [bigdl, fashion]).status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("name", "expected"), [("Open Amber Set", Status.DOUBTFUL), ("Big Open Amber Set", Status.ACCEPTED)]
)
def test_a_short_name_that_contradicts_a_link_has_at_most_three_words(name: str, expected: Status) -> None:
    amber = paper("Collecting Stones of the Baltic Sea", "Ann Lee", "2001.00001", aliases=(name,))
    assert status(name, TRANSFORMER, amber, kind=Kind.ALIAS) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goal Sets Against Crossing", Status.ACCEPTED),  # two words of four letters in common
        ("To End on Bikes", Status.DOUBTFUL),  # one of three letters
    ],
)
def test_words_of_four_letters_or_more_are_compared_with_a_title(text: str, expected: Status) -> None:
    assert status(text, DENSE) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paper Great Large Models hear speech", Status.DOUBTFUL),  # three of five words are capitalised
        ("paper Great Large Models hear speech Again today", Status.ACCEPTED),  # four of seven
    ],
)
def test_a_remark_with_a_label_is_not_in_title_case(text: str, expected: Status) -> None:
    assert status(text, DENSE) is expected


@pytest.mark.parametrize(
    "text",
    [
        "same as above, only the id",
        "the new thing from the group upstairs",
        "FooBar was mentioned as an optimiser",
        "Artefacts are labelled with another tool",
        "A. Vaswani, N. Shazeer and Ashish Vaswani",
        "Vaswani & Shazeer's machine of many heads",
        "Vaswani, Shazeer on small heads again",
        "Vaswani & Shazeer, read the ReLU part of the heads",
        "ICLR 2020, Vaswani y otros, enlace",
        "ICLR 2020, Vaswani и др., small heads",
        "NeurIPS 2017, Vaswani und andere zum Kopf",
        "Vaswani, and Shazeer’s machine of many heads",
        "Lines: Ida Lane and Ashish Vaswani et al., Small Objects",
        "Objects in the machine upstairs, fixed in",
        "Next: ask again whether objects count",
        "Ida (before noon) : , Many Small Objects",
        "AIA: objects in the machine",
        'Point 12 recites "a small machine". See Vaswani and Shazeer',
    ],
)
def test_a_sentence_or_the_paper_s_own_people_beside_an_id_are_no_title(text: str) -> None:
    assert status(text, TRANSFORMER) is Status.ACCEPTED


@pytest.mark.parametrize(
    "text",
    ['Point 12 recites "Small Machine". See Lane and Shazeer', "Lane & Shazeer's machine of many heads",
     "ICLR 2020, Lane y otros, enlace", "Small Objects of Ashish Lane et al.",
     "Next: Ask Again whether objects count", "AYA: objects in the machine",
     "Nexting: small objects in forests", "Vaswani on small heads again", "Vaswani, Lane on small heads again",
     "Losing large objects in a forest", "Losing Large Objects in a Forest", "losing Large Objects in Forests"],
)  # fmt: skip
def test_words_in_title_case_beside_an_id_are_a_title(text: str) -> None:
    assert status(text, TRANSFORMER) is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DenseTNT Prüft Messwerte Und Befunde", Status.ACCEPTED),
        ("Prüft DenseTNT Messwerte Und Befunde", Status.DOUBTFUL),
        ("SnarTNT Prüft Messwerte Und Befunde", Status.DOUBTFUL),
    ],
)
def test_words_in_title_case_after_the_coined_name_of_the_work_are_a_remark(text: str, expected: Status) -> None:
    assert status(text, DENSE) is expected


def test_a_known_title_in_lower_case_is_a_title() -> None:
    assert status(TRANSFORMER.title.lower(), CLIP, TRANSFORMER) is Status.DOUBTFUL


def published(title: str, authors: str, number: str, **more: Any) -> Record:
    return structs.replace(paper(title, authors, number, **more), ids=(Id("doi", f"10.1/{number}"),))


@pytest.mark.parametrize(("authors", "expected"), [("Xu Chen, Hao Su", Status.DOUBTFUL), ("Ann Lee", Status.ACCEPTED)])
def test_a_title_of_another_work_without_an_arxiv_id_contradicts_if_its_authors_differ(
    authors: str, expected: Status
) -> None:
    linked_to = published("Stones of the Baltic Sea and Their Colours", "Ann Lee", "1")
    named = published("Amber in old rings, bells and spoons", authors, "2")
    assert status(named.title.lower(), linked_to, named) is expected
    assert status(named.title.lower(), structs.replace(linked_to, ids=(Id("arxiv", "2001.00001"),)), named) is expected


def test_a_label_that_is_the_short_name_of_another_work_contradicts_nothing() -> None:
    named = paper("Collecting Stones of the Baltic Sea", "Ann Lee", "2001.00001", aliases=("Paper",))
    assert status("Paper", TRANSFORMER, named) is Status.ACCEPTED


def test_a_short_title_beside_its_own_link_is_not_the_name_of_another_work() -> None:
    own = paper("Amber Rings", "Ann Lee", "2001.00001")
    named = paper("Collecting Stones of the Baltic Sea", "Xu Chen", "2001.00002", aliases=("Amber Rings",))
    assert status("Amber Rings", own, named) is Status.ACCEPTED


def test_the_name_before_the_linked_title_is_its_own_even_if_another_work_s_records_have_it() -> None:
    own = paper("AMBR: Collecting Stones of the Baltic Sea", "Ann Lee", "2001.00001")
    named = paper("Bells and Spoons of Old Smiths", "Xu Chen", "2001.00002", aliases=("AMBR",))
    assert status("AMBR", own, named) is Status.ACCEPTED


@pytest.mark.parametrize(
    ("title", "arxiv", "expected"),
    [
        ("Amber Rings of Old Smiths and Their Colours", False, Status.ACCEPTED),
        ("Amber Rings of Old Smiths and Their Colours", True, Status.DOUBTFUL),
        ("Bells and Spoons in Lakes", False, Status.DOUBTFUL),
    ],
)
def test_a_short_name_of_a_possible_version_of_the_linked_work_contradicts_nothing(
    title: str, expected: Status, *, arxiv: bool
) -> None:
    own = (paper if arxiv else published)("Amber Rings of Old Smiths", "Ann Lee", "2001.00001")
    named = paper(title, "Ann Lee", "2001.00002", aliases=("AMBR",))
    assert status("AMBR", own, named, kind=Kind.ALIAS) is expected


def test_a_short_name_that_begins_another_title_is_doubtful_if_the_link_s_title_has_its_own() -> None:
    mention = Mention(file="a.md", line=1, text="DenseTNT", kind=Kind.ALIAS, ids=(Id("arxiv", "2104.03953"),))
    assert judge(Work(mentions=(mention,)), [SNARF, DENSE]).status is Status.DOUBTFUL
    assert judge(Work(mentions=(mention,)), [SNARF]).status is Status.ACCEPTED
    bare = structs.replace(SNARF, title="Differentiable Forward Skinning for Animating Non-Rigid Shapes")
    assert judge(Work(mentions=(mention,)), [bare, DENSE]).status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida: check whether SNARF code is public", Status.ACCEPTED),
        ("Ida: check whether SNAP code is public", Status.DOUBTFUL),
        ("Ida: Finding Whether SNARF Code Is Public", Status.DOUBTFUL),
        ("Ida: finding small things with SNARF", Status.DOUBTFUL),
    ],
)
def test_a_sentence_with_the_paper_s_own_name_is_about_it(text: str, expected: Status) -> None:
    assert status(text, SNARF) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Chen et al. 2021, the CLIP one", Status.ACCEPTED), ("Lane et al. 2021, the CLIP one", Status.DOUBTFUL)],
)
def test_a_short_name_in_a_label_with_the_first_author_does_not_contradict_the_link(
    label: str, expected: Status
) -> None:
    link = Link(url="https://arxiv.org/abs/2104.03953", label=label, line=1)
    written = structs.replace(SNARF, authors=(parse_name("Chen, Xu"), *SNARF.authors[1:]))
    mention = Mention(file="a.md", line=1, text="CLIP", kind=Kind.ALIAS, ids=SNARF.ids, links=(link,))
    assert judge(Work(mentions=(mention,)), [written, CLIP]).status is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B. Huang et al., Snow Forms", Status.DOUBTFUL),
        ("Zheng et al. Snow Forms", Status.DOUBTFUL),
        ("X. Chen et al., Snow Forms", Status.ACCEPTED),
        ("B. Huang et al., SNARF: Differentiable Forward Skinning for Animating Shapes", Status.DOUBTFUL),
    ],
)
def test_other_people_before_a_short_title_contradict_its_id(text: str, expected: Status) -> None:
    assert status(text, SNARF) is expected
