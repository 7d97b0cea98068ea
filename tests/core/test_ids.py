from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.ids import (
    Id,
    arxiv_id,
    by_scheme,
    clean_url,
    doi_id,
    find_ids,
    find_urls,
    impossible_arxiv_ids,
    is_plain_url,
    locate_ids,
    paper_url,
    url_id,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2103.00020", "2103.00020"),
        ("arXiv:2103.00020v2", "2103.00020"),
        ("ARXIV: 0704.0001", "0704.0001"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136v1", "math/0309136"),
        ("2113.00020", None),
        ("0703.0001", None),
        ("2103.000200", None),
        ("1.23", None),
        ("", None),
    ],
)
def test_an_arxiv_id_is_read_in_one_form(text: str, value: str | None) -> None:
    assert arxiv_id(text) == (Id("arxiv", value) if value else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1109/CVPR.2016.90", Id("doi", "10.1109/CVPR.2016.90")),
        ("doi:10.1109/CVPR.2016.90.", Id("doi", "10.1109/CVPR.2016.90")),
        ("https://doi.org/10.48550/arXiv.2103.00020", Id("arxiv", "2103.00020")),
        ("10.1016/S0031-3203(98)00012-3", Id("doi", "10.1016/S0031-3203(98)00012-3")),
        ("not a doi", None),
        ("10.1109/CVPR.2016.90(", Id("doi", "10.1109/CVPR.2016.90")),  # of a remark that no longer stands there
        ("10.1109", None),
    ],
)
def test_a_doi_is_read_and_an_arxiv_doi_gives_the_arxiv_id(text: str, found: Id | None) -> None:
    assert doi_id(text) == found


def test_dois_compare_without_case_but_keep_their_case() -> None:
    one, other = Id("doi", "10.1109/CVPR.2016.90"), Id("doi", "10.1109/cvpr.2016.90")
    assert one != other
    assert one.key == other.key
    assert str(one) == "doi:10.1109/CVPR.2016.90"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://arxiv.org/abs/2103.00020v1", Id("arxiv", "2103.00020")),
        ("http://arxiv.org/pdf/2103.00020.pdf", Id("arxiv", "2103.00020")),
        ("https://www.alphaxiv.org/abs/2103.00020", Id("arxiv", "2103.00020")),
        ("https://huggingface.co/papers/2103.00020", Id("arxiv", "2103.00020")),
        ("https://doi.org/10.1109/CVPR.2016.90", Id("doi", "10.1109/CVPR.2016.90")),
        ("https://dl.acm.org/doi/abs/10.1145/2812802", Id("doi", "10.1145/2812802")),
        ("https://link.springer.com/article/10.1007/s11263-016-0981-7", Id("doi", "10.1007/s11263-016-0981-7")),
        ("https://aclanthology.org/P18-1238/", Id("doi", "10.18653/v1/P18-1238")),
        ("https://www.aclweb.org/anthology/N16-1001", Id("doi", "10.18653/v1/N16-1001")),
        ("https://aclanthology.org/2022.findings-acl.187.pdf", Id("doi", "10.18653/v1/2022.findings-acl.187")),
        ("https://aclanthology.org/2020.emnlp-main.550", Id("doi", "10.18653/v1/2020.emnlp-main.550")),
        ("https://aclanthology.org/2020.coling-main.1", Id("doi", "10.18653/v1/2020.coling-main.1")),
        ("https://aclanthology.org/2022.coling-1.1", Id("acl", "2022.coling-1.1")),
        ("https://aclanthology.org/N15-1001", Id("acl", "N15-1001")),  # its DOI has another prefix
        ("https://aclanthology.org/L18-1269", Id("acl", "L18-1269")),  # LREC gives none
        ("https://aclanthology.org/2020.lrec-1.1", Id("acl", "2020.lrec-1.1")),
        ("https://aclanthology.org/2021.tacl-1.1", Id("acl", "2021.tacl-1.1")),
        (
            "https://papers.nips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf",
            Id("neurips", "2017/hash/3f5ee243547dee91fbd053c1c4a845aa"),
        ),
        ("https://papers.nips.cc/paper/2017/hash/3f5e-Abstract.html", None),
        ("https://openreview.net/forum?id=YicbFdNTTy", Id("openreview", "YicbFdNTTy")),
        ("https://openreview.net/pdf?id=iTtGCMDEzS_", Id("openreview", "iTtGCMDEzS_")),
        ("https://api.semanticscholar.org/CorpusID:231591445", Id("s2", "231591445")),
        ("https://www.semanticscholar.org/arxiv/1704.03847", Id("arxiv", "1704.03847")),
        ("https://api.semanticscholar.org/arXiv:2604.18296", Id("arxiv", "2604.18296")),
        ("https://api.semanticscholar.org/DOI:10.1145/3097983.3098046", Id("doi", "10.1145/3097983.3098046")),
        ("https://proceedings.mlr.press/v139/radford21a.html", Id("pmlr", "v139/radford21a")),
        (
            "https://openaccess.thecvf.com/content/CVPR2022/html/Yang_Unified_CVPR_2022_paper.html",
            Id("cvf", "Yang_Unified_CVPR_2022_paper"),
        ),
        ("https://github.com/openai/CLIP", None),
        ("https://nocaps.org/", None),
        ("https://arxiv.org/list/cs.CV/recent", None),
    ],
)
def test_the_url_of_a_paper_gives_its_id(url: str, found: Id | None) -> None:
    assert url_id(url) == found


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.1109/CVPR.2016.90",
        "https://doi.org/10.48550/arXiv.2103.00020",
        "https://www.arxiv.org/abs/2103.00020v2",
        "https://openreview.net/forum?id=YicbFdNTTy",
        "https://aclanthology.org/2020.acl-main.1/",
        "https://proceedings.mlr.press/v139/radford21a.html",
        "http://example.org",
    ],
)
def test_a_url_is_read_the_same_plain_or_not(url: str) -> None:
    assert url_id(url) == url_id(f"{url}#page") == url_id(url.replace("//", "//USER@", 1))
    assert is_plain_url(url) is not url.endswith("/")
    assert not is_plain_url(f"{url}#page")


def test_a_url_that_ends_with_punctuation_is_not_plain() -> None:
    assert [is_plain_url(f"https://arxiv.org/abs/2103.00020{end}") for end in ("", "_", ".", ")", "%")] == [
        True
    ] + 4 * [False]


def test_urls_lose_the_punctuation_of_the_sentence() -> None:
    assert clean_url("<https://commoncrawl.org.>") == "https://commoncrawl.org"
    assert find_urls("see https://a.org/x_(y), 和 https://b.org/z。") == ["https://a.org/x_(y)", "https://b.org/z"]


def test_ids_in_a_text_are_found_once_and_bare_numbers_are_not_ids() -> None:
    text = "arXiv:2103.00020, https://arxiv.org/abs/2103.00020 and doi:10.1145/2812802; 2104.00001 is a number"
    assert set(find_ids(text)) == {Id("arxiv", "2103.00020"), Id("doi", "10.1145/2812802")}
    assert len(find_ids(text)) == 2


@pytest.mark.parametrize("scheme", ["arxiv", "doi", "acl", "openreview", "s2", "s2paper", "neurips"])
def test_the_page_of_an_id_gives_the_id_back(scheme: str) -> None:
    values = {"arxiv": "2103.00020", "doi": "10.1145/2812802", "acl": "P14-1238", "openreview": "abc", "s2": "12"}
    values["neurips"] = f"2017/hash/{32 * '0'}"
    identity = Id(scheme, values.get(scheme, "0" * 40))
    url = paper_url(identity)
    assert url is not None
    assert url_id(url) == identity


def test_an_unknown_scheme_has_no_page() -> None:
    assert paper_url(Id("isbn", "1")) is None
    assert by_scheme([Id("doi", "10.1/a"), Id("arxiv", "2103.00020")], "arxiv") == "2103.00020"


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    find_ids(text)
    find_urls(text)
    url_id(text)
    arxiv_id(text)
    doi_id(text)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("2006.11239 + 2010.02502, read side by side", ["arxiv:2006.11239", "arxiv:2010.02502"]),
        ("2006.11239 and 2010.02502v2", ["arxiv:2006.11239", "arxiv:2010.02502"]),
        ("remarks\n[6] 2601.05577\nmore", ["arxiv:2601.05577"]),
        ("architecture: Wide ResNet, 1605.07146", ["arxiv:1605.07146"]),
        ("with BERTScore (1904.09675), not BLEU", ["arxiv:1904.09675"]),
        ("it took 1904.09675 seconds", []),
        ("from 1904.09675 to 1605.07146", []),
        ("a loss, 1999.09675", []),
        ("and 1904.096", []),
        ("周五前读 2104.10834", ["arxiv:2104.10834"]),
        ("周五前读 2104.10834 和别的", []),
        ("得分为 12.3456", []),
        ("泛读：1609.09189、1906.10313", ["arxiv:1609.09189", "arxiv:1906.10313"]),
        ("泛读：1609.09189万", []),
        ("- [2103.00020] Counting lines", ["arxiv:2103.00020"]),
        ("[2103.00020v2] Counting lines", ["arxiv:2103.00020"]),
        ("costs [2103.00020]", []),
        ("[2103.00020] 12 lines", []),
    ],
)
def test_a_bare_number_in_the_form_of_an_arxiv_id_counts_between_punctuation(text: str, ids: list[str]) -> None:
    assert [str(identity) for identity in find_ids(text)] == ids


@pytest.mark.parametrize(
    "text",
    ["see arXiv 2103.00020", "hep-th/9901001", "in cs.CV/0101001v2", "2103.00020 [cs.CV]", "at 10.1145/12", "PMID:1",
     "(PMCID: PMC12)", "CorpusID : 7", "[1] 2103.00020, 2103.00021"],
)  # fmt: skip
def test_an_id_in_any_spelling_is_found_in_a_text(text: str) -> None:
    assert find_ids(f"{text}")
    assert find_ids(text.replace("1", "x").replace("2", "x").replace("7", "x")) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("files/2106.09685v2.pdf", "2106.09685"), ("1706.03762.pdf", "1706.03762"), ("2024.10815.pdf", None)],
)
def test_a_file_name_may_be_an_arxiv_id(text: str, value: str | None) -> None:
    assert [each.value for each in find_ids(text)] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("1412.6980", True), ("1412.06980", False), ("1406.12345", False), ("1501.0001", False), ("1501.00001", True)],
)
def test_an_arxiv_id_has_four_digits_until_2014_and_five_from_2015_on(text: str, is_one: bool) -> None:  # noqa: FBT001 -- a table's column
    assert (arxiv_id(text) is not None) is is_one


def test_an_invoice_number_is_no_doi_unless_it_is_called_one() -> None:
    assert list(locate_ids("invoice 10.2024/0034 is open")) == []
    assert [str(identity) for _, identity in locate_ids("see doi: 10.2024/0034")] == ["doi:10.2024/0034"]
    assert [str(identity) for _, identity in locate_ids("see 10.1234/0034 there")] == ["doi:10.1234/0034"]
    assert [str(identity) for _, identity in locate_ids("see 10.2024/0034x there")] == ["doi:10.2024/0034x"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("See 2506.12494 for why bigger is not better.", ["arxiv:2506.12494"]),
        ("(B) print 2303.15343v2 and take it along", ["arxiv:2303.15343"]),
        ("siehe 2303.15343, S. 4", ["arxiv:2303.15343"]),
        ("read 2303.15343 MB of logs", []),
        ("read 2303.15343% more", []),
        ("the loss was 2303.15343 then", []),
        ("see 2313.15343 there", []),
    ],
)
def test_a_number_after_a_word_for_reading_is_an_arxiv_id_unless_a_unit_follows(text: str, ids: list[str]) -> None:
    assert find_ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("did this in 2017: aclanthology P17-1024", ["doi:10.18653/v1/P17-1024"]),
        ("ACL Anthology ID: 2021.tacl-1.1.", ["acl:2021.tacl-1.1"]),
        ("aclanthology P17-10245", []),
        ("- 2022.findings-acl.273", ["doi:10.18653/v1/2022.findings-acl.273"]),
        ("2021.spnlp-1.2 (SmBoP)", ["acl:2021.spnlp-1.2"]),
        ("ACL Anthology : 2021.spnlp-1.2", ["acl:2021.spnlp-1.2"]),
        ("version 2021.spnlp-1.2.3", []),
        ("lib/2021.spnlp-1.2", []),
        ("2019.spnlp-1.2", []),
        ("2021.spnlp-1.23456", []),
        ("the ACL P17-1024", []),
    ],
)
def test_a_number_after_the_anthology_s_name_is_its_id(text: str, ids: list[str]) -> None:
    assert find_ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("原文（10.1109/CVPR52688.2022.01507）图书馆", ["doi:10.1109/CVPR52688.2022.01507"]),
        ("引自 10.1109/iros51168.2021.9636532，第 5 页", ["doi:10.1109/iros51168.2021.9636532"]),
        ("请看arXiv:2103.00020的附录", ["arxiv:2103.00020"]),
        ("见10.1109/iros51168.2021.9636532的附录", ["doi:10.1109/iros51168.2021.9636532"]),
        ("https://arxiv.org/abs/2005.05592（重点看附录）", ["arxiv:2005.05592"]),
        ("arxiv.org/abs/2005.05592的附录", ["arxiv:2005.05592"]),
        ("「https://doi.org/10.1145/3528223」", ["doi:10.1145/3528223"]),
        ("先读10.1145/3528223→再读arXiv:2103.00020〜明日", ["arxiv:2103.00020", "doi:10.1145/3528223"]),
        ("arxiv.org/abs/2005.05592・10.1145/3528223—next", ["arxiv:2005.05592", "doi:10.1145/3528223"]),
    ],
)
def test_a_cjk_letter_or_punctuation_ends_an_id_and_the_url_of_a_paper(text: str, ids: list[str]) -> None:
    assert sorted(find_ids(text)) == ids


def test_an_id_below_the_punctuation_that_leads_to_it_is_on_its_own_line() -> None:
    assert locate_ids("阅读：\n2103.00020\n完") == [(4, Id("arxiv", "2103.00020"))]


def test_the_url_of_another_page_may_have_cjk_letters() -> None:
    assert find_urls("见 https://zh.wikipedia.org/wiki/图（数学）") == ["https://zh.wikipedia.org/wiki/图"]


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("arXiv preprint arXiv:1915.00231", ["1915.00231"]),
        ("CoRR abs/2231.1234, and arxiv.org/pdf/2231.1234v2", ["2231.1234"]),
        ("arXiv:1905.0023", ["1905.0023"]),  # since 2015 there are five digits
        ("arXiv preprint arXiv:1406.12345 (2014)", ["1406.12345"]),  # before there were four
        ("arXiv:1905.00231 [cs.CV]", []),
        ("arXiv:1905.0023 1", []),  # broken at the end of a line
        ("arXiv 2019, 1915.00231", []),
    ],
)
def test_a_number_in_the_place_of_an_arxiv_id_may_be_impossible(text: str, impossible: list[str]) -> None:
    assert impossible_arxiv_ids(text) == impossible


def test_an_id_of_openreview_may_end_with_an_underscore_and_other_urls_do_not() -> None:
    texts = ("see https://openreview.net/pdf?id=iTtGCMDEzS_, then", "_https://arxiv.org/abs/2103.00020_")
    assert [find_ids(text) for text in texts] == [[Id("openreview", "iTtGCMDEzS_")], [Id("arxiv", "2103.00020")]]
    assert clean_url("https://x.org/a_") == "https://x.org/a"
