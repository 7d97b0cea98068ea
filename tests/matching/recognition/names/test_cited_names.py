from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import CitedAt, Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.cited_names import cited_names

WORKS = {
    "VinVL": "VinVL: Revisiting Visual Representations",
    "ResNet": "Deep Residual Learning for Image Recognition",
    "R-CNN": "Rich Feature Hierarchies",
    "BERT": "Pre-training of Deep Bidirectional Transformers",
    "Show and Tell": "A Neural Image Caption Generator",
    "Batch Normalization": "Accelerating Deep Network Training",
    "One Big Open Net": "A Work of Four Words",
    "My One Big Open Net": "A Work of Five Words",
}
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset((squeeze(name),))) for name, title in WORKS.items()),
    frozenset(map(squeeze, WORKS)),
)


def seen(text: str, place: Place = Place.PARAGRAPH) -> list[str]:
    """Return the known names that a text cites; `@key@` in it is a citation of that key."""
    parts = text.split("@")
    shown = "".join(parts[::2])
    ends = [len("".join(parts[: 2 * number + 1 : 2])) for number in range(len(parts) // 2)]
    citations = tuple(CitedAt(key, at) for key, at in zip(parts[1::2], ends, strict=True))
    segment = Segment(file="a.md", line=1, text=shown, place=place, citations=citations)
    names = dict.fromkeys(shown[start:end] for start, end, _ in cited_names(segment, KNOWN))
    return [name for name in names if KNOWN.naming(name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the features are VinVL@zhang2021vinvl@ there", ["VinVL"]),
        ("旧：Kelvin Xu 他们的 Show and Tell（ICML 2015）", ["Show and Tell"]),
        ("so Show and Tell (room 2015)", []),
        ("the features are VinVL ~@zhang2021vinvl@ there", ["VinVL"]),
        ("as in Show and Tell@vinyals2015@, with attention", ["Show and Tell"]),
        ("as in Show and Tell@vinyals:15a@, with attention", ["Show and Tell"]),
        ("a ResNet@he2016deep@ is used", ["ResNet"]),
        ("One Big Open Net@x2020@ is", ["One Big Open Net"]),
        ("VinVL@vinvl@ and ResNet@resnet@", ["VinVL", "ResNet"]),
    ],
)
def test_a_sure_name_before_a_citation_key_of_its_work_is_cited(text: str, names: list[str]) -> None:
    assert seen(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "multilingual BERT@pires2019multilingual@ is another",
        "the VinVL features@zhang2021vinvl@ are used",
        "a Foo R-CNN@smith2020rich@ is another",
        "show and tell@vinyals2015@",
        "a ResNet@he2016@ is used",
        "a ResNet@stanford2016lab@ is used",
        "a ResNet@smith-2016-how@ is used",
        "My Foo@foo@",
        "@key@",
    ],
)
def test_a_key_of_another_work_cites_no_name_before_it(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize("text", ["Unlike ResNet@resnet@ it is", "It is slow. Unlike ResNet@resnet@ it is"])
def test_the_first_word_of_a_sentence_is_not_part_of_a_name(text: str) -> None:
    assert seen(text.replace("Unlike", "Foo")) == seen(text) == ["ResNet"]


def test_a_handle_cites_nothing() -> None:
    handle = CitedAt("vinvl", 5, is_bare=True)
    segment = Segment(file="a.md", line=1, text="VinVL@vinvl", place=Place.PARAGRAPH, citations=(handle,))
    assert list(cited_names(segment, KNOWN)) == []


def test_before_a_key_the_longest_name_of_up_to_four_words_counts() -> None:
    assert seen("see My One Big Open Net@x2020@") == []
    assert seen("the One Big Open Net@x2020@") == ["One Big Open Net"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Batch Normalization (Ioffe & Szegedy, 2015) lets us", ["Batch Normalization"]),
        ("we use Batch normalization (Ioffe & Szegedy, 2015) there", ["Batch normalization"]),
        ("Batch Normalization (see there) lets us", []),
        ("we use batch normalization (Ioffe & Szegedy, 2015) there", []),
        ("VinVL = Zhang et al., CVPR 2021", ["VinVL"]),
        ("Bert, Zhang & Li, 2021", ["Bert"]),
        ("Bert, Z., Zhang, L., & Li, A. (2021). Trees", []),  # the family name of a person
        ("VinVL is Zhang et al., CVPR 2021", []),
    ],
)
def test_a_sure_name_of_plain_words_before_people_and_a_year_is_cited(text: str, names: list[str]) -> None:
    assert seen(text) == names


def test_a_name_at_the_end_of_a_line_after_people_and_a_year_is_cited() -> None:
    text = "Zhang et al. 2021, VinVL"
    assert [seen(text, place) for place in Place] == [
        ["VinVL"] if place in (Place.ITEM, Place.PARAGRAPH, Place.QUOTE) else [] for place in Place
    ]


def test_a_name_that_one_title_gives_counts_before_a_key_with_the_name() -> None:
    known = headed("SafeSpec: Banishing the Ghosts of Old Chips", "TwoSpec: One", "TwoSpec: Another")
    for name, key, count in (("SafeSpec", "safespec", 1), ("SafeSpec", "kim2019", 0), ("TwoSpec", "twospec", 0)):
        cited = CitedAt(key, len(name))
        segment = Segment(file="a.tex", line=1, text=f"{name} hides it.", place=Place.PARAGRAPH, citations=(cited,))
        assert len(list(cited_names(segment, known))) == count
