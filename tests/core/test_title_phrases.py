"""Short names within phrases that read like titles: they are parts of these."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.title_phrases import is_in_reference_title, is_in_title_phrase

NAME = "OakNet"


def is_in_one(line: str) -> bool:
    start = line.index(NAME)
    return is_in_title_phrase(line, start, start + len(NAME))


@pytest.mark.parametrize(
    "line",
    [
        "Inducing relational knowledge from OakNet",
        "Quality assessment of the MPEG-4 scalable video with OakNet",  # no measure
        "- Inducing relational knowledge from OakNet",
        "3. Inducing Relational Knowledge from OakNet",
        "Monday: inducing relational knowledge from OakNet",
        "[3] J. Kim. Inducing relational knowledge from OakNet. In Trees, 2020.",
        "Low rate speech coding with ElmNet and an OakNet decoder",
        "ElmPlus: medical OakNet with prompts",  # a name, a colon and what it is
        "Robustness in both domains: OakNet needs better leaves",  # a subtitle may be a sentence
        "Where should OakNet go? Choosing places within hybrid forests",
        "昨天看了 Inducing relational knowledge from OakNet 这篇文章",
        "We read Inducing relational knowledge from OakNet yesterday",
        "the paper on inducing relational knowledge within OakNet was fine",
        "it says that robust pruning of hybrid forests with OakNet layers was slow",  # many words within a sentence
    ],
)
def test_a_name_within_a_noun_phrase_of_several_long_words_is_part_of_a_title(line: str) -> None:
    assert is_in_one(line)


@pytest.mark.parametrize(
    "line",
    [
        "OakNet",
        "OakNet on our tables",
        "knowledge from OakNet",  # two long words
        "Inducing relational knowledge was done with OakNet",
        "OakNet was too slow for these large tables",
        "OakNet doesn't train with these large tables",
        "The leaves of every forest grow on OakNet.",
        "Compare leaves and branches with OakNet",
        "read OakNet again",
        "We read OakNet with relational knowledge",  # what is read is called so
        "Trees: ElmNet, OakNet, AshNet",
        "leaf branches, ElmNet, OakNet",
        "ElmPlus: OakNet with prompts",
        "large forests with OakNet +1.5 points",
        "Why does OakNet grow? Ask Priya",
        "昨天看了 OakNet 的 code",
        "OakNet leaf branches: experimental",  # a label and a word on it
        "large forests with OakNet, 63.1 points",
        "it must cover: deep forest roots, OakNet leaves, other trees growing",
    ],
)
def test_a_name_in_a_sentence_a_list_or_a_remark_is_not_in_a_title(line: str) -> None:
    assert not is_in_one(line)


@pytest.mark.parametrize("line", ["Inducing relational knowledge from OakNet", "OakNet was too slow for these tables"])
@given(before=st.text(max_size=80), after=st.text(max_size=80))
def test_other_lines_do_not_count(line: str, before: str, after: str) -> None:
    text = f"{before}\n{line}\n{after}"
    start = len(before) + 1 + line.index(NAME)
    assert is_in_title_phrase(text, start, start + len(NAME)) is is_in_one(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Lee. Parsing Towns with BERT. In Proceedings of Towns, 2020.", True),
        ("Ida Lee. BERT VII: a new way to walk. In ICML, 2020.", True),
        ("We start with BERT. In Towns nobody uses it.", False),
        ("Ida Lee. BERT meets the old towns. arXiv preprint, 2020.", True),
        ("Ida Lee. BERT. In Proceedings of Towns, 2020.", False),
        ("Ida Lee. BERT: walking. In Proceedings of Towns, 2020.", False),  # a remark
        ("Parsing Towns with BERT. We like it.", False),
    ],
)
def test_a_name_inside_the_title_of_a_reference_is_part_of_it(text: str, *, expected: bool) -> None:
    at = text.index("BERT")
    assert is_in_reference_title(text, at, at + len("BERT")) is expected


def test_only_the_neighbourhood_of_a_name_counts() -> None:
    assert is_in_one(f"{'we were here ' * 40}, {'x' * 280}, Inducing relational knowledge from OakNet")
    assert not is_in_one(f"robust pruning of hybrid forests {'x ' * 200} OakNet")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Neural Scene Graphs, ElmNet, OakNet, and of course FirNet", False),
        ("Old Lamps / OakNet / ElmNet of Small Towns", False),
        ("Robust Pruning of Hybrid Forests, OakNet", True),  # two are no list
        ("Robust Pruning, Hybrid Forests, Walks of OakNet", True),  # the name is no whole part
        ("Robust Pruning, Hybrid Forests, OakNet", True),  # no other part is a name
    ],
)
def test_a_whole_part_of_a_list_of_names_is_no_part_of_a_title(line: str, *, expected: bool) -> None:
    assert is_in_one(line) is expected


@pytest.mark.parametrize(
    "line",
    [
        "Endüstriyel ölçek için OakNet raporu hâlâ iyi",
        "Leila sugeriu alguns OakNet antes do pré-treino completo",
        "OakNet lezen: constrained decoding, similarity tuning",
        "Contrast between elms and OakNet, which landed today somewhere",
    ],
)
def test_a_word_that_no_english_title_has_makes_a_sentence(line: str) -> None:
    assert not is_in_one(line)


def test_a_capitalised_word_with_accents_may_be_in_a_title() -> None:
    assert is_in_one("Inducing Poincaré knowledge graphs from OakNet")
