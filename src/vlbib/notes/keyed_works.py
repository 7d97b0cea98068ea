r"""Works that a note cites by a key which tells them: `\citep{vaswani2017attention}`, `[@vaswani2017attention]`.

If the library has an entry with this key, the citation is of that entry, whatever the key says. If the note has the
reference itself (`\bibitem{vaswani}`), the citation names the work of that reference. A key may also be a word of its
own (`vaswani2017attention`), in code or not.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.citation_keys import read_key
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CitedAt, Place
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.work import Kind, Mention
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.cited_works import CitedWork
    from vlbib.core.segment import Segment


KEY_UNKNOWN = "no entry has this citation key, and no known work fits it"
KEY_ALONE = "no entry has this citation key, and it fits several known works, or one that is not sure"
_LABEL = lazy_pattern(r"(?<![^\s(])[^\W_][\w+-]*[\s\xa0~]*$")
# A key as a word: a family name, the year, and a word of the title, all in small letters
_WRITTEN = lazy_pattern(
    rf"(?<![\w@/.:#-])[a-z]{{3,20}}(?:{YEAR}[a-z]{{3,20}}|-(?:etal-|[a-z]+-)?{YEAR}-[a-z]{{3,20}}|_[a-z]{{3,20}}_{YEAR})(?![\w@/:-]|\.\w)"
)
_REACH = 60  # characters before a citation that are searched for a name
_BLANK = lazy_pattern(r"\n[^\S\n]*\n")
_DEFINED = lazy_pattern(
    r"\\bibitem\s*+(?:\[[^\[\]]{0,80}\]\s*+)?\{([^{}]{1,80})\}|@[A-Za-z]{3,20}\s*+\{\s*+([^\s{},=]{1,80})\s*+,"
)


def defined_keys(text: str) -> Mapping[str, range]:
    r"""Return the lines of the references that a note has itself, in LaTeX or BibTeX, by their keys.

    A reference ends where the next one begins or a blank line follows.

    >>> defined_keys("\\bibitem[He]{he2016deep} K. He.\nResidual.\n\n@article{li2023, title = {A}}")
    {'he2016deep': range(1, 3), 'li2023': range(4, 5)}
    """
    matches = list(_DEFINED.finditer(text))
    bounds = pairwise([*(match.start() for match in matches), len(text)])
    lines: dict[str, range] = {}
    line, counted = 1, 0  # the number of the line of an offset
    for match, (start, end) in zip(matches, bounds, strict=True):
        line, counted = line + text.count("\n", counted, start), start
        blank = _BLANK.search(text, start, end)
        last = text[start : blank.start() if blank else end].rstrip().count("\n")
        lines[match[1] or match[2]] = range(line, line + last + 1)
    return lines


def with_works_of_keys(
    segments: Iterable[Segment],
    mentions: Sequence[Mention],
    work_of: Callable[[str, str], tuple[CitedWork, bool] | None],
    defined: Mapping[str, range] = MappingProxyType({}),
) -> list[Mention]:
    """Return the mentions of a note with one for each citation key that tells a known work.

    `defined` has the lines of the references in the note by their keys: such a key cites the work that is named there.
    If a mention on the line names the work, that is enough; one of its people and year alone is sure then. A bare
    `@key` may be a person's handle: it counts only if it has words of the title and is sure. `work_of` returns the work
    that a key means beside some text, and whether that is sure.
    """
    citing = [(segment, keys) for segment in segments if (keys := (*segment.citations, *_written_keys(segment)))]
    # what nothing is read of, such as a reference that is commented out, defines nothing
    lines = {mention.line for mention in mentions} if defined else set[int]()
    defined = {key: where for key, where in defined.items() if not lines.isdisjoint(where)}
    kept = _with_references([each for each, _ in citing], mentions, defined) if citing and defined else list(mentions)
    on_line: dict[int, list[int]] = defaultdict(list)
    for place, mention in enumerate(kept if citing else ()):
        on_line[mention.line].append(place)
    for segment, citations in citing:
        for cited in (each for each in citations if each.key not in defined):
            line = segment.line_at(cited.at)
            meant = work_of(cited.key, _sentence(segment, line)) if _may_tell(cited) else None
            if meant is None or (cited.is_bare and not meant[1]):
                continue
            work, is_sure = meant
            named = [place for place in on_line[line] if _is_named(work, kept[place])]
            for place in named:
                if is_sure and kept[place].aside and kept[place].kind is Kind.PEOPLE:
                    kept[place] = replace(kept[place], aside=False, cited_as=cited.key)
            if not named:
                on_line[line].append(len(kept))
                kept.append(_mention(segment, line, cited.key, work, sure=is_sure))
    return kept


def _written_keys(segment: Segment) -> Iterator[CitedAt]:
    """Yield the keys that a text has as words: like a bare `@key`, each may be something else."""
    if segment.place is not Place.COMMENT:
        yield from (CitedAt(word[0], word.start(), is_bare=True) for word in _WRITTEN.finditer(segment.text))


def _with_references(
    citing: Iterable[Segment], mentions: Sequence[Mention], defined: Mapping[str, range]
) -> list[Mention]:
    """Return the mentions with one for each key of a reference in the note, once a line.

    A short name right before a key that has it is that of the reference, whatever else is called so.
    """
    cited: dict[tuple[int, str], Mention] = {}
    labels: set[tuple[int, str]] = set()
    works = _named_in(mentions, defined)
    for segment in citing:
        for each in segment.citations:
            work = works.get(each.key)
            if work:
                line, label = segment.line_at(each.at), _label(segment, each)
                labels |= {(line, label)} if label else set()
                place = {"line": line, "section": segment.section, "heading": segment.heading, "group": 0}
                cited.setdefault((line, work.text), replace(work, called=label or work.called, **place))
    left = [each for each in mentions if labels.isdisjoint(((each.line, each.text), (each.line, each.called)))]
    there = {(mention.line, mention.text) for mention in left}
    return [*left, *(mention for place, mention in cited.items() if place not in there)]


def _named_in(mentions: Sequence[Mention], defined: Mapping[str, range]) -> Mapping[str, Mention]:
    """Return the first mention in each reference, by its key, if all there name one work, and it is sure."""
    on_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        on_line[mention.line].append(mention)
    named: dict[str, Mention] = {}
    for key, lines in defined.items():
        here = [mention for line in lines for mention in on_line.get(line, ())]
        if len({mention.text for mention in here}) == 1 and not here[0].aside:
            named[key] = here[0]
    return named


def _label(segment: Segment, cited: CitedAt) -> str:
    r"""Return the short name right before a citation whose key has it, "" if there is none: `SCAN~\cite{lee2018scan}`.

    It may have the key, too: `VSE++~\cite{vse}`.
    """
    before = _LABEL.search(segment.text[max(cited.at - _REACH, 0) : cited.at])
    label = before[0].rstrip() if before else ""
    name, key = squeeze(label), squeeze(cited.key)
    return label if is_name_like(label) and (name in key or key in name) else ""


def _may_tell(cited: CitedAt) -> bool:
    """Tell whether a citation may tell a work by its key: a bare one needs words of the title."""
    parts = read_key(cited.key) if cited.is_bare else None
    return not cited.is_bare or (parts is not None and bool(parts.words))


def _mention(segment: Segment, line: int, key: str, work: CitedWork, *, sure: bool) -> Mention:
    return Mention(
        file=segment.file,
        line=line,
        text=work.title,
        kind=Kind.PEOPLE,
        year=work.year,
        authors=(" ".join(work.families[0]),),
        section=segment.section,
        heading=segment.heading,
        cited_as=key,
        aside=not sure,
    )


def _is_named(work: CitedWork, mention: Mention) -> bool:
    return any(_is_of(work, squeeze(text)) for text in (mention.text, mention.called, *mention.aliases))


def _is_of(work: CitedWork, text: str) -> bool:
    """Tell whether a squeezed text is a title of a work, perhaps cut off, or one of its short names."""
    title = squeeze(work.title)
    return text in work.names or (bool(text) and (title.startswith(text) or text.startswith(title)))


def _sentence(segment: Segment, line: int) -> str:
    return next((text for number, text in segment.lines() if number == line), "")
