from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Candidate, Kind, Mention, Query, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.recall import kept_apart, recall_all, same_line
from vlbib.lock.schema import LockedWork
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import plan

TITLE = "Connecting Vision and Language with Localized Narratives"
MENTION = Mention(file="a.md", line=7, text=TITLE, heading=("Datasets", "LN"), year=2020)
RECORD = Record(
    source="dblp",
    title=f"{TITLE}.",
    authors=(Name("van den Oord", "Aäron"), Name("OpenAI", literal=True), Name("Plato"), Name("King", "M. L.", "Jr.")),
    year=2020,
    venue="ECCV",
    ids=(Id("arxiv", "1912.03098"), Id("doi", "10.1/a:b")),
    url="https://example.org",
)
ACCEPTED = Verdict(status=Status.ACCEPTED, records=(RECORD,), reasons=("same title",), notes=("a note",))
DRAFT = Draft(type="misc", fields={"title": Value(TITLE, "dblp"), "year": Value("2020", "arxiv")}, ids=RECORD.ids)


def settled(mention: Mention = MENTION, verdict: Verdict = ACCEPTED) -> SettledWork:
    draft = DRAFT if verdict.status is Status.ACCEPTED else None
    asked = {"queries": (Query(title=TITLE),), "asked": ("arxiv", "dblp")}
    return settled_work(Work(mentions=(mention,)), verdict, draft, alias="LN", tags=("LN",), **asked)


def lock_of(*works: SettledWork) -> Lock:
    return plan(None, Lock(), works).lock


def mention(
    text: str = TITLE, file: str = "a.md", heading: tuple[str, ...] = ("Datasets", "LN"), **claims: object
) -> Work:
    return Work(mentions=(Mention(file=file, line=99, text=text, heading=heading, **claims),))  # type: ignore[arg-type]


def recalled(lock: Lock, *works: Work) -> list[SettledWork | None]:
    return list(recall_all(lock, works))


def test_all_settled_works_are_recalled() -> None:
    (found,) = recalled(lock_of(settled()), settled().work)
    assert found is not None
    locked = found.locked
    assert (locked.key, locked.verdict, found.draft) == ("2020ln", ACCEPTED, DRAFT)
    assert (locked.alias, locked.tags) == ("LN", ("LN",))
    assert (locked.queries, locked.asked) == ((Query(title=TITLE),), ("arxiv", "dblp"))


def test_candidates_are_recalled_with_their_evidence() -> None:
    candidate = Candidate(records=(RECORD,), reasons=("for",), against=("against",))
    doubt = Verdict(status=Status.DOUBTFUL, candidates=(candidate,))
    (found,) = recalled(lock_of(settled(verdict=doubt)), settled().work)
    assert found is not None
    assert found.locked.verdict == doubt


@pytest.mark.parametrize(
    "work",
    [
        mention(year=2020),
        mention(file="other.md"),
        mention(heading=("Elsewhere",)),
        mention("connecting vision AND language with localized-narratives"),
        mention("Conecting Vision and Language with Localized Narratives"),
        mention("LN: " + TITLE),
        mention(year=2021),
        mention(ids=(Id("arxiv", "1912.03098"),)),
        mention(ids=(Id("acl", "2020.x-1.1"),)),
        mention("Some Words", ids=(Id("arxiv", "1912.03098"),), heading=("Datasets", "LN")),
    ],
)
def test_a_line_moved_or_reworded_keeps_its_work(work: Work) -> None:
    assert [one.locked.key for one in recalled(lock_of(settled()), work) if one] == ["2020ln"]


@pytest.mark.parametrize(
    "work",
    [
        mention("Another Work Altogether"),
        mention("Connecting Vision and Sound with Localized Narratives"),
        mention("Connecting Vision and Language with Localized Narratives 2", file="b.md"),
        mention(ids=(Id("arxiv", "1912.99"),)),
        mention("Connecting Vision"),
        mention("Connecting Vision and Language"),  # other titles start with it too
        mention("Hybrid " + TITLE),
        mention(TITLE + " for Speech"),
        mention("Disconnecting Vision and Language with Localized Narratives"),
    ],
)
def test_a_different_work_is_not_recalled(work: Work) -> None:
    assert recalled(lock_of(settled()), work) == [None]


def test_a_new_line_beside_the_old_one_is_not_recalled() -> None:
    works = (settled().work, mention("Conecting Vision and Language with Localized Narratives"))
    assert [one and one.locked.key for one in recalled(lock_of(settled()), *works)] == ["2020ln", None]


def test_a_different_number_is_never_a_misspelling() -> None:
    lock = lock_of(settled(Mention(file="a.md", line=1, text="A Model with 16x16 Words and Pictures")))
    assert recalled(
        lock, Work(mentions=(Mention(file="a.md", line=1, text="A Model with 16x17 Words and Pictures"),))
    ) == [None]


@pytest.mark.parametrize("status", [Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED])
def test_new_evidence_causes_a_doubtful_work_to_be_asked_again(status: Status) -> None:
    lock = lock_of(settled(verdict=Verdict(status=status)))
    assert recalled(lock, mention(year=2020)) != [None]
    assert recalled(lock, mention(year=2021)) == [None]
    assert recalled(lock, mention(year=2020, venue="ECCV")) == [None]


def test_two_works_with_the_same_name_are_distinguished_by_place() -> None:
    first = Mention(file="a.md", line=1, text="Wukong", heading=("Models",))
    second = Mention(file="a.md", line=2, text="Wukong", heading=("Datasets",))
    other = Record(source="dblp", title="Other", ids=(Id("arxiv", "2101.00002"),))
    draft = Draft(type="misc", fields={"title": Value("Other", "dblp")}, ids=other.ids)
    two = settled_work(Work(mentions=(second,)), Verdict(status=Status.ACCEPTED, records=(other,)), draft)
    lock = lock_of(settled(first), two)
    reworded = mention("WUKONG", heading=("Datasets",))
    works = (Work(mentions=(first,)), Work(mentions=(second,)), mention("Wukong", heading=("Else",)), reworded)
    assert [one and one.locked.key for one in recalled(lock, *works)] == ["2020ln", "other", None, "other"]


WORDS = ["one", "short", "title", "cut", "off"]


@pytest.mark.parametrize(
    ("line", "reworded", "same"),
    [
        (WORDS, WORDS[:4], True),
        (WORDS, WORDS[1:], True),
        (WORDS[:4], WORDS[:3], False),
        (WORDS[:4], WORDS[1:4], False),
        (WORDS, WORDS[1:4], False),
    ],
)
def test_a_shortened_or_lengthened_title_must_keep_four_words(
    line: list[str], reworded: list[str], *, same: bool
) -> None:
    assert same_line(line, reworded) is same
    assert same_line(reworded, line) is same


@pytest.mark.parametrize(
    ("word", "reworded", "same"),
    [
        ("words", "wrods", True),
        ("words", "worsd", True),
        ("pictures", "pctrues", True),
        ("pictures", "pctrue", False),
        ("model", "mdl", False),  # the shorter word has fewer than five letters
        ("modell", "model", True),
        ("code", "coda", False),
        ("16x16", "16x17", False),
    ],
)
def test_a_misspelling_is_at_most_two_letters_in_a_word_of_at_least_five(
    word: str, reworded: str, *, same: bool
) -> None:
    assert same_line([word], [reworded]) is same


@pytest.mark.parametrize("keys", [("a2021page", "b2021paper"), ("b2021page", "a2021paper")])
def test_a_pinned_line_is_the_work_that_it_was_pinned_to_whatever_the_order_of_keys(keys: tuple[str, str]) -> None:
    line = Mention(file="a.md", line=1, text="A Title of Some Words")
    pinned = structs.replace(line, kind=Kind.ALIAS, pinned=True)
    page = LockedWork(key=keys[0], verdict=Verdict(status=Status.WEB), mentions=(pinned,))
    paper = LockedWork(key=keys[1], verdict=Verdict(status=Status.ACCEPTED), mentions=(line,))
    lock = Lock(works=tuple(sorted((page, paper), key=lambda work: work.key)))
    (found,) = recall_all(lock, [Work(mentions=(pinned,))])
    assert found is not None
    assert found.locked.key == page.key


def test_lines_separated_by_an_earlier_run_stay_separate_while_they_are_unchanged() -> None:
    doubt = Verdict(status=Status.DOUBTFUL, reasons=("the note says 1999",))
    right, wrong = mention(year=2020).first, mention(file="b.md", year=1999).first
    lock = lock_of(settled(right), settled(wrong, doubt))
    together = Work(mentions=(wrong, right))
    assert kept_apart(lock, [together]) == [Work(mentions=(right,)), Work(mentions=(wrong,))]
    assert [work and work.locked.status for work in recalled(lock, *kept_apart(lock, [together]))] == [
        Status.ACCEPTED,
        Status.DOUBTFUL,
    ]
    twice = Work(mentions=(wrong, structs.replace(wrong, line=7)))
    assert kept_apart(lock_of(settled(structs.replace(right, file="b.md")), settled(wrong, doubt)), [twice]) == [twice]
    mended = Work(mentions=(structs.replace(wrong, year=2020), right))
    assert kept_apart(lock, [mended]) == [mended]


def test_doubtful_lines_without_an_accepted_one_beside_them_are_asked_together() -> None:
    doubt = Verdict(status=Status.DOUBTFUL, reasons=("a title of so few words",))
    old, new = mention().first, mention(file="b.md", year=2020).first
    assert kept_apart(lock_of(settled(old, doubt)), [Work(mentions=(old, new))]) == [Work(mentions=(old, new))]


def test_lines_of_two_accepted_works_stay_apart_unless_a_line_is_new() -> None:
    name, link = (
        structs.replace(MENTION, text=text, ids=()) for text in ("ResNet", "https://arxiv.org/abs/2302.13971")
    )
    second = structs.replace(
        ACCEPTED, records=(structs.replace(RECORD, title="LLaMA", ids=(Id("arxiv", "2302.13971"),)),)
    )
    draft = structs.replace(DRAFT, ids=(Id("arxiv", "2302.13971"),))
    lock = lock_of(settled(name), settled_work(Work(mentions=(link,)), second, draft))
    assert kept_apart(lock, [Work(mentions=(name, link))]) == [Work(mentions=(name,)), Work(mentions=(link,))]
    added = Work(mentions=(name, link, structs.replace(name, text="Residual Networks")))
    assert kept_apart(lock, [added]) == [added]
    pinned = Work(mentions=(name, structs.replace(link, pinned=True)))
    assert kept_apart(lock, [pinned]) == [pinned]
    alike = structs.replace(link, text=name.text, line=link.line + 1)
    of_one_text = lock_of(settled(name), settled_work(Work(mentions=(alike,)), second, draft))
    assert kept_apart(of_one_text, [Work(mentions=(name, alike))]) == [Work(mentions=(name, alike))]


@pytest.mark.parametrize("key", ["2020ln", "2020LN", "Old2019"])
def test_a_citation_is_recalled_by_a_current_or_former_key_in_any_case(key: str) -> None:
    (work,) = lock_of(settled()).works
    lock = Lock(works=(structs.replace(work, former_keys=("old2019",)),))
    (found,) = recalled(lock, mention(key, kind=Kind.CITATION))
    assert found is not None
    assert found.locked.key == "2020ln"
    assert recalled(lock, mention(TITLE, kind=Kind.CITATION)) == [None]


LINE = mention("A Title of Some Words").first
ACL, OWN_DOI = Id("acl", "2020.x-1.1"), Id("doi", "10.1/own")
ORDERS = pytest.mark.parametrize("keys", [("a", "b"), ("b", "a")])


def accepted(key: str, line: Mention = LINE, ids: tuple[Id, ...] = ()) -> LockedWork:
    return LockedWork(key=key, verdict=Verdict(status=Status.ACCEPTED), mentions=(line,), ids=ids)


def key_of(works: tuple[LockedWork, ...], line: Mention) -> str | None:
    lock = Lock(works=tuple(sorted(works, key=lambda work: work.key)))
    (found,) = recalled(lock, Work(mentions=(line,)))
    return found.locked.key if found else None


@ORDERS
def test_an_id_added_to_a_line_leads_to_the_work_with_that_id_and_not_to_the_former_one(
    keys: tuple[str, str],
) -> None:
    elsewhere = structs.replace(LINE, text="Other Words", file="b.md")
    works = (accepted(keys[0], ids=(OWN_DOI,)), accepted(keys[1], elsewhere, (ACL,)))
    assert key_of(works, structs.replace(LINE, ids=(ACL,))) == keys[1]


@ORDERS
def test_a_line_that_has_always_had_another_works_id_keeps_its_work(keys: tuple[str, str]) -> None:
    slipped, elsewhere = structs.replace(LINE, ids=(ACL,)), structs.replace(LINE, text="Other Words", file="b.md")
    works = (accepted(keys[0], slipped, (OWN_DOI,)), accepted(keys[1], elsewhere, (ACL,)))
    assert key_of(works, slipped) == keys[0]


@ORDERS
@pytest.mark.parametrize("held", [(ACL,), ()])
def test_an_id_of_both_or_neither_of_two_works_leaves_a_line_with_the_pinned_one(
    keys: tuple[str, str], held: tuple[Id, ...]
) -> None:
    pinned = structs.replace(LINE, pinned=True)
    works = (accepted(keys[0], pinned, held), accepted(keys[1], LINE, held))
    assert key_of(works, structs.replace(pinned, ids=(ACL,))) == keys[0]


@ORDERS
def test_of_two_works_that_a_line_has_named_the_one_with_its_current_claims_is_recalled(keys: tuple[str, str]) -> None:
    works = tuple(accepted(key, structs.replace(LINE, year=year)) for key, year in zip(keys, (2020, 2019), strict=True))
    assert key_of(works, structs.replace(LINE, year=2020)) == keys[0]


def test_a_line_whose_pin_was_removed_is_asked_again_and_other_lines_of_its_work_are_not() -> None:
    works = (accepted("a", structs.replace(LINE, pinned=True), (ACL,)),)
    assert key_of(works, LINE) is None
    assert key_of(works, structs.replace(LINE, text="Other Words", ids=(ACL,))) == "a"


@pytest.mark.parametrize(("status", "key"), [(Status.ACCEPTED, "2020ln"), (Status.DOUBTFUL, None)])
def test_a_line_with_the_title_of_an_accepted_record_is_that_work(status: Status, key: str | None) -> None:
    line = structs.replace(MENTION, text="Narratives, the data")
    lock = lock_of(settled(line, structs.replace(ACCEPTED, status=status)))
    (found,) = recalled(lock, mention(TITLE, file="other.md", year=2020))
    assert (found and found.locked.key) == key


def test_a_similar_line_at_the_old_place_of_a_moved_line_is_asked() -> None:
    works = (mention(file="other.md"), mention("Conecting Vision and Language with Localized Narratives"))
    assert [one and one.locked.key for one in recalled(lock_of(settled()), *works)] == ["2020ln", None]


def test_a_gone_line_is_matched_with_only_one_reworded_line() -> None:
    works = (mention("Conecting Vision and Language with Localized Narratives"), mention("LN: " + TITLE))
    assert [one and one.locked.key for one in recalled(lock_of(settled()), *works)] == ["2020ln", None]


def test_without_doubtful_works_no_mentions_are_separated() -> None:
    assert kept_apart(lock_of(settled()), (settled().work, mention(year=1999))) == [settled().work, mention(year=1999)]


@pytest.mark.parametrize(
    ("title", "edited", "kept"),
    [
        (TITLE, TITLE.replace("Language", "Languagf"), True),
        (TITLE, TITLE.replace("Language", "Languzgf"), False),  # two letters
        (TITLE, TITLE.replace("Language", "Kanguage"), False),  # the first letter
        (TITLE, TITLE.replace("Language", "Languagf").replace("Localized", "Localizef"), True),  # in matching too
        ("Looking at Rivers in Letters", "Looking at Rivers in Letterz", False),  # seven letters may be another word
        ("Looking at Rivers in Language", "Looking at Rivers in Languagf", True),  # eight
        ("Looking at Rivers in Language", "Looking at Rivers in Languzgf", False),
        ("Looking at Sentences in Language", "Looking at Sentencez in Languagf", False),  # two words
    ],
)
def test_a_wrong_letter_in_a_long_word_is_a_typo_here_though_not_in_matching(
    title: str, edited: str, *, kept: bool
) -> None:
    verdict = structs.replace(ACCEPTED, records=(structs.replace(RECORD, title=title),))
    lock = lock_of(settled(structs.replace(MENTION, text=title), verdict))
    assert [bool(each) for each in recalled(lock, mention(edited))] == [kept]


def test_a_pinned_work_stays_with_its_line_whatever_the_wording() -> None:
    lock = lock_of(settled(structs.replace(MENTION, pinned=True)))
    assert recalled(lock, mention(TITLE + " for Speech", pinned=True))[0] is not None
