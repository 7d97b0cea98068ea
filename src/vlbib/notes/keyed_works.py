r"""Works that a note cites by a key which tells them: `\citep{vaswani2017attention}`, `[@vaswani2017attention]`.

If the library has an entry with this key, the citation is of that entry, whatever the key says.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vlbib.core.cited_works import CitedWork
    from vlbib.core.segment import Segment


_DEFINED = lazy_pattern(
    r"\\bibitem\s*(?:\[[^\[\]]{0,80}\])?\s*\{([^{}]{1,80})\}|@[A-Za-z]{3,20}\s*\{\s*([^\s{},=]{1,80})\s*,"
)


def defined_keys(text: str) -> frozenset[str]:
    r"""Return the keys of the references that a note has itself, in LaTeX or BibTeX: they say what they mean.

    >>> sorted(defined_keys(r"\bibitem[He]{he2016deep} K. He, and @article{li2023, title = {A}}"))
    ['he2016deep', 'li2023']
    """
    return frozenset(match[1] or match[2] for match in _DEFINED.finditer(text))


def works_of_keys(
    segments: Iterable[Segment],
    mentions: Iterable[Mention],
    work_of: Callable[[str, str], tuple[CitedWork, bool] | None],
) -> Iterator[Mention]:
    """Yield a mention for each citation key that tells a known work, unless a mention on the line names it.

    `work_of` returns the work that a key means beside some text, and whether that is sure.
    """
    citing = [segment for segment in segments if segment.citations]
    named: dict[int, set[str]] = defaultdict(set)
    for mention in mentions if citing else ():
        named[mention.line] |= {squeeze(text) for text in (mention.text, mention.called, *mention.aliases)}
    for segment in citing:
        for cited in segment.citations:
            line = segment.line_at(cited.at)
            meant = None if cited.is_bare else work_of(cited.key, _sentence(segment, line))
            work, is_sure = meant or (None, False)
            if work and not any(_is_of(work, text) for text in named[line]):
                named[line].add(squeeze(work.title))
                yield Mention(
                    file=segment.file,
                    line=line,
                    text=work.title,
                    kind=Kind.PEOPLE,
                    year=work.year,
                    authors=(" ".join(work.families[0]),),
                    section=segment.section,
                    heading=segment.heading,
                    cited_as=cited.key,
                    aside=not is_sure,
                )


def _is_of(work: CitedWork, text: str) -> bool:
    """Tell whether a squeezed text is a title of a work, perhaps cut off, or one of its short names."""
    title = squeeze(work.title)
    return text in work.names or (bool(text) and (title.startswith(text) or text.startswith(title)))


def _sentence(segment: Segment, line: int) -> str:
    return next((text for number, text in segment.lines() if number == line), "")
