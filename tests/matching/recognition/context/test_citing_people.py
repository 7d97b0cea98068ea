from __future__ import annotations

import pytest

from vlbib.matching.recognition.context.citing_people import is_cited, people_before, people_cited


@pytest.mark.parametrize(
    "after",
    [
        " (Zaheer et al., 2017) study",
        " (Vasconcelos, 1998).",
        " by Datar et al., NeurIPS'22",
        " by Pande and Sharma, NeurIPS’23",
        " — Shah & Braun — 2017",
        " [Vasu et al., CVPR 2023]",
        ", Rong et al., ICLR 2020",
        " (Sutskever, Vinyals, and Le, 2014)",
        "（Wei 等，2022）",
        "” (Kirillov+, 2023)",
        " (O'Neil 2016)",
        " (Zaheer et al.)",
        "\n(Zaheer et al., 2017)",
        " by Zaheer and Kottur et al.",
        " = Zaheer et al., NeurIPS 2017.",
        ": Zaheer & Kottur 2017",
        "：Zaheer et al., 2017",
        " (Grover/Leskovec, KDD '16)",
        " (Blanchard and Fleuret, COLT 07)",
        " / Zhou et al 2023",
        " [Zhou+17] again",
        "” by Gustafson & Narayanan",
    ],
)
def test_authors_with_a_year_or_et_al_cite_the_words_before_them(after: str) -> None:
    assert is_cited(f"Finding Objects{after}", 15)


@pytest.mark.parametrize(
    "after",
    [
        "", ", Paris 2019", " (CVPR 2016)", " (Zaheer)", ", Zaheer et al.", " – Zaheer et al.", "（BERT 等）",
        " (zaheer et al., 2017)", " (2017)", " was by Datar, 2022",
        " (Zaheer, 20171)", ": Paris 2019", " = Zaheer 2017", "=Zaheer et al., 2017", "\n[Zaheer et al., 2017] Another",
        " by Gustafson & Narayanan", "” by Gustafson", " / Zhou 2023", " (Blanchard and Fleuret, Colt 07)",
        " (Blanchard and Fleuret, COLT 07 again)",
    ],
)  # fmt: skip
def test_a_year_with_a_place_or_venue_and_authors_alone_cite_nothing(after: str) -> None:
    assert not is_cited(f"Finding Objects{after}", 15)


@pytest.mark.parametrize(
    "text",
    [
        "Zbontar et al 2021 Barlow Twins",
        "Zbontar et al. (2021): Barlow Twins",
        "Zbontar and Jing, 2021, Barlow Twins.",
        "Zbontar et al. '21, Barlow Twins",
        "the quote: Zbontar et al., Barlow Twins, ICML 2021",
        "Zbontar u. a. – Barlow Twins (ICML'21)",
        "Zbontar & Jing, Barlow Twins 2021",
        "Source: Zbontar et al., Barlow Twins",
        "[4] Zbontar et al. Barlow Twins. ICML'21",
        "[4] Zbontar et al. Barlow Twins. ICML'21\n[5] Li et al.",
    ],
)
def test_a_name_may_follow_people_and_a_year(text: str) -> None:
    assert [text[start:end] for start, end in people_before(text)] == ["Barlow Twins"]


@pytest.mark.parametrize(
    "text",
    [
        "Zbontar and Jing, Barlow Twins",
        "as Zbontar et al., Barlow Twins",
        "Zbontar 2021, Barlow Twins",
        "as Zbontar et al. 2021, Barlow Twins",
        "Zbontar et al. 2021, Barlow Twins: a talk",
        "Paris and others 2021",
    ],
)
def test_people_without_a_year_or_one_person_cite_no_name_after_them(text: str) -> None:
    assert list(people_before(text)) == []


def test_only_a_full_year_is_a_year_of_the_citation() -> None:
    assert people_cited("Barlow Twins (Zbontar et al., 2021)", 12) == (("Zbontar",), 2021)
    assert people_cited("Barlow Twins (Zbontar et al., ICML'21)", 12) == (("Zbontar",), None)
