from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Link
from vlbib.notes.line.inline import read_line
from vlbib.notes.line.title import read_title
from vlbib.notes.links import agreeing, choose, ids_of, is_link_line, own_name, repository, without_others


def _links(*urls: str) -> list[Link]:
    return [Link(url=url, label="", line=1) for url in urls]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("https://x.org", True),
        ("Code: https://github.com/a/b", True),
        ("[paper](https://x.org) | [code](https://y.org)", True),
        ("Two words https://x.org", True),
        ("Three more words https://x.org", False),
        ("Lane, M., et al. (2023). Two words. *ICCV*. https://x.org", False),
        ("[Two words](https://x.org)", False),
        ("Code and models", False),
    ],
)
def test_a_link_line_has_only_labels_beside_its_links(line: str, *, expected: bool) -> None:
    assert is_link_line(read_title(read_line(line))) is expected


@pytest.mark.parametrize(
    ("title", "name"),
    [("BLIP-2_ Bootstrapping", "blip2"), ("BLIP: Bootstrapping", "blip"), ("BLIP:Bootstrapping", ""), ("BLIP", ""),
     ("a" * 40 + ": b", "a" * 40), ("a" * 41 + ": b", "")],
)  # fmt: skip
def test_a_title_s_own_name_is_before_its_colon(title: str, name: str) -> None:
    assert own_name(title) == name


@pytest.mark.parametrize(
    ("url", "names", "index"),
    [
        ("https://laion.ai/laion-5b", (("laion400m",), ("laion5b",)), 1),
        ("https://x.org/clip2", (("clip",), ("clip2",)), 1),
        ("https://x.org/clip", (("clip",), ("clip",)), -1),
        ("https://x.org/other", (("clip",), ("blip",)), -1),
        ("https://x.org/other", (("clip",),), 0),
        ("https://x.org/sam", (("sam",), ("clip",)), 0),
        ("https://x.org/sa", (("sa",), ("clip",)), -1),
    ],
)
def test_a_link_belongs_to_the_work_whose_name_it_contains(
    url: str, names: tuple[tuple[str, ...], ...], index: int
) -> None:
    assert choose(url, names) == index


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/openai/CLIP", "clip"),
        ("https://www.gitlab.com/a/b-c/tree", "bc"),
        ("https://github.com/openai", ""),
        ("https://example.org/a/b", ""),
    ],
)
def test_a_repository_has_an_owner_and_a_name(url: str, name: str) -> None:
    assert repository(url) == name


def test_repositories_whose_names_contain_the_own_one_belong_to_others() -> None:
    own, longer, page = "https://github.com/a/clip", "https://github.com/b/chinese-clip", "https://x.org/clip"
    assert [link.url for link in without_others(_links(own, longer, page), ["clip"])] == [own, page]
    assert [link.url for link in without_others(_links(longer, page), ["clip"])] == [longer, page]


def test_one_paper_has_one_id_of_each_scheme() -> None:
    first, second, doi = Id("arxiv", "2103.00020"), Id("arxiv", "2103.00021"), Id("doi", "10.1000/a")
    assert agreeing([first, doi, second, first]) == ((first, doi), (second,))


def test_the_ids_of_links_are_in_order() -> None:
    links = _links("https://arxiv.org/abs/2103.00020", "https://x.org", "https://doi.org/10.1000/a")
    assert ids_of(links) == [Id("arxiv", "2103.00020"), Id("doi", "10.1000/a")]
