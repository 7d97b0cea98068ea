from __future__ import annotations

from math import log2
from random import Random
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from vlbib.core.ids import Id, doi_id
from vlbib.core.record import SPOILT, Record
from vlbib.core.work import Query
from vlbib.resolver import (
    CouldNotAsk,
    NoAnswer,
    Request,
    Response,
    decoded,
    each_record,
    legible,
    one_by_one,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from vlbib.resolver import Flow


def asked(count: int, bad: set[int], largest: int = 10_000) -> tuple[list[list[int]], set[int], list[str], bool]:
    """Ask for the numbers below `count`; return the parts asked, the answered, the trouble, whether all was refused."""
    sent: list[list[int]] = []
    answered: set[int] = set()
    trouble: list[str] = []

    def ask(part: Sequence[int]) -> Generator[Any, Any, None]:
        sent.append(list(part))
        if bad & set(part) or len(part) > largest:
            raise CouldNotAsk("refused")
        answered.update(part)
        yield from ()

    try:
        list(together(range(count), ask, trouble))
    except CouldNotAsk:
        return sent, answered, trouble, True
    return sent, answered, trouble, False


@pytest.mark.parametrize("count", [1, 2, 3, 25, 100, 500])
def test_a_bad_question_is_found_in_few_requests_and_the_others_are_answered(count: int) -> None:
    for bad in {0, count // 2, count - 1}:
        sent, answered, trouble, refused = asked(count, {bad})
        assert (answered, trouble, refused) == (set(range(count)) - {bad}, ["refused"], False)
        assert len(sent) <= 5 + log2(count)
        assert sent.count([bad]) == 1


def test_a_source_that_refuses_everything_is_given_up_soon() -> None:
    sent, answered, _, refused = asked(500, set(range(500)))
    assert refused
    assert not answered
    assert len(sent) <= 5 + log2(500)


@pytest.mark.parametrize("count", [25, 100, 500])
@pytest.mark.parametrize("several", [2, 3, 5, 20])
def test_several_bad_questions_cost_no_more_requests_than_one_and_given_up_questions_are_reported(
    count: int, several: int
) -> None:
    draw = Random(f"{count} {several}")
    for _ in range(50):
        bad = set(draw.sample(range(count), several))
        sent, answered, trouble, refused = asked(count, bad)
        assert len(sent) <= 5 + log2(count)
        assert trouble or refused
        alone = {part[0] for part in sent if len(part) == 1} - answered
        left = count - len(answered) - len(alone)
        assert refused or left == 0 or trouble[-1] == f"refused; {left} questions were given up with it"


def test_of_two_bad_questions_in_many_most_others_are_answered() -> None:
    draw = Random(2)
    answers = [len(asked(500, set(draw.sample(range(500), 2)))[1]) for _ in range(100)]
    assert sum(answers) / len(answers) > 400


def test_a_source_that_takes_few_at_a_time_answers_all() -> None:
    _, answered, trouble, refused = asked(25, set(), largest=6)
    assert (answered, trouble, refused) == (set(range(25)), [], False)


@pytest.mark.parametrize(("bad", "sent"), [(range(100), 11), (range(0, 100, 2), 100)])
def test_a_source_of_single_questions_is_given_up_when_it_refuses_many_in_a_row(bad: range, sent: int) -> None:
    def read(response: Response) -> list[Any]:
        if response.status == 400:
            raise CouldNotAsk("refused")
        return []

    flow = one_by_one([Query(title=str(number)) for number in range(100)], lambda _query: Request(), read)
    assert sent == _requests(flow, bad)


def _requests(flow: Flow, bad: range) -> int:
    """Run a flow, refusing the requests with these numbers; return the number of requests."""
    count, answer = 0, None
    while True:
        try:
            message = flow.send(answer)
        except CouldNotAsk:
            return count
        answer = None
        if isinstance(message, Request):
            answer = Response(status=400 if count in bad else 200, headers={}, body=b"")
            count += 1


class Work(msgspec.Struct):
    title: str
    year: int = 0


def records(*parts: bytes) -> list[tuple[str, tuple[Id, ...]]]:
    def read(work: Work) -> list[Record]:
        return [Record(source="s", title=work.title, year=1000 // work.year)]

    found = each_record("s", map(msgspec.Raw, parts), Work, read, lambda facts: [doi_id(str(facts.get("doi", "")))])
    return [(record.title, record.ids) for record in found]


@pytest.mark.parametrize("bad", [b'"year": 1e999', b'"year": []', b'"year": 0', b'"year": "soon"'])
def test_of_many_parts_one_that_cannot_be_read_is_marked_and_the_others_are_read(bad: bytes) -> None:
    part = b'{"title": "Bad", "doi": "10.5555/1", ' + bad + b"}"
    assert records(b'{"title": "A", "year": 2}', part, b"null") == [
        ("A", ()),
        ("Bad" + SPOILT, (Id("doi", "10.5555/1"),)),
        (SPOILT, ()),
    ]


@pytest.mark.parametrize("bad", [b'"year": ' + b"[" * 50_000 + b"]" * 50_000, b'"more": "\\ud800"'])
def test_a_part_that_cannot_be_decoded_at_all_is_marked_too(bad: bytes) -> None:
    assert records(b'{"title": "A", "year": 2}', b'{"title": "Bad", ' + bad + b"}") == [("A", ()), (SPOILT, ())]


def test_an_answer_whose_only_part_is_no_object_is_no_answer() -> None:
    with pytest.raises(NoAnswer, match="no record of s"):
        records(b"[]")


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"title": 5}', b"[" * 100_000, b"\xff"])
def test_an_answer_of_another_shape_is_no_answer(body: bytes) -> None:
    with pytest.raises(NoAnswer, match="no answer of Somebody"):
        decoded(Response(status=200, body=body), Work, "Somebody")


def test_the_legible_fields_of_an_object_are_read() -> None:
    assert legible(msgspec.Raw(b'{"a": 1e999, "b": [1], "c": "x"}')) == {"b": [1], "c": "x"}
    assert legible(msgspec.Raw(b"[1]")) == {}
