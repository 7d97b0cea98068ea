"""References in a CSL style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import references
from vlbib.exports.csl_style import format_csl
from vlbib.exports.format import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


GOOD = r"@article{good, author = {M{\"u}ller, J}, title = {Good \& Fine}, journal = {J}, year = 2020}"


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography><layout><names variable="author"/>
<text variable="title" prefix=": " font-style="italic"/></layout></bibliography>
</style>"""


def test_a_csl_file_formats_the_list(items: Items) -> None:
    text = GOOD + "\n@misc{cn, author = {张, 三}, title = {综述}}"
    assert references.render(items(text), ExportOptions(csl=CSL)).text == "[1] J Müller: Good & fine\n[2] 张三: 综述\n"
    assert "<i>综述</i>" in references.render(items(text), ExportOptions(csl=CSL, markup="html")).text


@pytest.mark.parametrize("text", ["no xml", "<!DOCTYPE x><style/>", "<other/>"])
def test_a_file_that_is_not_a_csl_style_is_refused_or_falls_back(text: str, items: Items) -> None:
    try:
        written = references.render(items(GOOD), ExportOptions(csl=text))
    except ValueError as error:
        assert "CSL style" in str(error)  # noqa: PT017 -- both outcomes are right, a traceback is not
    else:
        assert [one.key for one in written.dropped] == ["good"]


def test_a_document_type_is_refused_and_latex_is_escaped(items: Items) -> None:
    with pytest.raises(ValueError, match="declares a document type"):
        format_csl(items(GOOD), ExportOptions(csl="<!DOCTYPE x><style/>"))
    (reference,), dropped = format_csl(items("@misc{a, title = {A \\& B}}"), ExportOptions(csl=CSL, markup="latex"))
    assert (reference.key, reference.label, dropped) == ("a", "1", [])
    assert r"\&" in reference.text


@pytest.mark.parametrize(("author", "shown"), [("王, 伟", "王伟: T"), ("⺀, 伟", "⺀伟: T"), ("Ж, И", "И Ж: T")])
def test_an_east_asian_name_is_not_split(author: str, shown: str, items: Items) -> None:
    (reference,), _ = format_csl(items(f"@misc{{a, title = {{T}}, author = {{{author}}}}}"), ExportOptions(csl=CSL))
    assert reference.text == shown
