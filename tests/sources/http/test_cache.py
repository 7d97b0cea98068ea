from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.resolver import Response
from vlbib.sources.http.cache import ResponseCache
from vlbib.sources.http.call import Call

if TYPE_CHECKING:
    from pathlib import Path

CALL = Call(method="GET", url="https://x.org/a")
ANSWER = Response(status=200, headers={"content-type": "text/plain", "x-key": "secret"}, body=b"text")


def test_an_answer_is_kept_with_status_type_and_body_alone(tmp_path: Path) -> None:
    cache = ResponseCache(tmp_path, fresh=60, keep=600)
    assert cache.get(CALL) is None
    cache.put(CALL, ANSWER)
    kept = cache.get(CALL)
    assert kept == Response(status=200, headers={"content-type": "text/plain"}, body=b"text")


def test_an_old_answer_counts_where_any_age_does(tmp_path: Path) -> None:
    cache = ResponseCache(tmp_path, fresh=-1, keep=600)
    cache.put(CALL, ANSWER)
    assert cache.get(CALL) is None
    assert cache.get(CALL, any_age=True) is not None


def test_an_answer_forgotten_is_gone_and_others_stay(tmp_path: Path) -> None:
    cache = ResponseCache(tmp_path, fresh=60, keep=600)
    second = Call(method="GET", url="https://x.org/b")
    cache.put(CALL, ANSWER)
    cache.put(second, ANSWER)
    cache.forget(CALL)
    assert (cache.get(CALL), cache.get(second) is not None) == (None, True)


def test_answers_outlive_a_run_and_a_file_that_is_no_database_is_made_anew(tmp_path: Path) -> None:
    first = ResponseCache(tmp_path, fresh=60, keep=600)
    first.put(CALL, ANSWER)
    first.close()
    assert ResponseCache(tmp_path, fresh=60, keep=600).get(CALL) is not None
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "answers.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)
    broken = ResponseCache(tmp_path / "b", fresh=60, keep=600)
    broken.put(CALL, ANSWER)
    assert broken.get(CALL) is not None
