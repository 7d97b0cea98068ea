from __future__ import annotations

import csv
import io
import json
import re
import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import yaml

from vlbib.exports.format import ExportOptions, format_names, load_format
from vlbib.exports.values.tex_values import FORBIDDEN, printed, safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

PAYLOADS = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "=HYPERLINK(1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\u001b[31mred\u001b]0;title\u0007",
    "\u202egnp.exe",
    "[x](javascript:alert(1))",
    "<!-- --> <![CDATA[ ]]>",
    "- {a: &x !!python/object:os.system}",
    "*x",
    "ER  - ",
    "${jndi:ldap://x}",
)
ENTRY = r"""@misc{%s, title = {%s}, author = {%s, A}, keywords = {%s}, abstract = {%s}, note = {%s}, journal = {%s},
  url = {javascript:alert(1)}, howpublished = {\url{https://x.org/"onclick="alert(1)}},
  year = {%s}, doi = {10.1000/<b>"x}}
"""


def hostile(payload: str) -> str:
    text = payload.replace("{", "(").replace("}", ")").replace("\\", "/")
    return ENTRY % ("key", *[text] * 7)


@pytest.fixture(params=PAYLOADS)
def evil(request: pytest.FixtureRequest, items: Callable[[str], tuple[Item, ...]]) -> tuple[Item, ...]:
    return items(hostile(request.param))


@pytest.mark.parametrize("name", format_names())
def test_control_characters_and_bidi_overrides_are_never_written(name: str, evil: tuple[Item, ...]) -> None:
    text = load_format(name).render(evil, ExportOptions()).text
    assert re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []


class Page(HTMLParser):
    """Collects what a browser would run or open."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.images += tag in ("img", "iframe", "object", "embed")
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("markup", ["page", "references"])
def test_values_never_become_html_markup(markup: str, evil: tuple[Item, ...]) -> None:
    name = "html" if markup == "page" else "references"
    page = Page()
    page.feed(load_format(name).render(evil, ExportOptions(markup="html")).text)
    assert (page.scripts, page.images, page.handlers) == (int(markup == "page"), 0, [])
    assert [one for one in page.addresses if not re.match(r"#|https?://", one)] == []


def test_no_csv_cell_is_a_formula(evil: tuple[Item, ...]) -> None:
    rows = list(csv.reader(io.StringIO(load_format("csv").render(evil, ExportOptions()).text, newline="")))
    assert len(rows) == 2
    assert [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_yaml_and_json_contain_only_plain_text(evil: tuple[Item, ...]) -> None:
    found = yaml.safe_load(load_format("hayagriva").render(evil, ExportOptions()).text)
    assert list(found) == ["key"]
    assert list(json.loads(load_format("csl-json").render(evil, ExportOptions()).text)[0]["issued"]) == ["literal"]


def test_a_value_cannot_end_a_ris_record(evil: tuple[Item, ...]) -> None:
    text = load_format("ris").render(evil, ExportOptions()).text
    assert len(re.findall(r"^ER  - $", text, re.MULTILINE)) == 1


def test_markdown_links_lead_only_to_the_web(evil: tuple[Item, ...]) -> None:
    text = load_format("markdown").render(evil, ExportOptions()).text
    assert [one for one in re.findall(r"(?<!\\)\]\(<?([^)>]*)", text) if not one.startswith("https://")] == []


@pytest.mark.parametrize("command", sorted(FORBIDDEN))
def test_forbidden_commands_are_never_left_in_tex(command: str) -> None:
    for text in (f"\\{command}{{x}}", f"$\\{command} x$", f"{{\\{command}}}"):
        assert f"\\{command}" not in safe(text)


@pytest.mark.parametrize("text", [r"a ^^5cinput b", r"$a^^5c$", "a \\"])
def test_commands_cannot_be_smuggled_in_otherwise(text: str) -> None:
    assert "^^" not in safe(text)
    assert not safe(text).endswith("\\")


BREAKS_OUT = """@misc{key, title = {T}, author = {A, B}, year = 2020,
  doi = {10.1000/x"><script>alert(1)</script>)[y](javascript:alert(2)}}"""


def test_a_doi_cannot_break_out_of_an_html_link(items: Callable[[str], tuple[Item, ...]]) -> None:
    page = Page()
    page.feed(load_format("references").render(items(BREAKS_OUT), ExportOptions(markup="html")).text)
    assert (page.scripts, page.handlers) == (0, [])
    assert [one[:16] for one in page.addresses] == ["https://doi.org/"]


def test_a_doi_cannot_break_out_of_a_markdown_link(items: Callable[[str], tuple[Item, ...]]) -> None:
    text = load_format("references").render(items(BREAKS_OUT), ExportOptions(markup="markdown")).text
    assert [one[:16] for one in re.findall(r"(?<!\\)\]\(([^)]*)", text)] == ["https://doi.org/"]
    assert "<" not in text


def test_plain_text_is_printed_literally_in_tex() -> None:
    assert printed(r"\input{x} 50% $5$ ^^5c a_b #1 & ~ <") == (
        r"{\textbackslash}input{\textbraceleft}x{\textbraceright} 50\% \$5\$ {\textasciicircum}{\textasciicircum}5c "
        r"a\_b \#1 \& {\textasciitilde} {\textless}"
    )


def test_script_letters_are_written_with_standard_latex() -> None:
    assert printed("\U0001d4a9(0, 1)") == r"{\ensuremath{\mathcal{N}}}(0, 1)"
    assert printed("\U0001d51e") == "\U0001d51e"


@pytest.mark.parametrize(
    "value",
    [
        r"Up to $62.4\%$ of maps",
        r"Up to $50\%$ and $5\,\%$ of maps",
        r"Sets $a \& b$ and $\#A_1$ of maps",
        r"Sizes \(a_1^2\) of maps",
        r"Sizes \[a_1^2\] of maps",
        r"Sizes $$a_1^2$$ of maps",
        r"Water \ce{H_2O^{2-}} on maps",
        r"Lines of \SI{5}{m_e} and \num{1_0}",
        r"Lines \ensuremath{a_{b_1}} of maps",
    ],
)
def test_harmless_mathematics_is_unchanged(value: str) -> None:
    assert safe(value) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Maps for $5", r"Maps for \$5"),
        ("Maps for $5 to $10", r"Maps for \$5 to \$10"),
        ("$100% of maps$", r"\$100\% of maps\$"),
        (r"Maps \(a_1", r"Maps \(a\_1"),
        (r"Maps \(50%\)", r"Maps \(50\%\)"),
        (r"Maps \ce{\input{x}}", r"Maps \ce{{\textbackslash}input{x}}"),
        (r"Maps \[\input x\]", r"Maps \[{\textbackslash}input x\]"),
        (r"Maps $$\input x$$", r"Maps \$\$\textbackslash input x\$\$".replace(r"\textbackslash ", r"{\textbackslash}")),
    ],
)
def test_lone_dollars_are_escaped_and_harmful_mathematics_is_printed(value: str, text: str) -> None:
    assert safe(value) == text


@pytest.mark.parametrize("piece", ["\\(", "\\[", "$$", "\\ce{", "\\ce{}", "$", "\\"])
def test_long_runs_of_marks_are_made_safe_in_linear_time(piece: str) -> None:
    started = time.process_time()
    safe(piece * 20_000)
    assert time.process_time() - started < 5
