from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import arxiv_id
from vlbib.core.known import KnownTitle, Naming, TitleFacts, TitleList
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Link, Mention
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

ONE, TWO = "Attention Is All You Need", "Deep Residual Learning for Image Recognition"
NEW = "Finding Small Objects in a Field"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (ONE, TWO)), frozenset(("clip", "bert")))


def mentions(text: str, file: str = "a.md") -> list[Mention]:
    note = read_note(text, file)
    return list(with_sightings(note, recognise(note.segments, KNOWN))[0])


def texts(text: str, file: str = "a.md") -> list[str]:
    return [mention.text for mention in mentions(text, file)]


def skipped(text: str) -> list[tuple[int, str]]:
    note = read_note(text, "a.md")
    return [(item.line, item.text) for item in with_sightings(note, recognise(note.segments, KNOWN))[1]]


def test_a_line_read_by_form_and_recognised_has_one_mention_with_its_claims() -> None:
    (mention,) = mentions(f"- [2017 NeurIPS] {ONE}\n")
    assert (mention.text, mention.year, mention.venue) == (ONE, 2017, "NeurIPS")


def test_a_reference_has_the_known_title_and_what_the_line_claims() -> None:
    (mention,) = mentions(f"- He K, Zhang X, Ren S. {TWO}. CVPR 2016.\n")
    assert (mention.text, mention.year) == (TWO, 2016)


def test_a_title_in_prose_is_a_mention_of_its_line_and_section() -> None:
    (mention,) = mentions(f"# Notes\n\n## Vision\n\nFirst line.\nToday we read {TWO} again.\n\n## Other\n")
    assert (mention.text, mention.line, mention.section) == (TWO, 6, ("Vision",))


def test_a_link_after_html_line_breaks_has_its_line_in_the_file() -> None:
    text = f"<i>Title</i>: {ONE}<br>\n<i>Author</i>: Ida<br>\nmore of [BERT](https://arxiv.org/abs/1810.04805) here\n"
    assert {(mention.text, mention.line) for mention in mentions(text)} == {(ONE, 1), ("BERT", 3)}


@pytest.mark.parametrize(
    ("before", "year"), [("(2022.04)", None), ("2022.04 |", None), ("(2022)", 2022), ("arXiv 2022.04,", 2022)]
)
def test_the_month_before_a_whole_title_may_be_when_it_was_read(before: str, year: int | None) -> None:
    (mention,) = mentions(f"- {before} {ONE} - [summary](a.md)\n")
    assert (mention.text, mention.year) == (ONE, year)


def test_the_month_before_a_short_name_is_claimed_for_it() -> None:
    (mention,) = mentions("- (2022.04) CLIP\n")
    assert (mention.text, mention.year) == ("CLIP", 2022)


def test_two_titles_on_a_line_are_two_mentions_with_their_own_years() -> None:
    first, second = mentions(f"- {ONE} (2017) and {TWO} (2016)\n")
    assert (first.text, first.year, second.text, second.year) == (ONE, 2017, TWO, 2016)


@pytest.mark.parametrize("first", ["[CLIP](https://x.org/a.pdf)", "[CLIP](https://github.com/x/clip)", "CLIP"])
@pytest.mark.parametrize("gap", [", ", " / ", " and "])
def test_a_linked_name_does_not_get_the_id_of_the_next_linked_name(first: str, gap: str) -> None:
    read = mentions(f"- {first}{gap}[BERT](https://arxiv.org/abs/1810.04805)\n")
    assert [[str(identity) for identity in mention.ids] for mention in read] == [[], ["arxiv:1810.04805"]]


def test_each_title_has_its_own_link() -> None:
    first, second = mentions(
        f"see [{ONE}](https://arxiv.org/abs/1706.03762) and [{TWO}](https://arxiv.org/abs/1512.03385)\n"
    )
    assert [str(identity) for mention in (first, second) for identity in mention.ids] == [
        "arxiv:1706.03762",
        "arxiv:1512.03385",
    ]


def test_a_short_name_alone_is_a_mention_and_beside_its_title_it_is_not() -> None:
    (name,) = mentions("- CLIP\n")
    assert (name.text, name.kind) == ("CLIP", Kind.ALIAS)
    assert texts(f"- {TWO} (BERT)\n") == [TWO]


def test_an_id_without_a_title_is_a_mention_of_its_own() -> None:
    assert [
        str(identity) for mention in mentions("remarks on arXiv:1512.03385 here\n") for identity in mention.ids
    ] == ["arxiv:1512.03385"]
    assert [
        str(identity) for mention in mentions("> quoted https://arxiv.org/abs/1512.03385\n") for identity in mention.ids
    ] == ["arxiv:1512.03385"]


def test_two_ids_of_one_scheme_in_prose_are_two_mentions() -> None:
    assert len(mentions("compare arXiv:1512.03385 with arXiv:1706.03762 in detail\n")) == 2


def test_a_file_named_by_a_title_is_a_mention_of_the_file() -> None:
    (mention,) = mentions("text\n", "notes/attention_is_all_you_need.md")
    assert (mention.kind, squeeze(mention.text)) == (Kind.FILE, squeeze(ONE))


def test_a_possible_title_that_is_unknown_is_reported() -> None:
    assert skipped("> Some Unknown Title About Many Good Things\n") == [
        (1, "Some Unknown Title About Many Good Things")
    ]
    assert skipped(f"> {ONE}\n") == []
    assert skipped("> just a remark\n") == []


def test_a_known_title_that_does_not_count_is_reported_beside_a_work_unless_its_title_contains_it() -> None:
    note = read_note(f"We read {ONE}, then Wide {TWO}.\n", "a.md")
    reasons = {f"{TWO}": "a longer title may begin before it", ONE[:20]: "a part of another"}

    def reported(*titles: str) -> list[str]:
        passed = tuple((title, reasons[title]) for title in titles)
        return [item.text for item in with_sightings(note, recognise(note.segments, KNOWN), lambda _: passed)[1]]

    assert reported(TWO) == [TWO]
    assert reported(ONE[:20]) == reported() == [f"Wide {TWO}"]  # which looks like another title


def test_marks_on_one_line_do_not_change_what_another_line_names() -> None:
    plain = f"- {ONE}\n- {TWO}\n"
    marked = f"- {ONE} (NIPS 2017)\n- {TWO}\n"
    assert texts(plain) == texts(marked) == [ONE, TWO]


def test_a_title_after_its_own_name_keeps_the_name() -> None:
    known = TitleList((KnownTitle(TWO, squeeze(TWO), frozenset(("resnet",))),))
    note = read_note(f"- [2016] ResNet: {TWO}\n", "a.md")
    (mention,), _ = with_sightings(note, recognise(note.segments, known))
    assert mention.text == f"ResNet: {TWO}"


def test_the_title_of_a_callout_is_read() -> None:
    assert texts(f"> [!note]- {TWO}\n> a remark\n") == [TWO]


def test_an_id_in_a_sentence_is_a_mention_by_its_id_and_after_a_title_it_is_the_title_s() -> None:
    (mention,) = mentions("- see arXiv:2301.00001 for more\n")
    assert (mention.kind, [str(identity) for identity in mention.ids]) == (Kind.LINK, ["arxiv:2301.00001"])
    (titled,) = mentions("- Some Unknown Title of Many Words, arXiv:2301.00001, 2023\n")
    assert titled.text == "Some Unknown Title of Many Words"


def test_links_on_separate_lines_are_separate_papers() -> None:
    urls = (
        "https://arxiv.org/abs/1512.03385",
        "https://doi.org/10.1145/3637528.3671586",
        "https://aclanthology.org/D18-1026/",
    )
    named = [(mention.line, [str(each) for each in mention.ids]) for mention in mentions("\n".join(urls) + "\n")]
    assert named == [(1, ["arxiv:1512.03385"]), (2, ["doi:10.1145/3637528.3671586"]), (3, ["doi:10.18653/v1/D18-1026"])]


def test_names_that_differ_by_a_mark_are_two_on_one_line() -> None:
    class Names(TitleList):
        def naming(self, name: str) -> Naming:
            return Naming.RECORDED if name in ("PointNet", "PointNet++") else Naming.NONE

    note = read_note("- PointNet, PointNet++\n", "a.md")
    named, _ = with_sightings(note, recognise(note.segments, Names()))
    assert [mention.text for mention in named] == ["PointNet", "PointNet++"]


def test_family_names_and_a_year_in_brackets_are_authors_and_no_venue() -> None:
    (mention,) = mentions(f"The oldest is {ONE} (Hochreiter & Schmidhuber, 1997) here.\n")
    assert (mention.year, mention.venue, mention.authors) == (1997, None, ("Hochreiter", "Schmidhuber"))


def test_a_full_date_belongs_to_the_note_and_claims_nothing_about_the_work() -> None:
    for line in (f"## 2021-03-04: {ONE}", f"## {ONE} (Ida, 2 Feb 2023)", f"- {ONE} (2 Feb 2023)"):
        assert [(m.year, m.venue, m.authors) for m in mentions(f"{line}\n")] == [(None, None, ())], line


def test_each_bare_link_of_a_paragraph_is_a_mention_on_its_own_line() -> None:
    text = "https://arxiv.org/abs/1706.03762\narxiv.org/abs/1512.03385\nexport.arxiv.org/abs/2103.00020\n"
    assert [(mention.line, str(mention.ids[0])) for mention in mentions(text)] == [
        (1, "arxiv:1706.03762"),
        (2, "arxiv:1512.03385"),
        (3, "arxiv:2103.00020"),
    ]


def test_a_linked_title_in_a_paragraph_has_its_own_line() -> None:
    text = (
        "Some remarks of ours.\nShe sent [Finding Small Objects in a Field](https://arxiv.org/abs/2301.00001) to me.\n"
    )
    assert [(mention.text, mention.line) for mention in mentions(text)] == [("Finding Small Objects in a Field", 2)]


def test_titles_in_the_header_of_a_table_are_named() -> None:
    assert texts(f"| | {ONE} | {TWO} |\n|---|---|---|\n| size | 3 | 4 |\n") == [ONE, TWO]


def test_two_titles_in_a_cell_are_two_works() -> None:
    assert texts(f"| Week | Read |\n|---|---|\n| 1 | {ONE}<br>{TWO} |\n") == [ONE, TWO]


def test_a_date_of_a_plan_beside_a_venue_names_no_work() -> None:
    assert texts("- ECCV 2024: 7 March, Milano\n- ECCV 2024: Deep Maps of Towns\n") == ["Deep Maps of Towns"]


def test_the_fence_of_a_div_is_no_part_of_a_reference() -> None:
    assert texts(f"::: {{#refs}}\nVaswani, A. (2017). {ONE}. NIPS.\n:::\n") == [ONE]


def test_words_above_a_link_are_its_title_only_if_they_look_like_one() -> None:
    url = "https://arxiv.org/abs/2101.00001"
    for remark in ("Ida 9:30 PM", "some words of ours"):
        assert [(mention.line, mention.text) for mention in mentions(f"{remark}\n{url}\n")] == [(2, url)]
    for title in (
        "Losing Small Objects in a Field",
        "Noise stability of functions with low influences",
        "FindNet v2 Large",
    ):
        assert [(mention.line, mention.text) for mention in mentions(f"{title}\n{url}\n")] == [(1, title)]


def test_a_name_after_a_word_for_reading_is_the_mention() -> None:
    assert texts("- 08.01 — re-read BERT (Devlin et al., 2019)\n") == ["BERT"]
    assert texts("- 08.01 — Fun with BERT (Devlin et al., 2019)\n") != ["BERT"]


LINK = "https://arxiv.org/abs/2001.00001"


@pytest.mark.parametrize(
    ("below", "record", "ids"),
    [
        (f"- {LINK}", "Tides of Small Harbours in Winter", [[], ["arxiv:2001.00001"]]),
        (f"- {LINK}", "All That You Need in Winter", [[], ["arxiv:2001.00001"]]),  # three of five words
        (f"- {LINK}", "All You Need Is Winter", [["arxiv:2001.00001"]] * 2),
        (f"- {LINK}", ONE, [["arxiv:2001.00001"]] * 2),
        (f"- {LINK}", "", [[], ["arxiv:2001.00001"]]),  # the link's paper is unknown
        (f"- {LINK} TideNet", "", [[], ["arxiv:2001.00001"]]),  # words of its own
        (f"- {LINK} paper", "", [["arxiv:2001.00001"]]),  # a label: the title's own
        (f"- paper: {LINK}", "Tides of Small Harbours in Winter", [["arxiv:2001.00001"]]),
        (f"  - {LINK}", "Tides of Small Harbours in Winter", [["arxiv:2001.00001"]]),  # below the title
        (f"  {LINK}", "Tides of Small Harbours in Winter", [["arxiv:2001.00001"]]),  # in the title's item
    ],
)
def test_a_link_in_an_item_of_its_own_is_not_the_title_s_unless_records_give_it_that_title(
    below: str, record: str, ids: list[list[str]]
) -> None:
    note = read_note(f"- {ONE} (NeurIPS 2017)\n{below}\n", "a.md")
    titles = {arxiv_id("2001.00001"): (record,)} if record else {}
    seen = recognise(note.segments, KNOWN)
    named, _ = with_sightings(note, seen, titles_of=lambda identity: titles.get(identity, ()))
    assert [[str(identity) for identity in mention.ids] for mention in named] == ids


def test_a_line_break_inside_a_line_begins_no_other_line_of_the_note() -> None:
    found = mentions(f"text\n\n- {ONE}<br>{TWO}<br/>\n  CLIP and {ONE}\n")
    assert [(mention.line, mention.text) for mention in found] == [(3, ONE), (3, TWO), (4, "CLIP"), (4, ONE)]


def test_an_id_beside_words_of_another_line_is_not_the_title_s() -> None:
    text = f"- **{NEW}** arXiv:1706.03762\n  https://openreview.net/forum?id=abc123"
    assert [len(mention.ids) for mention in mentions(f"{text} Other Words of Another Line\n")] == [1, 1]
    assert [len(mention.ids) for mention in mentions(f"{text}\n")] == [2]


def test_a_link_at_the_start_of_the_line_below_a_title_belongs_to_the_words_after_it() -> None:
    text = f"https://arxiv.org/abs/1706.03762 | [1706.03762] {ONE}\nhttps://openreview.net/forum?id=abc123"
    assert [each.ids for each in mentions(f"{text} | Other Words of Another Line\n") if each.text == ONE] == [()]
    assert [len(each.ids) for each in mentions(f"{text}\n") if each.text == ONE] == [2]


def test_a_short_name_in_a_table_of_results_counts_with_a_page_of_its_own_only() -> None:
    table = "| Name | Weights | Size |\n|---|---|---|\n| vit-b16 | [get]({}) | 330 |\n| rn50 | [get]({}) | 98 |\n"
    assert texts(table.format("https://x.org/a.pth", "https://x.org/b.zip")) == []
    assert texts(table.format("https://x.org/a", "https://x.org/b")) == ["vit-b16", "rn50"]


@pytest.mark.parametrize("remark", ["# the one that Ida named", "- the one of Ida", "(the one of Ida)", "（附录）"])
def test_a_remark_after_an_id_is_no_title_but_a_known_title_in_lower_case_is(remark: str) -> None:
    assert texts(f"- 1712.07525 {remark}\n") == ["https://arxiv.org/abs/1712.07525"]
    assert texts(f"- 1712.07525 {ONE.lower()}\n") == [ONE.lower()]
    assert texts("- 1712.07525 wav2vec\n") == ["wav2vec"]
    assert texts("- Objects in a Field, 1712.07525, so they say\n")[0] != "https://arxiv.org/abs/1712.07525"


def test_an_id_in_a_sentence_above_a_title_is_a_mention_of_its_own() -> None:
    lines = mentions(f"> 引自 10.1109/iros51168.2021.9636532，第 5 页\n> 引自《{ONE}》\n")
    assert [(mention.line, mention.text, len(mention.ids)) for mention in lines] == [
        (1, "https://doi.org/10.1109/iros51168.2021.9636532", 1),
        (2, ONE, 0),
    ]


def test_a_name_confirmed_by_its_authors_replaces_the_words_around_it_unless_they_are_a_title() -> None:
    title = "Learning Transferable Models"
    known = TitleList(
        (KnownTitle(title, squeeze(title), frozenset({"lovenet"})),),
        frozenset({"lovenet"}),
        facts={squeeze(title): (TitleFacts(("lovelace",), 2021),)},
    )

    def named(text: str) -> list[tuple[str, tuple[str, ...], int | None]]:
        note = read_note(text, "a.md")
        seen = with_sightings(note, recognise(note.segments, known))[0]
        return [(mention.text, mention.authors, mention.year) for mention in seen]

    assert named("- LoveNet 的训练很慢 (Lovelace et al., 2021)\n") == [("LoveNet", ("Lovelace",), 2021)]
    assert [text for text, _, _ in named("- Fine-Tuning LoveNet for Sea and Sky (Lovelace et al., 2021)\n")] == [
        "Fine-Tuning LoveNet for Sea and Sky"
    ]


def test_unknown_names_in_a_list_of_works_are_looked_up_without_the_chinese_words_beside_them() -> None:
    text = f"- {ONE}\n- {TWO}\n- CLIP\n- FindNet 2，2025 的新版本\n- SeekNet 和 LoseNet\n"
    assert [(mention.text, mention.year) for mention in mentions(text)[3:]] == [
        ("FindNet 2", 2025),
        ("SeekNet", None),
        ("LoseNet", None),
    ]


@pytest.mark.parametrize(
    ("item", "title", "is_own"),
    [
        ("Kim, A., et al. (2020). BeetNet. ICML 2020.", "BeetNet: Roots of It", False),
        ("Kim, A., et al. (2020). BeetNet. ICML 2020.", "OakNet: A Tree", True),
        ("it is here", "BeetNet: Roots of It", True),  # it says nothing about another work
    ],
)
def test_a_link_in_the_next_item_is_that_item_s_if_it_says_what_it_leads_to(
    item: str, title: str, *, is_own: bool
) -> None:
    url, identity = "https://arxiv.org/abs/2301.00001", arxiv_id("2301.00001")
    assert identity is not None
    mention = Mention(file="a.md", line=1, text="OakNet", ids=(identity,), links=(Link(url=url, line=2),))
    note = structs.replace(read_note(f"- OakNet\n- {item} <{url}>\n", "a.md"), mentions=(mention,))
    named, _ = with_sightings(note, [()] * len(note.segments), titles_of=lambda _: (title,))
    assert [bool(each.ids) for each in named if each.text == "OakNet"] == [is_own]
