from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from tests.matching.papers import BLIP, BLIP2, paper, work

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Link, Mention, Status, Work
from vlbib.matching.verdict import judge

if TYPE_CHECKING:
    from vlbib.core.record import Record


def test_a_title_is_accepted_and_a_similar_one_is_not() -> None:
    verdict = judge(work("BLIP_ " + BLIP.title.partition(": ")[2], year=2022), [BLIP2, BLIP])
    assert verdict.status is Status.ACCEPTED
    assert verdict.records == (BLIP,)


def test_nothing_found_is_unresolved() -> None:
    assert judge(work("A Title That Nobody Ever Wrote"), []).status is Status.UNRESOLVED


def test_two_papers_of_one_title_are_doubtful_unless_the_year_distinguishes_them() -> None:
    one = paper("Deep Learning", "Yann LeCun", year=2015)
    other = paper("Deep Learning", "Li Deng", year=2023)
    assert judge(work("Deep Learning"), [one, other]).status is Status.DOUBTFUL
    assert judge(work("Deep Learning", year=2015), [one, other]).records == (one,)


def test_a_doubt_between_works_says_whether_they_have_the_title_or_begin_with_it() -> None:
    alike = [paper("Deep Learning", "Yann LeCun", year=2015), paper("Deep Learning", "Li Deng", year=2023)]
    longer = [paper(f"Counting Lines in Old Maps: {end}", "Ann Lee", year=2015) for end in ("Rivers", "Two Roads")]
    assert "several works have this title" in judge(work("Deep Learning"), alike).reasons[0]
    assert "what is left of the title fits several" in judge(work("Counting Lines in Old Maps"), longer).reasons[0]


def test_preprint_and_version_of_record_are_one_work() -> None:
    preprint = paper("Segment Anything Now Please", "Ann Lee", year=2021, ids=(Id("arxiv", "2101.00001"),))
    proceedings = paper("Segment Anything Now, Please!", "Lee, A.", year=2022, venue="CVPR")
    assert judge(work("Segment anything now please"), [preprint, proceedings]).records == (preprint, proceedings)


@pytest.mark.parametrize(
    ("year", "status"), [(2021, Status.ACCEPTED), (2019, Status.DOUBTFUL), (2024, Status.DOUBTFUL)]
)
def test_a_year_contradicts_when_it_is_more_than_one_outside_the_span(year: int, status: Status) -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", year=2022)
    assert judge(work("Scenes drawn with human priors", year=year), [record]).status is status


def test_an_id_outranks_a_title_changed_between_versions() -> None:
    cows = "CoWs on Pasture: Baselines and Benchmarks for Language-Driven Zero-Shot Object Navigation"
    record = paper(cows, "Samir Yitzhak Gadre", year=2023, ids=(Id("arxiv", "2203.10421"),))
    early = "CLIP on Wheels: Zero-Shot Object Navigation as Object Localization and Exploration"
    verdict = judge(work(early, ids=(Id("arxiv", "2203.10421"),)), [record])
    assert verdict.status is Status.ACCEPTED
    assert verdict.reasons[0] == "the note gives arxiv:2203.10421"
    beside = work(early, ids=(Id("doi", "10.1/unheard"), Id("arxiv", "2203.10421")))
    assert judge(beside, [record]).reasons[0] == "the note gives arxiv:2203.10421"


def test_an_id_of_one_paper_beside_the_title_of_another_is_doubtful() -> None:
    one = paper("The Final Title of the Work", "Ann Lee", ids=(Id("arxiv", "2101.00001"),))
    other = paper("An Early Name for It", "Bo Chen", ids=(Id("arxiv", "2202.00002"),))
    assert judge(work(other.title, ids=(Id("arxiv", "2101.00001"),)), [one, other]).status is Status.DOUBTFUL


def test_a_short_name_is_accepted_only_if_records_give_it_to_one_work() -> None:
    wukong = paper("Wukong: A Benchmark", "Jiaxi Gu", year=2022, aliases=("Wukong",), urls=("https://wukong.io/data/",))
    other = paper("Wukong: Towards a Scaling Law", "Bo Chen", year=2024, aliases=("Wukong",))
    bare = paper("Wukong: Monkey Business of Many Kinds", "Cai Du")
    named = work("Wukong", kind=Kind.ALIAS)
    linked = work("Wukong", kind=Kind.ALIAS, links=(Link(url="http://wukong.io/data"),))
    assert judge(named, [wukong, bare]).records == (wukong,)
    assert judge(named, [bare]).status is Status.DOUBTFUL
    assert judge(named, [wukong, other]).status is Status.DOUBTFUL
    assert judge(linked, [wukong, other]).records == (wukong,)


def test_a_plain_short_title_is_not_accepted_from_a_heading() -> None:
    record = paper("Visual Dialog", "Abhishek Das", year=2017)
    assert judge(work("Visual Dialog", kind=Kind.HEADING), [record]).status is Status.DOUBTFUL
    assert judge(work("Visual Dialog"), [record]).status is Status.DOUBTFUL
    assert judge(work("Visual Dialog", year=2017), [record]).status is Status.ACCEPTED
    for kind in (Kind.HEADING, Kind.FILE):
        assert judge(work("Visual Dialog", kind=kind, year=2017), [record]).status is Status.DOUBTFUL


def test_the_verdict_says_where_note_and_record_disagree() -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", year=2022, venue="ECCV", type="inproceedings")
    verdict = judge(work("Scenes drawn with human priors", year=2021), [record])
    assert verdict.notes == ("the note says 2021, the record ECCV 2022",)


def test_a_withdrawn_paper_is_reported_as_such() -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", withdrawn=True)
    assert judge(work("Scenes drawn with human priors"), [record]).notes == ("dblp marks the paper as withdrawn",)


def test_a_title_whose_record_has_another_arxiv_id_is_doubtful() -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", ids=(Id("arxiv", "2101.00001"),))
    assert judge(work(record.title, ids=(Id("arxiv", "2101.00002"),)), [record]).status is Status.DOUBTFUL
    assert judge(work(record.title, ids=(Id("doi", "10.1/abc"),)), [record]).status is Status.ACCEPTED


def test_ids_of_two_papers_are_doubtful() -> None:
    one = paper("Scenes Drawn With Human Priors", "Ann Lee", ids=(Id("arxiv", "2101.00001"),))
    other = paper("An Early Name for It", "Bo Chen", ids=(Id("doi", "10.1/abc"),))
    for text in ("Scenes", one.title, other.title):
        both = work(text, ids=(Id("arxiv", "2101.00001"), Id("doi", "10.1/abc")))
        assert judge(both, [one, other]).status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("venue", "status"), [("CVPR", Status.ACCEPTED), ("arXiv", Status.ACCEPTED), ("ICML", Status.DOUBTFUL)]
)
def test_a_venue_contradicts_when_both_are_known_and_differ(venue: str, status: Status) -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", venue="CVPR")
    assert judge(work(record.title, venue=venue), [record]).status is status


def test_an_author_contradicts_and_several_right_ones_settle_it() -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", "Bo Chen", year=2022)
    assert judge(work(record.title, authors=("Du",)), [record]).status is Status.DOUBTFUL
    assert judge(work(record.title, authors=("A. Lee",), year=2015), [record]).status is Status.DOUBTFUL
    assert judge(work(record.title, authors=("A. Lee", "Chen"), year=2015), [record]).status is Status.ACCEPTED


def test_a_missing_subtitle_is_doubtful_if_two_works_begin_the_same_way() -> None:
    one = paper("Attention Sinks in Diffusion Transformers: A Causal Analysis", "Ann Lee", year=2020)
    other = paper("Attention Sinks in Diffusion Transformers: Why They Arise", "Bo Chen", year=2024)
    asked = work("Attention Sinks in Diffusion Transformers")
    assert judge(asked, [one]).status is Status.ACCEPTED
    assert judge(asked, [one, other]).status is Status.DOUBTFUL
    assert judge(work(asked.title, year=2020), [one, other]).status is Status.DOUBTFUL


def test_a_title_cut_off_is_doubtful_if_it_is_another_one_with_slips() -> None:
    one = paper("Faster Greedy Map Inference for Determined Point Processes", "Ann Lee", year=2017)
    other = paper("Fast Greedy Map Inference for Determined Point Process to Improve Lists", "Bo Chen", year=2018)
    asked = "Fast greedy map inference for determined point process…"
    assert judge(work(asked), [other]).status is Status.ACCEPTED
    assert judge(work(asked), [one, other]).status is Status.DOUBTFUL


def test_a_missing_article_in_a_short_title_needs_evidence() -> None:
    record = paper("Image Captioning in the Open Field", "Ann Lee", year=2020)
    asked = "Image Captioning in Open Field"
    assert judge(work(asked), [record]).status is Status.DOUBTFUL
    assert judge(work(asked, year=2020), [record]).status is Status.ACCEPTED


def test_a_plural_for_a_singular_needs_evidence() -> None:
    record = paper("Learning Image Captions by Reading Old Books", "Ann Lee", year=2020)
    asked = "Learning Image Captions by Reading Old Book"
    assert judge(work(asked), [record]).status is Status.DOUBTFUL
    assert judge(work(asked, year=2020), [record]).status is Status.ACCEPTED


def test_a_title_that_changed_a_little_between_versions_is_one_work() -> None:
    preprint = paper("LAFITE: Towards Language-Free Training for Generation", "Yufan Zhou", year=2021, source="arxiv")
    final = paper("Towards Language-Free Training for Generation", "Yufan Zhou", year=2022)
    asked = work("LAFITE2: Towards Language-Free Training for Generation")
    verdict = judge(work("towards language free trainig for generation"), [preprint, final])
    assert set(verdict.records) == {preprint, final}
    assert judge(asked, [preprint]).status is Status.DOUBTFUL


def test_a_topic_near_many_titles_is_unresolved() -> None:
    record = paper("Adaptive Attacks on Scene Text Recognition", "Ann Lee")
    assert judge(work("Scene Text Recognition", kind=Kind.HEADING), [record]).status is Status.UNRESOLVED


def test_a_table_cell_that_is_a_whole_title_is_accepted_with_its_year() -> None:
    record = paper("Visual Dialog", "Abhishek Das", year=2017)
    cell = work("Visual Dialog", kind=Kind.ALIAS, year=2017, heading=("Papers",))
    assert judge(cell, [record]).status is Status.ACCEPTED
    heading = work("Visual Dialog", kind=Kind.ALIAS, year=2017, heading=("[2017] Visual Dialog",))
    assert judge(heading, [record]).status is Status.DOUBTFUL


def test_a_name_in_another_script_contradicts_no_latin_author() -> None:
    mention = Mention(file="a.md", line=1, text=BLIP.title, authors=("两流模型",))
    assert judge(Work(mentions=(mention,)), [BLIP]).status is Status.ACCEPTED


def test_an_id_found_before_finds_a_work_under_its_new_title() -> None:
    mention = Mention(file="a.md", line=1, text="Quite Another Title of the Paper")
    verdict = judge(Work(mentions=(mention,)), [BLIP], [Id("arxiv", "2201.12086")])
    assert (verdict.status, verdict.reasons[0]) == (Status.ACCEPTED, "arxiv:2201.12086 was found before")
    assert judge(Work(mentions=(mention,)), [BLIP]).status is not Status.ACCEPTED


@pytest.mark.parametrize(("count", "shown"), [(4, 4), (5, 5), (7, 5)])
def test_a_doubt_shows_at_most_five_candidates(count: int, shown: int) -> None:
    papers = [paper("Scenes Drawn With Human Priors", f"Ann {letter}ee") for letter in "BCDFGHJ"[:count]]
    verdict = judge(work("Scenes drawn with human priors"), papers)
    assert (verdict.status, len(verdict.candidates)) == (Status.DOUBTFUL, shown)


@pytest.mark.parametrize(("count", "shown"), [(3, 4), (4, 5), (6, 5)])
def test_an_accepted_work_shows_at_most_four_others(count: int, shown: int) -> None:
    near = [paper(f"Scenes Drawn With {letter}uman Colours", f"Bo {letter}u") for letter in "BCDFGJ"[:count]]
    verdict = judge(work("Scenes drawn with human priors"), [paper("Scenes Drawn With Human Priors", "Ann Lee"), *near])
    assert (verdict.status, len(verdict.candidates)) == (Status.ACCEPTED, shown)


SAM = paper("Segment Anything", "Alexander Kirillov", "Eric Mintun", year=2023, venue="ICCV", shared_names=("SAM",))
SAIL = paper("Sample-Efficient Imitation Learning", "Lionel Blonde", year=2019, venue="AISTATS", shared_names=("SAM",))
TITLED = paper("SAM: Task-Adaptive Rewards", "Bo Chen", year=2025)


def by_name(text: str, **more: Any) -> Work:
    return work(text, kind=Kind.ALIAS, **more)


@pytest.mark.parametrize("records", [[SAM, SAIL, TITLED], [TITLED, SAM, SAIL], [SAM, TITLED]])
def test_a_name_that_several_works_share_is_doubtful_and_lists_them_in_order(records: list[Record]) -> None:
    verdict = judge(by_name("SAM"), records)
    assert verdict.status is Status.DOUBTFUL
    assert verdict.reasons == ("several works have this short name",)
    assert [one.records[0] for one in verdict.candidates] == [one for one in records if one is not TITLED]


def test_a_shared_name_is_not_accepted_for_its_year_which_only_orders_the_works() -> None:
    verdict = judge(by_name("SAM", year=2019), [SAM, SAIL])
    assert verdict.status is Status.DOUBTFUL
    assert [one.records[0] for one in verdict.candidates] == [SAIL, SAM]


@pytest.mark.parametrize(
    "evidence", [{"venue": "ICCV"}, {"authors": ("Kirillov",)}, {"aliases": ("SAM", "Segment Anything")}]
)
def test_venue_author_or_long_title_decides_which_work_of_a_name_is_meant(evidence: dict[str, Any]) -> None:
    assert judge(by_name("SAM", **evidence), [SAM, SAIL, TITLED]).records == (SAM,)


def test_a_title_of_two_plain_words_after_its_own_short_name_is_accepted() -> None:
    assert judge(work("Segment Anything", called="SAM"), [SAM]).records == (SAM,)
    assert judge(work("Segment Anything", called="TAM"), [SAM]).status is Status.DOUBTFUL


def test_a_name_of_several_works_without_evidence_for_one_waits() -> None:
    verdict = judge(by_name("SAM", venue="CVPR", authors=("Foret",)), [SAM, SAIL])
    assert verdict.status is Status.DOUBTFUL


def test_a_name_that_is_one_work_s_own_is_accepted_for_it_even_if_others_share_it() -> None:
    own = paper("Sharpness of Minima", "Pierre Foret", year=2021, aliases=("SAM",))
    assert judge(by_name("SAM"), [SAM, own]).records == (own,)


def test_a_link_to_one_of_the_works_of_a_name_decides() -> None:
    linked = structs.replace(SAIL, ids=(Id("arxiv", "1809.02064"),))
    assert judge(by_name("SAM", ids=linked.ids), [SAM, linked]).records == (linked,)


@pytest.mark.parametrize(
    ("name", "status"), [("Big Open Amber Set", Status.ACCEPTED), ("Very Big Open Amber Set", Status.UNRESOLVED)]
)
def test_a_text_of_four_words_may_be_a_short_name(name: str, status: Status) -> None:
    record = paper("Collecting Stones of the Baltic Sea", "Ann Lee", aliases=(name,))
    assert judge(work(name), [record]).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [("Scene Text Recognition", Status.UNRESOLVED), ("Scene Text Recognition Models", Status.DOUBTFUL)],
)
def test_a_text_of_four_words_similar_to_a_title_may_be_that_title(text: str, status: Status) -> None:
    assert judge(work(text), [paper(f"{text} Under Water", "Ann Lee")]).status is status


def test_contradictions_of_the_work_of_an_id_are_shown_beside_what_fits() -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", year=2015, ids=(Id("arxiv", "1501.00001"),))
    verdict = judge(work(record.title, ids=record.ids, year=2022, authors=("Lee",)), [record])
    assert verdict.status is Status.ACCEPTED
    assert verdict.candidates[0].against == ("the note says 2022, the records 2015",)


def test_an_id_in_the_note_outranks_one_found_before_and_with_an_unknown_one_the_title_decides() -> None:
    assert judge(work(BLIP.title, ids=BLIP.ids), [BLIP, BLIP2], BLIP2.ids).records == (BLIP,)
    assert judge(work(BLIP.title, year=2022), [BLIP], [Id("arxiv", "1501.00001")]).records == (BLIP,)


def test_ids_found_before_that_name_two_papers_are_doubtful() -> None:
    verdict = judge(work("Quite Another Title of the Paper"), [BLIP, BLIP2], (*BLIP.ids, *BLIP2.ids))
    assert (verdict.status, verdict.reasons) == (Status.DOUBTFUL, ("the ids found before name different papers",))


def test_a_pin_on_one_line_of_a_work_wins_over_its_title_and_needs_no_complete_record() -> None:
    bare = structs.replace(BLIP2, authors=())
    pin = Mention(file="a.md", line=1, text=BLIP.title, ids=BLIP2.ids, pinned=True)
    lines = Work(mentions=(pin, Mention(file="a.md", line=2, text=BLIP.title)))
    assert judge(lines, [BLIP, BLIP2]).records == (BLIP2,)
    assert judge(lines, [BLIP, bare]).records == (bare,)


def test_the_words_of_a_link_do_not_contradict_its_paper() -> None:
    assert judge(work(BLIP.title, kind=Kind.LINK, ids=BLIP2.ids), [BLIP, BLIP2]).records == (BLIP2,)


def test_the_candidates_shown_beside_a_paper_match_the_note_s_words_or_nearly_do() -> None:
    far = paper("Counting the Boats of a River", "Cai Du", year=2019)
    wukong = paper("Monkeys of Many Kinds and Places", "Jiaxi Gu", year=2022, aliases=("Wukong",))
    for note, nearest in (work(BLIP2.title, ids=BLIP.ids), BLIP2), (by_name("Wukong", ids=BLIP.ids), wukong):
        doubt = judge(note, [BLIP, nearest, far])
        assert doubt.status is Status.DOUBTFUL
        assert [candidate.records for candidate in doubt.candidates] == [(BLIP,), (nearest,)]
    lines = Work(mentions=(work(BLIP.title, ids=BLIP.ids).first, work(far.title).first))
    for note in (work(BLIP.title), lines):
        assert [candidate.records for candidate in judge(note, [BLIP, far]).candidates] == [(BLIP,)]
    assert judge(lines, [BLIP, far]).status is Status.DOUBTFUL
    near = paper("Scene Text Recognition Anew", "Ann Lee", year=2019)
    topic = judge(work("Scene text recognition"), [far, near])
    assert topic.status is Status.UNRESOLVED
    assert [candidate.records for candidate in topic.candidates] == [(near,)]


def test_a_note_that_contradicts_the_work_of_a_short_name_makes_it_doubtful_whatever_else_fits() -> None:
    wukong = paper("Monkeys of Many Kinds and Places", "Jiaxi Gu", year=2022, aliases=("Wukong",))
    assert judge(by_name("Wukong", year=2022), [wukong]).status is Status.ACCEPTED
    assert judge(by_name("Wukong", year=2001), [wukong]).status is Status.DOUBTFUL
    assert judge(by_name("SAM", venue="ICCV", year=2023), [SAM, SAIL]).records == (SAM,)
    assert judge(by_name("SAM", venue="ICCV", year=2001), [SAM, SAIL]).status is Status.DOUBTFUL


def test_a_whole_title_waits_if_the_note_contradicts_it_and_a_dissimilar_one_is_no_candidate() -> None:
    dialog = paper("Visual Dialog", "Abhishek Das", year=2017, venue="CVPR", type="inproceedings")
    assert judge(by_name("Visual Dialog", venue="CVPR", year=2017), [dialog]).records == (dialog,)
    assert judge(by_name("Visual Dialog", venue="CVPR", year=2001), [dialog]).status is Status.DOUBTFUL
    assert judge(by_name("Wukong"), [dialog, BLIP]).status is Status.UNRESOLVED
    maps = paper("Counting Lines in Old Maps", "Ann Lee", year=2017)
    assert judge(by_name(maps.title, heading=(maps.title,), year=2017), [maps]).records == (maps,)
    assert judge(by_name(f"{maps.title} 2"), [maps]).status is Status.DOUBTFUL
    assert judge(work(maps.title), [paper(f"MapNet: {maps.title}", "Bo Chen", year=2020), maps]).records == (maps,)
