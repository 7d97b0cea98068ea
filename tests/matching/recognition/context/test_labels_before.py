"""What is a label before a title, and what begins a longer title."""

from __future__ import annotations

import pytest

from vlbib.matching.recognition.context.labels_before import is_label, is_set_apart

LABELS = (
    "Kane", "Aufgabe", "Tema 5", "Gruppe B", "Chapter IV", "3. Jan", "Mo", "- Do", "Lección 12",
    "Ada Lovelace, Alan Turing", "Ada Lovelace and Alan Turing", "Lovelace/Turing", "vgl. auch Lovelace/Turing",
    "LOVELACE, Ada; TURING, Alan", "A. M. Turing, A. Lovelace", "van der Berg, Lovelace",
    "Ada van Dijk, de Vries",
    "[Lov15] Ada Lovelace, Al Turing", "Based on", "Re-read", "May 30, Tom",
    "Source: Ada Lovelace and Alan Turing", "Ada Lovelace, Alan Turing, and Max Planck", "Lovelace, Turing, & Planck",
    "Candidates for March", "Planned for Next Tuesday", "For Monday",
    "Section 3.2", "3.2", "2.1.3", "12.05.", "Fri 12.05.2023", "Fri 10.30", "Sec. 3.2", "MoCo (ICLR)", "MoCo (3 votes)",
    "Lovelace2017", "Lovelace_2017b", "RT", "Ada's", "P5", "Q0", "AY", "Thema Karten",
    "[HP11] S. Har-Peled", "S. J. Har-Peled",
    "1234", "S12", "HC1 leesvoer 2", "Khot–Tulsiani–Worah",
    "vaswani2017", "he2016deep", "Sinha+22", "Sinha+'22", "Sinha+2022", "Review", "Oral session 2A",
    "Fri: Arabic", "FastNet: Arabic", "Kram, zum Lesen", "Cosas para Leer",
)  # fmt: skip
BEGINNINGS = (
    "DenseNet", "SC-Lane", "WINS", "Editorial", "Rejoinder", "Replication Study", "Fast Cats", "GPT 4", "Fast Cats 2",
    "Re", "Reproducibility Companion Paper", "Reply Paper", "Comment on", "Fast Cats for", "Pre-Training", "GPT2017",
    "Fast Cats for Marching", "Fast Cats March",
    "Khot-Tulsiani", "FastNet: Ada Lovelace and Alan Turing", "Fast Cats: Deep Sets", "Fri: FastNet",
    "MoCo v1.5", "Cats 2.0", "Cats-2.5", "MoCo (v2)", "MoCo（v2）", "MoCo (2nd version)",
    "BERT, CLIP", "FastNet, Slow Net", "Models and the Rest, Again", "Ada Lovelace", "Aufgabe 1234",
    "S123", "Sinha22", "Discussion",
)  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_a_plain_word_or_a_list_of_people_is_a_label_of_a_long_enough_title(label: str) -> None:
    assert is_label(label, (), whole=True)


@pytest.mark.parametrize("label", BEGINNINGS)
def test_a_name_a_reply_or_words_in_title_case_may_begin_a_longer_title(label: str) -> None:
    assert not is_label(label, (), whole=True)


@pytest.mark.parametrize("label", ["Wed 3 Feb, 15:30", "- Do, 9:30 Uhr", "14:00–15:30"])
def test_the_time_of_an_appointment_is_a_label_of_any_title(label: str) -> None:
    assert is_label(label, (), whole=False)


@pytest.mark.parametrize("label", ["Kane", "Gruppe B", "Ada Lovelace, Al Turing"])
def test_before_a_short_title_neither_a_word_nor_people_are_a_label(label: str) -> None:
    assert not is_label(label, (), whole=False)


def test_a_phrase_is_a_label_only_of_a_long_enough_title() -> None:
    assert is_label("What they wrote about it", (), whole=True)
    assert not is_label("What they wrote about it", (), whole=False)
    assert is_label("what they wrote about it", (), whole=False)
    assert is_label("lock-free queue without CAS", (), whole=True, long=True)
    assert not is_label("Queues without CAS", (), whole=True, long=True)


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("with NASes", True),
        ("A: Ja", True),
        ("NN eval overview", True),
        ("NN Eval overview", True),
        ("NN Eval Overview", False),
        ("Meta-RL candidates", True),
        ("quasi-Newton", True),
        ("non-Newton", True),
        ("un-Newton", False),
        ("mPLUG-Owl", False),
        ("6/ 🎣 Fifth", True),
        ("6/ 🎣 FastNet", False),
        ("wav2vec Again", False),
    ],
)
def test_words_in_lower_case_and_an_answer_are_a_label_only_of_a_long_enough_title(label: str, *, is_one: bool) -> None:
    assert is_label(label, (), whole=True) is is_one
    assert not is_label(label, (), whole=False)


def test_the_work_s_own_name_is_a_label() -> None:
    assert is_label("DenseNet", {"densenet"}, whole=False)
    assert is_label("our DenseNet", {"densenet"}, whole=False)
    assert is_label("DenseNet-v1", {"densenet"}, whole=False)
    assert not is_label("DenseNet-v2", {"densenet"}, whole=False)
    for other in ("Fast DenseNet", "Multi-Task DenseNet", "Improving DenseNet"):
        assert not is_label(other, {"densenet"}, whole=True)
    for own in ("Google DenseNet", "Paper DenseNet", "Read DenseNet", "CVPR DenseNet"):
        assert is_label(own, {"densenet"}, whole=False)


@pytest.mark.parametrize("label", ["Title:", "SLIDE 3", "Session 4B", "Fig. 2", "Lecture", "Titolo originale"])
def test_a_part_of_a_plan_and_a_word_for_a_title_are_labels_of_any_title(label: str) -> None:
    assert is_label(label, (), whole=False)


@pytest.mark.parametrize("label", ["Slide Finder", "Figure Net 3", "Poster Generation"])
def test_what_contains_the_word_for_a_part_is_not_a_name(label: str) -> None:
    assert not is_label(label, (), whole=False)


@pytest.mark.parametrize("label", ["10 Oct", "10/4 Kevin", "17:05 Idea", "13:30-14:00 Kevin", "Week 3"])
def test_a_date_or_a_time_is_a_label_alone_or_before_a_word(label: str) -> None:
    assert is_label(label, (), whole=True)
    assert not is_label(f"{label} DenseNet", (), whole=True)


@pytest.mark.parametrize("label", ["Fast Cats:", "Fast Cats", "Fast Cats：", "T-01", "P123:", "ABCD-012."])
def test_marked_words_are_set_apart(label: str) -> None:
    assert is_set_apart(label)


@pytest.mark.parametrize(
    "label",
    [
        "CatNet:",
        "CatNet：",
        "CatNet :",
        "Replication Study:",
        "A Replication:",
        "Rejoinder.",
        "GPT-4",
        "P1234",
        "ABC-1",
    ],
)
def test_a_name_or_the_start_of_a_reply_is_not_set_apart(label: str) -> None:
    assert not is_set_apart(label)
