from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.flows import run_flow

from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response, Retry

README = Path(__file__).parents[2] / "docs" / "howto" / "resolver.md"


def test_the_example_in_the_readme_is_a_resolver_that_works() -> None:
    (code,) = re.findall(r"```python\n(\"\"\"Example.*?)```", README.read_text("utf-8"), re.DOTALL)
    module: Any = ModuleType("vlbib_example")
    exec(code, module.__dict__)
    assert isinstance(module, Resolver)
    query, other = Query(title="A title"), Query(title="Another")
    hit = {"title": "A title", "authors": ["Ada Lovelace"], "year": 1843, "doi": "10.1000/x"}
    run = run_flow(
        module.by_title([query, other]),
        Response(status=200, body=b"<html>"),
        Response(status=200, body=json.dumps({"hits": [hit]}).encode()),
        Response(status=404),
    )
    assert isinstance(run.yielded[1], Retry)
    assert run.found[query][0].authors[0].family == "Lovelace"
    assert run.found[other] == ()
