"""Ids beside a title that are known to be of another work."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id, find_ids
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.core.work import Kind, Link, Mention
from vlbib.notes.ids_apart import is_another_title, with_ids_apart

TITLE = "Finding Small Objects in a Field"
OTHER = "Old Maps of Towns"
TWO_IDS = (Id("doi", "10.1109/CVPR.2016.90"), Id("arxiv", "2301.00001"))


def parted(text: str, of_id: str = OTHER, authors: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    """Return line and text of the mentions; the title had the id, whose record has the title `of_id`."""
    ids = tuple(find_ids(text))
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, ids=ids)
    mention = Mention(file="a.md", line=1, text=TITLE, ids=ids, authors=authors)
    return [(each.line, each.text) for each in with_ids_apart(segment, [mention], lambda _: (of_id,))]


def ids_of_each(between: str, titles: dict[str, str]) -> list[tuple[Id, ...]]:
    """Return the ids of each mention of a line with a DOI and an arXiv id, whose records have `titles` by scheme."""
    text = f"see 10.1109/CVPR.2016.90{between}2301.00001"
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, ids=TWO_IDS)
    mention = Mention(file="a.md", line=1, text="https://doi.org/10.1109/CVPR.2016.90", kind=Kind.LINK, ids=TWO_IDS)
    apart = with_ids_apart(segment, [mention], lambda each: [titles[each.scheme]] if titles else [])
    return [each.ids for each in apart]


@pytest.mark.parametrize("between", [" + arXiv:", " and ", "; ", " & arXiv: ", " 以及 "])
def test_an_id_joined_to_a_title_like_another_work_is_a_mention_of_its_own(between: str) -> None:
    assert parted(f"see {TITLE}{between}arXiv:2301.00001") == [(1, TITLE), (1, "https://arxiv.org/abs/2301.00001")]


@pytest.mark.parametrize("hint", [", see also", " (old one), cf.", "; siehe auch:", " (see also", "，另见"])
def test_an_id_after_words_that_lead_to_another_work_is_a_mention_of_its_own(hint: str) -> None:
    text = f"{TITLE}{hint} 2301.00001"
    ids = (Id("arxiv", "2301.00001"),)
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, ids=ids)
    mention = Mention(file="a.md", line=1, text=f"{TITLE}{hint}", ids=ids)
    apart = [each.text for each in with_ids_apart(segment, [mention], lambda _: ())]
    assert apart == [TITLE, "https://arxiv.org/abs/2301.00001"]
    same = Mention(file="a.md", line=1, text="To See Also", ids=ids)
    assert list(with_ids_apart(segment, [same], lambda _: ())) == [same]


@pytest.mark.parametrize(
    ("text", "of_id", "apart"),
    [
        ("2301.00001 and {}", OTHER, True),
        ("2301.00001; {}", OTHER, True),
        ("2301.00001) og {}", OTHER, True),
        ("2301.00001 {}", OTHER, False),
        ("2301.00001 and {}", TITLE, False),  # its own
        ("2301.00001 and more, {}", OTHER, False),
    ],
)
def test_an_id_joined_to_a_title_after_it_is_a_mention_of_its_own(text: str, of_id: str, *, apart: bool) -> None:
    link = (1, "https://arxiv.org/abs/2301.00001")
    assert parted(f"arXiv:{text.format(TITLE)}", of_id) == [(1, TITLE), *([link] * apart)]


def test_an_id_on_a_later_line_with_words_is_a_mention_of_its_own() -> None:
    text = f"We read {TITLE} first.\nPaul was not there.\nNabil wants us to read arXiv:2301.00001"
    assert parted(text) == [(1, TITLE), (3, "https://arxiv.org/abs/2301.00001")]


@pytest.mark.parametrize("between", ["(大鹏),再下周 ", "(Kim), next week we read ", " (Kim), 然后下次读 "])
def test_an_id_in_a_clause_after_brackets_and_a_comma_is_a_mention_of_its_own(between: str) -> None:
    assert parted(f"{TITLE}{between}arXiv:2301.00001") == [(1, TITLE), (1, "https://arxiv.org/abs/2301.00001")]


@pytest.mark.parametrize("end", [".", "?", " or", " und"])
def test_an_id_with_words_on_the_line_below_a_sentence_s_end_or_or_is_a_mention_of_its_own(end: str) -> None:
    text = f"We read {TITLE} first{end}\nthe other one, arXiv:2301.00001 too"
    apart = [(1, TITLE), (2, "https://arxiv.org/abs/2301.00001")]
    assert parted(text) == parted(text, authors=("Lee",)) == apart
    assert parted(text.replace(end, ",", 1)) == [(1, TITLE)]
    assert parted(f"We read {TITLE} first.\narXiv:2301.00001 too") == [(1, TITLE)]  # one word
    assert parted(f"We read {TITLE} first.\nOthers: arXiv:2301.00001") == apart  # a label
    assert parted(f"We read {TITLE} first.\nLink: arXiv:2301.00001") == [(1, TITLE)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("https://doi.org/10.1109/CVPR.2016.90/full then https://arxiv.org/abs/2301.00001", 2),
        ("(https://doi.org/10.1109/CVPR.2016.90) vs (https://arxiv.org/abs/2301.00001)", 1),  # both in brackets
        ("https://doi.org/10.1109/CVPR.2016.90/full, https://arxiv.org/abs/2301.00001", 1),
        (" then ", 2),  # the links are without a text
    ],
)
def test_two_addresses_are_joined_by_what_is_between_them(text: str, count: int) -> None:
    urls = ("https://doi.org/10.1109/CVPR.2016.90", "https://arxiv.org/abs/2301.00001")
    marks = tuple(
        Stretch(mark=Mark.LINK, start=at, end=at, url=url) for at, url in zip((0, len(text)), urls, strict=True)
    )
    segment = Segment(
        file="a.md", line=1, text=text, place=Place.ITEM, ids=TWO_IDS, marks=() if "://" in text else marks
    )
    mention = Mention(file="a.md", line=1, text=urls[0], kind=Kind.LINK, ids=TWO_IDS)
    titles = {"doi": [TITLE], "arxiv": ["Finding Small Objects in Fields"]}
    assert len(list(with_ids_apart(segment, [mention], lambda each: titles[each.scheme]))) == count


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE} (arXiv:2301.00001)",
        f"{TITLE}, arXiv:2301.00001",
        f"{TITLE} (and arXiv:2301.00001)",
        f"{TITLE} (Kim), arXiv:2301.00001",
        f"{TITLE}\narXiv:2301.00001 is where we found it",
        f"{TITLE}\nsome more\narXiv:2301.00001",
        f"{TITLE}\nsome more\nhttps://arxiv.org/abs/2301.00001 arXiv preprint",
    ],
)
def test_an_id_that_is_meant_to_be_the_title_s_own_stays(text: str) -> None:
    assert parted(text) == [(1, TITLE)]


def test_each_id_after_the_first_one_apart_is_apart_too() -> None:
    text = f"{TITLE.lower()} + arXiv:2301.00001, arXiv:2301.00002"
    links = ["https://arxiv.org/abs/2301.00001", "https://arxiv.org/abs/2301.00002"]
    assert parted(text) == [(1, TITLE), *((1, link) for link in links)]


def test_an_id_of_the_same_work_or_in_a_reference_stays() -> None:
    text = f"{TITLE} + arXiv:2301.00001"
    assert parted(text, of_id=f"{TITLE}: A Survey") == [(1, TITLE)]
    assert parted(text, authors=("Rossi",)) == [(1, TITLE)]


@pytest.mark.parametrize(
    ("label", "count"),
    [
        ("for the slides", 2),
        ("DRMM", 1),
        ("for the next slides too", 2),
        ("for old maps of towns", 1),  # words of one of the titles
        ("For the next slides too", 1),
        ("slides", 1),
    ],
)
def test_two_ids_after_words_that_say_what_for_are_two_works_if_their_titles_are_unlike(label: str, count: int) -> None:
    segment = Segment(
        file="a.md",
        line=1,
        text=f"{label}: 10.1109/CVPR.2016.90, arXiv:2301.00001",
        place=Place.ITEM,
        ids=TWO_IDS,
    )
    mention = Mention(file="a.md", line=1, text=label, ids=TWO_IDS)
    titles = {"doi": ["Finding Small Objects in Fields"], "arxiv": ["Old Maps of Large Towns"]}
    assert len(list(with_ids_apart(segment, [mention], lambda each: titles[each.scheme]))) == count


def test_few_words_are_not_another_title() -> None:
    assert is_another_title("One Two Three Four", ("Five Six",))
    assert not is_another_title("One Two Three", ("Five Six",))
    assert not is_another_title("One Two Three Four", ())


@pytest.mark.parametrize(
    ("between", "titles", "count"),
    [
        (" 与 ", {}, 2),
        (" and arXiv:", {}, 2),
        ("; ", {}, 2),
        (", arXiv:", {}, 1),  # two ids of one work
        (" is the old one, and ", {}, 1),
        (" and ", {"doi": "Old Maps", "arxiv": "Old maps"}, 1),
        (" and ", {"doi": "Old Maps", "arxiv": "New Maps"}, 2),
    ],
)
def test_two_ids_joined_like_two_works_are_two_mentions_unless_they_have_one_title(
    between: str, titles: dict[str, str], count: int
) -> None:
    seen = ids_of_each(between, titles)
    assert len(seen) == count
    assert {identity for ids in seen for identity in ids} == set(TWO_IDS)


@pytest.mark.parametrize(
    ("between", "apart"),
    [
        ("); a shorter proof is in arXiv:", True),
        (". Nice and slow, a shorter proof: arXiv:", True),
        ("。另一种证明看 arXiv:", True),
        (") a shorter proof is in arXiv:", True),
        ("; the paper is here: arXiv:", False),  # says where to find it
        ("。论文链接见 arXiv:", False),
        (", a shorter proof in arXiv:", False),  # the same clause
        (". In Proc. of a nice meeting of fields, arXiv:", False),  # a reference
        (". A nice meeting of fields, 2021. arXiv:", False),
    ],
)
def test_an_id_in_a_clause_that_says_something_else_is_a_mention_of_its_own(between: str, *, apart: bool) -> None:
    link = (1, "https://arxiv.org/abs/2301.00001")
    alike = "Finding Small Things in a City"  # most words are the same
    assert parted(f"see ({TITLE}{between}2301.00001", alike) == [(1, TITLE), *([link] * apart)]


def test_an_id_in_a_clause_of_its_own_stays_with_its_own_title() -> None:
    assert parted(f"see {TITLE}; a shorter proof is in arXiv:2301.00001", TITLE) == [(1, TITLE)]


def test_a_file_above_the_file_that_a_title_names_is_a_mention_of_its_own() -> None:
    text = "2301.00001v1.pdf   <- small\nFinding_Small_Objects-in_a_Field.pdf"
    assert parted(text) == [(1, TITLE), (1, "https://arxiv.org/abs/2301.00001")]
    assert parted(text, TITLE) == [(1, TITLE)]
    assert parted(f"arXiv:2301.00001\n{TITLE}") == [(1, TITLE)]  # a mistake, which waits


@pytest.mark.parametrize(("end", "start"), [("", "Also for you: "), (" :)", "For you, some more: ")])
def test_an_id_on_the_next_line_is_apart_if_the_line_of_the_title_ends_there(end: str, start: str) -> None:
    text = f"I mean {TITLE}{end}\n{start}Lane et al. (arXiv:2301.00001)"
    assert parted(text) == [(1, TITLE), (2, "https://arxiv.org/abs/2301.00001")]


@pytest.mark.parametrize(
    ("between", "titles", "count"),
    [
        (" (arXiv:", {"doi": TITLE, "arxiv": "Old Maps of Some Towns"}, 2),
        (" (arXiv:", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 1),  # versions of one paper
        ("，然后 ", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 2),
        (" → ", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 2),
        (", then ", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 2),
        (", then ", {"doi": TITLE, "arxiv": TITLE}, 1),
        (" vs arXiv:", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 2),
        (" then https://arxiv.org/abs/", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 2),
        (" and <https://arxiv.org/abs/", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 2),
        (", https://arxiv.org/abs/", {"doi": TITLE, "arxiv": "Finding Small Objects in Fields"}, 1),
    ],
)
def test_two_ids_with_unlike_titles_or_said_one_after_the_other_are_two_works(
    between: str, titles: dict[str, str], count: int
) -> None:
    assert len(ids_of_each(between, titles)) == count


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nSee also 10.1109/CVPR.2016.90",
        f"this was first\ncf. 10.1109/CVPR.2016.90\n{TITLE}",
        f"{TITLE}\nOn judged pools of old maps: doi:10.1109/CVPR.2016.90",
    ],
)
def test_an_id_on_a_line_that_leads_to_another_work_or_says_more_is_a_mention_of_its_own(text: str) -> None:
    assert [each for _, each in parted(text)] == [TITLE, "https://doi.org/10.1109/CVPR.2016.90"]
    assert [each for _, each in parted(text, TITLE)] == [TITLE]


@pytest.mark.parametrize(
    ("line", "of_id", "apart"),
    [
        ("judged pools: doi:10.1109/CVPR.2016.90", OTHER, True),
        ("judged pools: doi:10.1109/CVPR.2016.90", "Growing BeetNet", False),  # the name's own work
        ("doi:10.1109/CVPR.2016.90", OTHER, False),  # nothing else is said
        ("available at doi:10.1109/CVPR.2016.90", OTHER, False),
    ],
)
def test_an_id_below_a_short_name_is_of_another_work_if_its_line_says_more(
    line: str, of_id: str, *, apart: bool
) -> None:
    text = f"all of it on BeetNet\n{line}"
    ids = tuple(find_ids(text))
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, ids=ids)
    mention = Mention(file="a.md", line=1, text="BeetNet", kind=Kind.ALIAS, ids=ids)
    parts = list(with_ids_apart(segment, [mention], lambda _: (of_id,)))
    assert [(each.text, bool(each.ids)) for each in parts] == (
        [("BeetNet", False), ("https://doi.org/10.1109/CVPR.2016.90", True)] if apart else [("BeetNet", True)]
    )


def test_a_text_that_lists_ids_is_no_title() -> None:
    text = "from the board : 10.1109/CVPR.2016.90 ; 2301.00001"
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, ids=TWO_IDS)
    mention = Mention(file="a.md", line=1, text=text, ids=TWO_IDS)
    links = ["https://doi.org/10.1109/CVPR.2016.90", "https://arxiv.org/abs/2301.00001"]
    assert [each.text for each in with_ids_apart(segment, [mention], lambda _: (OTHER,))] == links
    assert [each.text for each in with_ids_apart(segment, [mention], lambda _: ("From the Board",))] == [text]
    assert [each.text for each in with_ids_apart(segment, [mention], lambda _: ())] == [text]


@pytest.mark.parametrize(
    ("words", "of_id", "is_remark"),
    [
        ("black boxes only, with their slow means", OTHER, True),
        ("black boxes only, with their slow means", "Black Boxes Only, With Their Slow Means", False),
        ("Black Boxes With Their Slow Means", OTHER, False),  # another title
    ],
)
def test_words_below_an_id_of_another_title_are_a_remark_on_its_paper(
    words: str, of_id: str, *, is_remark: bool
) -> None:
    def texts(text: str) -> list[str]:
        ids = tuple(find_ids(text))
        segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, ids=ids)
        mention = Mention(file="a.md", line=1, text=words, ids=ids)
        return [each.text for each in with_ids_apart(segment, [mention], lambda _: (of_id,))]

    url = "https://arxiv.org/abs/2301.00001"
    assert (texts(f"2301.00001\n{words}") == [url]) is is_remark
    assert texts(f"{words} 2301.00001") == [words]


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        ({"doi": "One of Them", "arxiv": "Another One"}, 0),
        ({"doi": "One of Them", "arxiv": "One of Them"}, 2),
        ({"doi": "One of Them", "arxiv": ""}, 2),
    ],
)
def test_links_below_to_different_works_are_a_list_and_not_the_title_s_own(titles: dict[str, str], count: int) -> None:
    segment = Segment(file="a.md", line=1, text="FixNet", place=Place.ITEM)
    links = tuple(Link(url=url, label="", line=2) for url in ("https://arxiv.org/abs/2301.00001", "https://x.org"))
    mention = Mention(file="a.md", line=1, text="FixNet", kind=Kind.ALIAS, ids=TWO_IDS, links=links)
    (found,) = with_ids_apart(segment, [mention], lambda each: [titles[each.scheme]] if titles[each.scheme] else [])
    assert (len(found.ids), len(found.links)) == (count, 2 if count else 1)


@pytest.mark.parametrize("between", [") and OakNet (", "), OakNet (arXiv:", ")、OakNet（"])
def test_ids_in_brackets_behind_words_of_their_own_are_two_works(between: str) -> None:
    titles = {"doi": "", "arxiv": OTHER}
    assert ids_of_each(between, titles) == [TWO_IDS[:1], TWO_IDS[1:]]
    assert ids_of_each(") on OakNet (", titles) == [TWO_IDS]


def test_an_id_before_a_citation_of_the_short_name_is_apart_from_its_work() -> None:
    ids = (Id("arxiv", "2301.00001"),)
    text = "Lane et al. (arXiv:2301.00001) et SMALL (Moor et al., ICLR 2020)"
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, ids=ids)
    mention = Mention(file="a.md", line=1, text=TITLE, called="SMALL", authors=("Moor",), ids=ids)
    assert [each.ids for each in with_ids_apart(segment, [mention], lambda _: (OTHER,))] == [(), ids]
