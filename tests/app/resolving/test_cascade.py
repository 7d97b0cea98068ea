from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.app.resolving.cascade import Learnt, resolve_works
from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Link, Mention, Query, Status, Work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.resolver import Flow, Question, Resolver

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
BLIP = "BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation"


@dataclass
class Source:
    """A source that knows some records, or cannot be asked; it records its questions."""

    name: str
    known: Mapping[str, Record] = field(default_factory=dict)
    delay: float = 1.0
    batch: int = 1
    schemes: frozenset[str] | None = None
    fault: str = ""
    questions: list[Question] = field(default_factory=list)

    def by_title(self, queries: Sequence[Query], /) -> Flow:
        raise AssertionError(queries)

    by_id = by_title


@dataclass(frozen=True)
class Answered:
    found: Mapping[Question, Sequence[Record]]
    could_not: Mapping[Question, str]


def ask(resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id]) -> Answered:
    assert isinstance(resolver, Source)
    asked: list[Question] = [*ids, *titles]
    resolver.questions += asked
    if resolver.fault:
        return Answered({}, dict.fromkeys(asked, resolver.fault))
    found = {one: tuple(_matching(resolver, one)) for one in asked}
    return Answered(found, {})


def _matching(source: Source, question: Question) -> list[Record]:
    if isinstance(question, Query):
        known = [record for title, record in source.known.items() if title == question.title]
        return [record for record in known if record.title == question.title or not question.whole]
    return [record for record in source.known.values() if question in record.ids]


def record(source: str, title: str, *ids: Id, year: int = 2021) -> Record:
    return Record(
        source=source,
        title=title,
        authors=(parse_name("Alec Radford"),),
        year=year,
        url=f"https://{source}.org/1",
        ids=ids,
    )


def work(text: str, *ids: Id, kind: Kind = Kind.LINE, url: str = "") -> Work:
    links = (Link(url=url),) if url else ()
    return Work(mentions=(Mention(file="a.md", line=1, text=text, kind=kind, ids=ids, links=links, year=None),))


def titles(source: Source) -> list[str]:
    return [one.title for one in source.questions if isinstance(one, Query)]


def test_a_work_that_a_local_source_settles_is_not_asked_about_elsewhere() -> None:
    catalogue = Source("catalogue", {CLIP: record("catalogue/checked", CLIP)}, delay=0.0)
    arxiv = Source("arxiv", {BLIP: record("arxiv", BLIP)})
    outcomes = resolve_works([work(CLIP), work(BLIP)], [catalogue, arxiv], ask)
    assert [one.verdict.status for one in outcomes] == [Status.ACCEPTED, Status.ACCEPTED]
    assert titles(arxiv) == [BLIP]
    assert outcomes[1].asked == ("catalogue", "arxiv")


def test_an_update_asks_the_network_for_the_ids_of_settled_works() -> None:
    number = Id("arxiv", "2103.00020")
    catalogue = Source("catalogue", {CLIP: record("catalogue/arxiv", CLIP, number)}, delay=0.0)
    arxiv = Source("arxiv", {CLIP: record("arxiv", CLIP, number)}, batch=100)
    resolve_works([work(CLIP)], [catalogue, arxiv], ask, learnt=[Learnt(again=True)])
    assert arxiv.questions == [number]


def test_an_id_is_asked_for_first_and_the_title_only_if_the_id_fails() -> None:
    number = Id("arxiv", "2103.00020")
    arxiv = Source("arxiv", {CLIP: record("arxiv", CLIP, number)})
    resolve_works([work(CLIP, number), work(BLIP)], [arxiv], ask)
    assert arxiv.questions[0] == number
    assert titles(arxiv) == [BLIP]


def test_a_source_that_takes_many_ids_is_asked_about_accepted_works_too() -> None:
    number = Id("arxiv", "2103.00020")
    arxiv = Source("arxiv", {CLIP: record("arxiv", CLIP, number)}, batch=100)
    scholar = Source("semantic_scholar", {CLIP: record("semantic_scholar", CLIP, number)}, batch=500)
    (outcome,) = resolve_works([work(CLIP)], [arxiv, scholar], ask)
    assert scholar.questions == [number]
    assert {one.source for one in outcome.verdict.records} == {"arxiv", "semantic_scholar"}


def test_arxiv_is_asked_once_for_an_arxiv_id_learnt_later() -> None:
    number = Id("arxiv", "2103.00020")
    arxiv = Source("arxiv", {"another title": record("arxiv", CLIP, number)}, batch=100)
    scholar = Source("semantic_scholar", {CLIP: record("semantic_scholar", CLIP, number)}, batch=500)
    (outcome,) = resolve_works([work(CLIP)], [arxiv, scholar], ask)
    assert arxiv.questions[1:] == [number]
    assert {one.source for one in outcome.verdict.records} == {"arxiv", "semantic_scholar"}


def test_works_of_a_source_that_cannot_be_asked_are_unasked_and_not_missing() -> None:
    down = Source("arxiv", fault="no network")
    (outcome,) = resolve_works([work(CLIP)], [down], ask)
    assert outcome.verdict.status is Status.UNASKED
    assert outcome.missed == {"arxiv": "no network"}
    assert "no network" in outcome.verdict.reasons[-1]


def test_a_work_that_one_source_settles_is_accepted_although_another_source_is_down() -> None:
    down = Source("arxiv", fault="no network")
    scholar = Source("semantic_scholar", {CLIP: record("semantic_scholar", CLIP)})
    (outcome,) = resolve_works([work(CLIP)], [down, scholar], ask)
    assert outcome.verdict.status is Status.ACCEPTED
    assert outcome.missed == {"arxiv": "no network"}


def test_a_work_that_no_source_knows_is_unresolved() -> None:
    (outcome,) = resolve_works([work(CLIP)], [Source("arxiv")], ask)
    assert outcome.verdict.status is Status.UNRESOLVED


def test_a_web_page_that_the_local_sources_do_not_know_needs_no_network() -> None:
    arxiv = Source("arxiv", fault="no network")
    page = work("Common Crawl", kind=Kind.ALIAS, url="https://commoncrawl.org")
    (outcome,) = resolve_works([page], [Source("catalogue", delay=0.0), arxiv], ask)
    assert outcome.verdict.status is Status.WEB
    assert arxiv.questions == []


def test_the_title_of_two_works_is_asked_for_once() -> None:
    arxiv = Source("arxiv", {CLIP: record("arxiv", CLIP)})
    outcomes = resolve_works([work(CLIP), work(CLIP)], [arxiv], ask)
    assert titles(arxiv) == [CLIP]
    assert all(one.verdict.status is Status.ACCEPTED for one in outcomes)


def test_the_progress_names_the_source_and_how_far_it_is() -> None:
    steps: list[tuple[str, int, int]] = []
    arxiv, scholar = Source("arxiv"), Source("semantic_scholar")
    local = Source("catalogue", {CLIP: record("catalogue", CLIP)}, delay=0.0)
    resolve_works([work(CLIP), work(BLIP)], [local, arxiv, scholar], ask, step=lambda *told: steps.append(told))
    assert steps == [("catalogue", 0, 2), ("arxiv", 1, 2), ("semantic_scholar", 1, 2)]


def test_sources_asked_by_an_earlier_run_are_not_asked_again_but_missed_ones_are() -> None:
    number = Id("arxiv", "2103.00020")
    arxiv = Source("arxiv", {CLIP: record("arxiv", CLIP, number)}, batch=100)
    scholar = Source("semantic_scholar", {CLIP: record("semantic_scholar", CLIP, number)}, batch=500)
    learnt = [
        Learnt(records=(record("arxiv", CLIP, number),), asked=("arxiv",), missed=("semantic_scholar",)),
        Learnt(asked=("arxiv",), missed=("semantic_scholar",)),
    ]
    outcomes = resolve_works([work(CLIP), work(BLIP)], [arxiv, scholar], ask, learnt=learnt)
    assert arxiv.questions == []
    assert scholar.questions == [number, *(one for one in scholar.questions if isinstance(one, Query))]
    assert titles(scholar) == [BLIP]
    assert [one.asked for one in outcomes] == [("arxiv", "semantic_scholar")] * 2
    assert [dict(one.missed) for one in outcomes] == [{}, {}]
    assert {one.source for one in outcomes[0].verdict.records} == {"arxiv", "semantic_scholar"}
    assert outcomes[1].verdict.status is Status.UNRESOLVED


def test_a_missed_source_that_is_not_in_this_run_is_still_waited_for() -> None:
    learnt = [Learnt(asked=("arxiv",), missed=("semantic_scholar",))]
    (outcome,) = resolve_works([work(CLIP)], [Source("arxiv")], ask, learnt=learnt)
    assert outcome.verdict.status is Status.UNASKED
    assert list(outcome.missed) == ["semantic_scholar"]


def test_a_work_that_an_earlier_run_accepted_is_not_settled_by_a_local_source() -> None:
    number = Id("arxiv", "2103.00020")
    scholar = Source("semantic_scholar", batch=500)
    learnt = [Learnt(records=(record("arxiv", CLIP, number),), asked=("arxiv",), missed=("semantic_scholar",))]
    resolve_works([work(CLIP)], [Source("catalogue", delay=0.0), scholar], ask, learnt=learnt)
    assert scholar.questions == [number]


def test_a_source_whose_id_is_missing_is_asked_for_the_title_in_another_source() -> None:
    right = "Image Captioning with Reading Comprehension of Texts"
    slip = right.replace("g w", "gw")
    arxiv = Source("arxiv", {right: record("arxiv", right, Id("arxiv", "2003.12462"))}, schemes=frozenset({"arxiv"}))
    scholar = Source("semantic_scholar", {slip: record("semantic_scholar", right, Id("doi", "10.1/x"))})
    (outcome,) = resolve_works([work(slip)], [arxiv, scholar], ask)
    assert titles(arxiv) == [slip, right]
    assert Id("arxiv", "2003.12462") in {one for found in outcome.verdict.records for one in found.ids}


def test_a_correct_title_is_asked_for_once() -> None:
    arxiv = Source("arxiv", schemes=frozenset({"arxiv"}))
    scholar = Source("semantic_scholar", {CLIP: record("semantic_scholar", CLIP, Id("doi", "10.1/x"))})
    resolve_works([work(CLIP)], [arxiv, scholar], ask)
    assert titles(arxiv) == [CLIP]


def test_a_wrong_best_guess_of_a_source_is_not_accepted() -> None:
    guess = record("crossref", "Self-Attention with Relative Position Representations", Id("doi", "10.1/x"), year=2018)
    asked_for = "Attention Is All You Need"
    (outcome,) = resolve_works([work(asked_for)], [Source("crossref", {asked_for: guess})], ask)
    assert outcome.verdict.status is not Status.ACCEPTED
    assert outcome.verdict.records == ()


def test_a_reason_is_given_for_a_text_that_no_source_knows() -> None:
    (outcome,) = resolve_works([work("DCGAN", kind=Kind.ALIAS)], [Source("arxiv")], ask)
    assert (outcome.verdict.status, outcome.verdict.reasons) == (Status.UNRESOLVED, ("nothing found",))


def test_if_the_title_contradicts_a_link_the_title_is_asked_for_and_both_works_are_shown() -> None:
    number = Id("arxiv", "2108.09640")
    dense = record("arxiv", "DenseTNT: End-to-End Trajectory Prediction From Dense Goal Sets", number)
    other = Record(
        source="arxiv", title=CLIP, authors=(parse_name("Xu Chen"),), year=2021, ids=(Id("arxiv", "2103.00020"),)
    )
    arxiv = Source("arxiv", {dense.title: dense, CLIP: other})
    (outcome,) = resolve_works([work(CLIP, number)], [arxiv], ask)
    assert titles(arxiv) == [CLIP]
    assert outcome.verdict.status is Status.DOUBTFUL
    assert [one.records for one in outcome.verdict.candidates] == [(dense,), (other,)]


def test_a_short_name_beside_a_link_is_looked_up_in_local_sources() -> None:
    number = Id("arxiv", "1706.03762")
    linked = record("catalogue/dblp", "Attention Is All You Need", number)
    named = Record(
        source="catalogue/checked", title=CLIP, authors=(parse_name("A. Lee"),), url="https://a.org", aliases=("CLIP",)
    )
    known = {"Attention Is All You Need": linked, "CLIP": named}
    local, remote = Source("catalogue", known, delay=0.0), Source("arxiv", known)
    asked_for = work("CLIP", number, kind=Kind.ALIAS)
    (outcome,) = resolve_works([asked_for], [local], ask)
    assert (titles(local), outcome.verdict.status) == (["CLIP"], Status.DOUBTFUL)
    (outcome,) = resolve_works([asked_for], [remote], ask)
    assert (titles(remote), outcome.verdict.status) == ([], Status.ACCEPTED)


def test_a_short_name_on_a_later_line_is_looked_up_and_waits_if_it_means_another_work() -> None:
    number = Id("arxiv", "1706.03762")
    linked = record("catalogue/dblp", "Attention Is All You Need", number)
    named = Record(
        source="catalogue/checked", title=CLIP, authors=(parse_name("A. Lee"),), url="https://a.org", aliases=("CLIP",)
    )
    local = Source("catalogue", {"Attention Is All You Need": linked, "CLIP": named}, delay=0.0)
    first = work(linked.title, number).first
    second = Mention(file="a.md", line=2, text="CLIP", kind=Kind.ALIAS, ids=(number,))
    (outcome,) = resolve_works([Work(mentions=(first, second))], [local], ask)
    assert (outcome.verdict.records, outcome.work.mentions) == ((linked,), (first,))
    assert [(each.work.mentions, each.verdict.status) for each in outcome.apart] == [((second,), Status.DOUBTFUL)]


def test_a_title_beside_the_id_of_a_bare_link_is_looked_up_and_waits_if_it_means_another_work() -> None:
    number = Id("arxiv", "1706.03762")
    linked = record("catalogue/dblp", "Attention Is All You Need", number)
    titled = Record(source="catalogue/dblp", title=CLIP, authors=(parse_name("A. Lee"),), url="https://a.org")
    local = Source("catalogue", {linked.title: linked, CLIP: titled}, delay=0.0)
    bare = work("https://arxiv.org/abs/1706.03762", number, kind=Kind.LINK).first
    wrong = Mention(file="b.md", line=1, text=CLIP, ids=(number,))
    (outcome,) = resolve_works([Work(mentions=(bare, wrong))], [local], ask)
    assert (outcome.verdict.records, outcome.work.mentions) == ((linked,), (bare,))
    ((waiting,),) = ([each.verdict for each in outcome.apart],)
    assert waiting.status is Status.DOUBTFUL
    assert {each.records for each in waiting.candidates} == {(linked,), (titled,)}


def test_an_id_that_a_later_local_source_gives_to_another_paper_is_a_doubt_of_an_accepted_title() -> None:
    number = Id("doi", "10.1145/3664647.3680860")
    other = record("index/list", BLIP, number)
    catalogue = Source("catalogue", {CLIP: record("catalogue/dblp", CLIP)}, delay=0.0)
    index, arxiv = Source("index", {BLIP: other}, delay=0.0), Source("arxiv")
    (outcome,) = resolve_works([work(CLIP, number)], [catalogue, index, arxiv], ask)
    assert (outcome.verdict.status, index.questions[0]) == (Status.DOUBTFUL, number)
    assert "the note's words are another title" in outcome.verdict.reasons[0]


def test_a_record_from_a_conference_list_alone_waits_for_a_source_that_could_not_be_asked() -> None:
    bare = Record(source="catalogue/paperlists", title=CLIP, authors=(parse_name("Alec Radford"),), year=2021)
    whole = record("arxiv", CLIP, Id("arxiv", "2103.00020"))
    listed = Source("catalogue", {CLIP: bare}, delay=0.0)
    (outcome,) = resolve_works([work(CLIP)], [listed, Source("arxiv", fault="no network")], ask)
    assert (outcome.verdict.status, outcome.verdict.records) == (Status.UNASKED, ())
    (outcome,) = resolve_works([work(CLIP)], [listed, Source("arxiv", {CLIP: whole})], ask)
    assert set(outcome.verdict.records) == {bare, whole}


def test_a_name_in_a_sentence_waits_and_no_network_source_is_asked() -> None:
    named = structs.replace(record("catalogue/checked", CLIP), aliases=("CLIP",))
    catalogue, arxiv = Source("catalogue", {"CLIP": named}, delay=0.0), Source("arxiv")
    aside = Work(mentions=(structs.replace(work("CLIP", kind=Kind.ALIAS).first, aside=True),))
    (waiting, accepted) = resolve_works([aside, work("CLIP", kind=Kind.ALIAS)], [catalogue, arxiv], ask)
    assert (waiting.verdict.status, accepted.verdict.status) == (Status.DOUBTFUL, Status.ACCEPTED)
    assert [one.records for one in waiting.verdict.candidates] == [(named,)]
    assert arxiv.questions == []


def test_a_source_is_asked_for_the_id_of_a_record_without_authors_and_its_answer_settles_the_work() -> None:
    title = "GPT4RoI: Instruction Tuning on Regions"
    identity = Id("arxiv", "2307.03601")
    bare = Record(source="catalogue/landmarks", title=title, year=2023, ids=(identity,), aliases=("GPT4RoI",))
    whole = structs.replace(bare, source="arxiv", authors=(parse_name("Shilong Zhang"),), aliases=())
    local = Source("catalogue", {"GPT4RoI": bare}, delay=0.0)
    remote = Source("arxiv", {title: whole}, schemes=frozenset(("arxiv",)))
    mention = Mention(file="a.md", line=1, text="GPT4RoI", kind=Kind.ALIAS)
    (outcome,) = resolve_works([Work(mentions=(mention,))], [local, remote], ask)
    assert remote.questions[0] == identity
    assert outcome.verdict.status is Status.ACCEPTED
    (alone,) = resolve_works([Work(mentions=(mention,))], [local], ask)
    assert alone.verdict.status is Status.DOUBTFUL


@dataclass
class Local(Source):
    """A source that an index answers, which finds similar titles too."""

    delay: float = 0.0
    needs_index: str = "catalogue"


def test_a_title_that_a_later_index_has_whole_is_not_searched_for_similar_ones_in_an_earlier_one() -> None:
    catalogue = Local("catalogue", {BLIP: record("catalogue/dblp", BLIP)})
    index = Local("index", {CLIP: structs.replace(record("index/dblp", CLIP), venue="ICML")})
    new = "A Title that No Index Has"
    outcomes = resolve_works([work(CLIP), work(BLIP), work(new)], [catalogue, index], ask)
    assert [one.asked for one in outcomes] == [("index",), ("catalogue",), ("catalogue", "index")]
    for source in (catalogue, index):
        assert [one.title for one in source.questions if isinstance(one, Query) and not one.whole] == [new]


def test_the_published_version_of_a_preprint_is_searched_for_in_an_earlier_index() -> None:
    catalogue = Local("catalogue", {})
    index = Local("index", {CLIP: structs.replace(record("index/arxiv", CLIP), venue="arXiv")})
    (outcome,) = resolve_works([work(CLIP)], [catalogue, index], ask)
    assert (outcome.verdict.status, outcome.asked) == (Status.ACCEPTED, ("catalogue", "index"))


def test_a_preprint_with_the_whole_title_is_the_work_rather_than_a_longer_title_in_an_earlier_index() -> None:
    asked, longer = "T2Net: Counting Old Rivers Together", "T2Net: Counting Old Rivers Together in Deep Water"
    catalogue = Local("catalogue", {asked: structs.replace(record("catalogue/dblp", longer), venue="ICML")})
    index = Local("index", {asked: structs.replace(record("index/arxiv", asked), venue="arXiv")})
    (outcome,) = resolve_works([work(asked)], [catalogue, index], ask)
    assert [each.title for each in outcome.verdict.records] == [asked]


def test_one_index_alone_is_asked_once() -> None:
    index = Local("index", {CLIP: record("index/arxiv", CLIP)})
    resolve_works([work(CLIP)], [index], ask)
    assert [one.whole for one in index.questions if isinstance(one, Query)] == [False]
