"""Runs the examples in the rules' docstrings: `Bad` triggers the rule, `Good` triggers no rule at all.

The fields of an example without an entry are put into a whole entry. Lines with a prefix give a rule's other inputs:
`options:`, `paper.tex:`, `notes.md:`, `lock:`, `source:`, `encoding:`.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Refused, read
from vlbib.checks.inputs import Answer, CheckOptions, Dialect, Inputs
from vlbib.checks.registry import RULES
from vlbib.checks.rule_docs import documentation, rule_page
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.bib import Broken, Library, SourceText
from vlbib.core.citation import Citation, NoteCitation
from vlbib.core.entries import values_of
from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.entry import entry_states
from vlbib.merge.filed_entry import FiledEntry
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.checks.finding import Finding
    from vlbib.checks.rule import Rule
    from vlbib.core.bib import Entry, FieldState

_WHOLE = {
    "author": "{Rossi, Anna and Weber, Jonas}",
    "title": "{Counting lines in old maps}",
    "journal": "{Journal of Map Studies}",
    "year": "2021",
    "volume": "12",
    "number": "3",
    "pages": "{101--118}",
    "doi": "{10.5555/12345678}",
}
_PREFIX = re.compile(r"(options|paper\.tex|notes\.md|lock|source|survey|encoding|repeat|lacking|expect): ?(.*)")


@dataclass
class _Example:
    bib: str = ""
    encoding: str = "utf-8"
    options: CheckOptions = field(default_factory=CheckOptions)
    citations: list[Citation] = field(default_factory=list)
    note_citations: list[NoteCitation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    lock: list[LockedWork] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    survey: Survey = field(default_factory=Survey)
    given: set[str] = field(default_factory=set)


def _entry(lines: list[str], key: str = "rossi2021lines", without: str = "") -> str:
    pairs = [line.split(" = ", 1) for line in lines]
    named = {"journal" if name == "journaltitle" else name for name, _ in pairs}
    whole = [(name, value) for name, value in _WHOLE.items() if name not in named and name != without]
    body = "".join(f"  {name} = {value},\n" for name, value in [*whole, *((pair[0], pair[1]) for pair in pairs)])
    return f"@article{{{key},\n{body}}}\n"


def _parsed(text: str) -> _Example:
    example, rest, special = _Example(), [], {}
    for line in text.split("\n"):
        match = _PREFIX.fullmatch(line)
        if match is None:
            rest.append(line)
        elif match[1] in ("repeat", "lacking", "encoding", "expect"):
            special[match[1]] = match[2]
        else:
            _add(example, match[1], match[2])
    bare = [line for line in rest if line.strip()]
    example.encoding = special.get("encoding", "utf-8")
    if "repeat" in special:
        count = int(special["repeat"])
        entries = [_numbered(number, special["lacking"] if number == 0 else "") for number in range(count)]
        example.bib = "\n".join(entries)
    elif any("@" in line for line in bare) or (bare and bare[0].startswith("%")):
        example.bib = "\n".join(rest) + "\n"
    else:
        example.bib = _entry(bare)
    return example


def _numbered(number: int, without: str) -> str:
    title = f"title = {{{'abcdefghijklmnop'[number] * 5} of {'qrstuvwxyzabcdefgh'[number] * 6} in maps}}"
    return _entry([title, f"doi = {{10.5555/{number}}}"], key=f"key{number}", without=without)


def _add(example: _Example, kind: str, value: str) -> None:
    example.given.add(kind)
    if kind == "paper.tex":
        keys = re.findall(r"\{([^}]*)\}", value)
        example.citations += [Citation(key=key, file="paper.tex", line=1) for key in keys]
    elif kind == "options":
        example.options = _options(dict([value.split("=", 1)]))
    elif kind == "notes.md" and "[@" in value:
        keys = re.findall(r"@([^\]]*)", value)
        example.note_citations += [NoteCitation(key=key, file="notes.md", line=1) for key in keys]
    elif kind == "notes.md":
        example.mentions += [_mention(value, len(example.mentions) + 1)] if value else []
    elif kind == "survey":
        key, _, years = value.partition("=")
        example.survey = Survey(papers={(key, int(year)): 900 for year in years.split(",")})
    elif kind == "lock":
        example.lock += [_settled(_attributes(value))] if value else []
    else:
        example.answers.append(_answer(_attributes(value)))


def _options(pairs: dict[str, str]) -> CheckOptions:
    return CheckOptions(
        dialect=Dialect(pairs.get("dialect", "auto")),
        key_pattern=pairs.get("key_pattern"),
        vocabulary=tuple(pairs.get("vocabulary", "").split()),
    )


def _attributes(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in shlex.split(text))


def _mention(text: str, line: int) -> Mention:
    match = re.fullmatch(
        r"(?:## (?P<heading>[^|]*)\| )?- (?:\[(?P<year>\d{4})(?: (?P<venue>[^\]]+))?\] )?(?P<text>.*)", text
    )
    assert match is not None, text
    heading = (match["heading"].strip(),) if match["heading"] else ()
    return Mention(
        file="notes.md",
        line=line,
        text=match["text"],
        year=int(match["year"]) if match["year"] else None,
        venue=match["venue"],
        heading=heading,
        section=heading,
        aliases=heading,
    )


def _settled(given: dict[str, str]) -> LockedWork:
    heading = (given["heading"],) if "heading" in given else ()
    mentions = tuple(
        Mention(file="notes.md", heading=heading, text=text) for text in given.get("text", "").split(" / ") if text
    )
    fields = {
        name.removeprefix("wrote-"): LockedField(value=value, source=given.get("from", "dblp"))
        for name, value in given.items()
        if name.startswith("wrote-")
    }
    records = tuple(_record(part) for part in given.get("records", "").split(" / ") if part)
    return LockedWork(
        key=given.get("key", ""),
        verdict=Verdict(status=Status(given.get("status", "accepted")), records=records),
        mentions=mentions,
        fields=fields,
        tags=tuple(given.get("tags", "").split()),
    )


def _record(text: str) -> Record:
    """Read `dblp; Counting lines; Rossi and Weber; 2021; Journal; doi:10...`."""
    source, title, authors, year, venue, ids, *rest = [
        *(part.strip() for part in text.split(";")),
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    return Record(
        source=source,
        title=title,
        authors=tuple(parse_name(name) for name in authors.split(" and ") if name),
        year=int(year) if year else None,
        venue=venue or None,
        ids=tuple(Id(*one.split(":", 1)) for one in ids.split()),
        withdrawn="withdrawn" in rest,
        type="article" if venue else None,
    )


def _answer(given: dict[str, str]) -> Answer:
    return Answer(
        key=given["key"],
        by_id=tuple(_record(part) for part in given.get("by-id", "").split(" / ") if part),
        by_title=tuple(_record(part) for part in given.get("by-title", "").split(" / ") if part),
        unknown=tuple(Id(*one.split(":", 1)) for one in given.get("unknown", "").split()),
    )


def _library(example: _Example) -> Library:
    document = read(example.bib.encode(example.encoding), "references.bib")
    if isinstance(document, Refused):
        broken = Broken(document.line, "", document.reason)
        return Library(file="references.bib", source=SourceText(example.bib.encode()), broken=(broken,), strings={})
    return document.library


def _states(entry: Entry, work: LockedWork) -> Mapping[str, FieldState]:
    return entry_states(FiledEntry(entry.key, entry.type, values_of(entry)), work, str)


def _run(text: str, rule: Rule, *, everything: bool) -> tuple[Finding, ...]:
    example = _parsed(text)
    inputs = Inputs(
        library=_library(example),
        mentions=tuple(example.mentions) if "notes.md" in example.given else None,
        lock=tuple(example.lock) if "lock" in example.given else None,
        states=_states if "lock" in example.given else None,
        citations=tuple(example.citations) if "paper.tex" in example.given else None,
        note_citations=tuple(example.note_citations) if "notes.md" in example.given else None,
        survey=example.survey,
        answers=tuple(example.answers) if "source" in example.given else None,
        options=example.options,
    )
    missing = rule.reads - inputs.given
    assert not missing, f"the example does not give {missing}"
    return run_rules(inputs, Selection() if everything else Selection(select=(rule.code,)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_of_a_rule_triggers_it(rule: Rule) -> None:
    text = documentation(rule).bad
    expected = {rule.code}
    if "expect: " in text:
        expected = set(text.split("expect: ")[1].split("\n")[0].split(" | "))
    codes = {finding.code for finding in _run(text, rule, everything="expect: " in text)}
    assert codes & expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_of_a_rule_triggers_no_rule(rule: Rule) -> None:
    text = documentation(rule).good
    assert [f"{finding.code} {finding.message}" for finding in _run(text, rule, everything=True)] == []
    assert _run(text, rule, everything=False) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_states_its_fault_in_one_sentence(rule: Rule) -> None:
    text = documentation(rule)
    assert text.fault.endswith(".")
    assert len(text.fault) <= 120
    assert text.source


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_module_with_a_rule_is_registered() -> None:
    import vlbib.checks

    root = Path(vlbib.checks.__file__).parent
    modules = {path.stem.replace("_", "-") for path in root.glob("*/*.py") if "\nrule = " in path.read_text("utf-8")}
    assert modules == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_shows_code_and_examples(rule: Rule) -> None:
    text = rule_page(rule)
    assert text.startswith(f"# {rule.code} {rule.name}\n")
    assert documentation(rule).bad in text
