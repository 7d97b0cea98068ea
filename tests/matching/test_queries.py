from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Link, Mention, Work
from vlbib.matching.queries import Tidy, query_of, tidy


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- [2022 ICML] OFA_ Unifying Architectures", Tidy("OFA_ Unifying Architectures", 2022, "ICML")),
        ("[2019] Image Captioning in Practice", Tidy("Image Captioning in Practice", 2019)),
        ("(CVPR 2021) Pyramid Grafting Network", Tidy("Pyramid Grafting Network", 2021, "CVPR")),
        ("[CVPR'21] Pyramid Grafting Network", Tidy("Pyramid Grafting Network", 2021, "CVPR")),
        ("{arXiv 2023} Pyramid Grafting Network", Tidy("Pyramid Grafting Network", 2023, "arXiv")),
        ("Koo et al., 2015. Detection for MIMO", Tidy("Detection for MIMO", 2015, None, ("Koo",))),
        ("Koo and Lee (2015): Detection for MIMO", Tidy("Detection for MIMO", 2015, None, ("Koo", "Lee"))),
        ("SeaCatID2022: A Set of Cats", Tidy("SeaCatID2022: A Set of Cats")),
        ("SeaSpoof 2019: A Set of Cats", Tidy("SeaSpoof 2019: A Set of Cats")),
        ("ASVcats 2019: A Set of Cats", Tidy("ASVcats 2019: A Set of Cats")),
        ("McKoo 2019: A Set of Cats", Tidy("A Set of Cats", 2019, None, ("McKoo",))),
        ("Koo2015: Detection for MIMO", Tidy("Detection for MIMO", 2015, None, ("Koo",))),
        ("Koo, et al., 2015. Detection for MIMO", Tidy("Detection for MIMO", 2015, None, ("Koo",))),
        ("Koo, Lee, and Wu, 2015. Detection for MIMO", Tidy("Detection for MIMO", 2015, None, ("Koo", "Lee", "Wu"))),
        ("Глубокие сети множеств 论文", Tidy("Глубокие сети множеств 论文")),
        ("Koo et al., 2015. MIMO Detection", Tidy("MIMO Detection", 2015, None, ("Koo",))),
        ("Koo et al., 2015. Detection", Tidy("Koo et al., 2015. Detection")),
        ("Spatio-Temporal_Crop_Aggregation.pdf", Tidy("Spatio-Temporal_Crop_Aggregation")),
        ("files/new/Spatio-Temporal_Crop.pdf", Tidy("Spatio-Temporal_Crop")),
        ("files/Spatio and more.pdf", Tidy("files/Spatio and more")),
        ("Video Understanding Models 视频理解", Tidy("Video Understanding Models")),
        ("Video Understanding 视频理解", Tidy("Video Understanding 视频理解")),
        ("Deep Video Understanding Models （Transformer 系列）", Tidy("Deep Video Understanding Models")),
        ("From Detection to Deception。", Tidy("From Detection to Deception")),
        ("Can Data Help to Learn?", Tidy("Can Data Help to Learn?")),
        ("Segmentation via Deep...", Tidy("Segmentation via Deep…")),
        ("基于视觉的定位", Tidy("基于视觉的定位")),
        ("2001: A Space Odyssey in Vectors", Tidy("2001: A Space Odyssey in Vectors")),
        ("[CLIP] Learning Visual Models", Tidy("[CLIP] Learning Visual Models")),
        ("...", Tidy("...")),
    ],
)
def test_the_text_around_a_title_is_removed(text: str, told: Tidy) -> None:
    assert tidy(text) == told


@given(st.text(min_size=1))
def test_any_text_can_be_tidied(text: str) -> None:
    assert tidy(text).title == tidy(text).title.strip()


def test_a_query_has_all_claims_of_the_mentions() -> None:
    first = Mention(file="a.md", line=1, text="OFA_ Unifying", aliases=("OFA",), links=(Link(url="https://a.org"),))
    second = Mention(file="b.md", line=9, text="OFA", year=2022, venue="ICML", authors=("Wang",), aliases=("OFA",))
    query = query_of(Work(mentions=(first, second)))
    assert (query.title, query.year, query.venue, query.authors) == ("OFA_ Unifying", 2022, "ICML", ("Wang",))
    assert query.aliases == ("OFA",)
    assert query.urls == ("https://a.org",)


@pytest.mark.parametrize(
    ("mention", "alias"),
    [
        (Mention(file="a.md", line=1, text="CLIP", kind=Kind.ALIAS, year=2021), True),
        (Mention(file="a.md", line=1, text="Common Crawl", kind=Kind.ALIAS), True),
        (Mention(file="a.md", line=1, text="Visual Dialog", kind=Kind.ALIAS, year=2017), False),
        (Mention(file="a.md", line=1, text="Visual Dialog"), False),
    ],
)
def test_a_short_name_is_looked_up_as_such_unless_it_may_be_a_whole_title(mention: Mention, alias: bool) -> None:  # noqa: FBT001 -- a table's column
    assert query_of(Work(mentions=(mention,))).alias is alias


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("ICCV2023/papers/Wang_Deep_Lines_for_Real_time_Maps_ICCV_2023_paper.pdf", "Deep Lines for Real time Maps"),
        ("CVPR2020W/w1/html/Wang_Deep_Lines_CVPRW_2020_paper.html", "Deep Lines"),
        ("ICCV2023/papers/Wang_Deep_Lines_ICCV_2023_supplemental.pdf", ""),
    ],
)
def test_a_cvf_url_gives_title_year_venue_and_author(page: str, title: str) -> None:
    url = f"https://openaccess.thecvf.com/content/{page}"
    query = query_of(Work(mentions=(Mention(file="a.md", line=1, text=url, kind=Kind.LINK),)))
    assert (query.title if title else "", query.authors) == (title, ("Wang",) if title else ())
    assert bool(query.year and query.venue) is bool(title)
    line = query_of(Work(mentions=(Mention(file="a.md", line=1, text=url, kind=Kind.LINE),)))
    assert line.authors == ()


@pytest.mark.parametrize(
    ("text", "is_label"),
    [("the paper again", True), ("the paper of Ida", False), ("a paper on lines", False), ("The paper", False)],
)
def test_a_few_words_without_a_capital_are_the_label_of_a_cvf_url(text: str, *, is_label: bool) -> None:
    url = "https://openaccess.thecvf.com/content/ICCV2023/papers/Wang_Deep_Lines_ICCV_2023_paper.pdf"
    link = Link(url=url, label=text, line=1)
    query = query_of(Work(mentions=(Mention(file="a.md", line=1, text=text, kind=Kind.LINE, links=(link,)),)))
    assert (query.title == "Deep Lines") is is_label


@pytest.mark.parametrize(
    ("page", "kind", "authors"),
    [
        ("v28/pareek13", Kind.ALIAS, ("Pareek",)),
        ("v28/pareek13b", Kind.ALIAS, ("Pareek",)),
        ("v28/pareek13", Kind.LINE, ()),
        ("v28/ben-david13", Kind.ALIAS, ()),
    ],
)
def test_the_pmlr_page_of_a_short_title_gives_its_first_author(page: str, kind: Kind, authors: tuple[str, ...]) -> None:
    mention = Mention(file="a.md", line=1, text="Human Boosting", kind=kind, ids=(Id("pmlr", page),))
    query = query_of(Work(mentions=(mention,)))
    assert (query.authors, query.alias) == (authors, kind is Kind.ALIAS and not authors)
