from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.resolver import Response
from vlbib.sources.http.cache import ResponseCache
from vlbib.sources.http.call import Call

if TYPE_CHECKING:
    from pathlib import Path

CALL = Call(method="GET", url="https://x.org/a")
ANSWER = Response(status=200, headers={"content-type": "text/plain", "x-key": "secret"}, body=b"text")


def test_only_status_type_and_body_of_an_answer_are_cached(tmp_path: Path) -> None:
    cache = ResponseCache(tmp_path, fresh=60, keep=600)
    assert cache.get(CALL) is None
    cache.put(CALL, ANSWER)
    kept = cache.get(CALL)
    assert kept == Response(status=200, headers={"content-type": "text/plain"}, body=b"text")


def test_an_old_answer_is_returned_only_if_any_age_will_do(tmp_path: Path) -> None:
    cache = ResponseCache(tmp_path, fresh=-1, keep=600)
    cache.put(CALL, ANSWER)
    assert cache.get(CALL) is None
    assert cache.get(CALL, any_age=True) is not None


def test_a_forgotten_answer_is_deleted_and_others_stay(tmp_path: Path) -> None:
    cache = ResponseCache(tmp_path, fresh=60, keep=600)
    second = Call(method="GET", url="https://x.org/b")
    cache.put(CALL, ANSWER)
    cache.put(second, ANSWER)
    cache.forget(CALL)
    assert (cache.get(CALL), cache.get(second) is not None) == (None, True)


def test_answers_survive_a_run_and_an_invalid_file_is_recreated(tmp_path: Path) -> None:
    first = ResponseCache(tmp_path, fresh=60, keep=600)
    first.put(CALL, ANSWER)
    first.close()
    assert ResponseCache(tmp_path, fresh=60, keep=600).get(CALL) is not None
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "answers.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)
    broken = ResponseCache(tmp_path / "b", fresh=60, keep=600)
    broken.put(CALL, ANSWER)
    assert broken.get(CALL) is not None
