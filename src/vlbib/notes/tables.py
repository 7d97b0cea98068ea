"""Tables of papers: which column names the work, and which columns give its year, venue, authors and short name.

Only the header decides what a column means; a table of results (numbers in most cells) names nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, structs
from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.sites import Site, site
from vlbib.core.table_heads import (
    AUTHORS,
    BY,
    DATA_HEAD,
    ID_HEAD,
    METHODS,
    METRIC_HEAD,
    NAMES,
    PAPERS,
    REMARKS_HEAD,
    SHORT_NAMES,
    SIZE_HEAD,
    TITLES,
    VENUES,
    YEARS,
    is_head,
)
from vlbib.core.text import one_line
from vlbib.core.titles import title_size
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import YEAR, full_year
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim, is_resource, read_claim
from vlbib.notes.line.cut import Cue
from vlbib.notes.line.inline import Line, read_line
from vlbib.notes.line.shape import cited_people, cjk_share, has_patent_number, is_name, is_person, looks_titled, people
from vlbib.notes.line.title import Reading, line_ids, line_links, read_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.notes.formats.blocks import Row

_SURNAME = lazy_pattern(r"(?=[^\W\d_])(?![a-z])[\w'’-]{2,}")
_NOBODY = frozenset(("various", "several", "many", "unknown", "anonymous", "anon", "none", "others", "team", "misc"))
_NUMBER = lazy_pattern(r"[-+±~<>≈]?\d[\d.,:%±kKmMbB/ ]*|[-–—]|n/?a", re.IGNORECASE)
_DAY = lazy_pattern(rf"\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.|{YEAR}")
_MONTH = lazy_pattern(r"([0-3]\d)(?:0[1-9]|1[0-2])")  # `YYMM` of the years 2000 to 2039
# What a plan has in place of a title: `Christmas quiz`, `reading week`, `title to be announced (something on trees)`
_PLAN = lazy_pattern(
    r"[A-Z]?[a-z]+(?: [a-z]+){1,2}|(?i:(?:(?:title|paper|topic) )?(?:to be (?:announced|decided|added)|tb[ad])\b.*)"
)
_GAP = 3  # maximum difference between the numbers of two rows
_HALF = 0.5  # share of citations in a column from which a table lists works
_MOSTLY = 0.6  # share of numbers above which a column is numeric
_GLOSS = lazy_pattern(
    r"\s*(?:论文|精读|逐段|逐句|解读|笔记|阅读|介绍|详解|预告|综述|讲解|代码|导读|串讲|改进工作|[(（][上中下\d]+[)）]|、|和|资源|[·\s])+$"
)
_BOUNDARY = wide_pattern(r"(?<=[A-Za-z0-9+)])\s*(?=[\u4e00-\u9fff])|\s+[·•]\s+")


class Columns(Struct, frozen=True):
    """The columns of a table by their meaning; -1 if it has none.

    `months`: the times are the last digits of a year and a month (`1904` is April 2019).
    """

    title: int = -1
    name: int = -1
    year: int = -1
    venue: int = -1
    authors: int = -1
    months: bool = False


class Named(Struct, frozen=True, kw_only=True):
    """A row that names a work: its reading, its line, and whether it has only a short name.

    `headed`: the header of its column says papers or titles.
    """

    reading: Reading
    line: int
    alias: bool
    headed: bool = True


def read_table(rows: Sequence[Row], targets: Mapping[str, str]) -> Iterator[Named]:
    """Yield what the rows of a table name, in order; nothing for a table of results."""
    table = [[read_line(cell, targets) for cell in row.cells] for row in rows]
    if not table:
        return
    columns = _columns(table)
    if columns.title < 0 or _is_results(table, columns):
        return
    headed = columns.title in (_find(_heads(table), names) for names in (TITLES, PAPERS, NAMES - SHORT_NAMES))
    for row, cells in zip(rows[1:], table[1:], strict=True):
        if columns.title < len(cells):
            yield from (replace(named, headed=headed) for named in _row(cells, columns, row.line))


def _columns(table: Sequence[Sequence[Line]]) -> Columns:
    heads = _heads(table)
    title = _find(heads, TITLES)
    if title < 0:
        title = _title_column(table, heads)
    name, year = _find(heads, NAMES), _find(heads, YEARS)
    return Columns(
        title=title,
        name=name if name != title else -1,
        year=year,
        venue=_find(heads, VENUES, but=title),
        authors=heads.index(BY) if BY in heads else _find(heads, AUTHORS),
        months=year >= 0 and any(_MONTH.fullmatch(cell) and not cell.startswith("20") for cell in _cells(table, year)),
    )


def _heads(table: Sequence[Sequence[Line]]) -> list[str]:
    return [one_line(cell.text).lower().strip(" *:：") for cell in table[0]]


def _find(heads: Sequence[str], names: frozenset[str], but: int = -1) -> int:
    """Return the first column whose header is one of the names, or begins or ends with one."""
    return next((index for index, head in enumerate(heads) if index != but and is_head(head, names)), -1)


def _title_column(table: Sequence[Sequence[Line]], heads: Sequence[str]) -> int:
    """Return the column that names works if none is headed `title`: papers, names, or any full of titles."""
    index = _find(heads, PAPERS)
    if index >= 0 and not _is_links(table, index):
        return index
    index = _find(heads, NAMES - METHODS)
    are_people = index >= 0 and _share(table, index, is_person) > _HALF
    if index >= 0 and not are_people and not _is_links(table, index) and _shows_works(table, heads):
        return index
    titled = [index for index in range(len(heads)) if _share(table, index, looks_titled) > 0.5]
    if titled:
        return titled[0]
    return _find(heads, NAMES) if _find(heads, PAPERS) >= 0 else -1


def _shows_works(table: Sequence[Sequence[Line]], heads: Sequence[str]) -> bool:
    """Tell whether a table has a column of years, venues or authors, or has ids or web pages."""
    if any(_find(heads, names) >= 0 for names in (YEARS, VENUES, AUTHORS)):
        return True
    cells = [cell for row in table[1:] for cell in row]
    return any(line_ids(cell) or any(_is_page(span.url) for span in cell.spans) for cell in cells)


def _is_page(url: str) -> bool:
    """Tell whether a URL is a web page, but not of code or people."""
    return url.startswith("http") and site(url) not in (Site.CODE, Site.PEOPLE)


def _cells(table: Sequence[Sequence[Line]], index: int) -> list[str]:
    return [row[index].text.strip() for row in table[1:] if index < len(row) and row[index].text.strip()]


def _share(table: Sequence[Sequence[Line]], index: int, test: object) -> float:
    cells = _cells(table, index)
    return sum(bool(test(cell)) for cell in cells) / len(cells) if cells and callable(test) else 0.0


def _is_links(table: Sequence[Sequence[Line]], index: int) -> bool:
    """Tell whether a column is only links: every cell is the label of a link (`[pdf](...)`) or an id."""
    return _share(table, index, lambda text: is_resource(text) or re.fullmatch(r"[\d.v]+", text)) > 0.8


def _is_results(table: Sequence[Sequence[Line]], columns: Columns) -> bool:
    """Tell whether a table has results: most columns beside the names are numbers."""
    named = {columns.title, columns.name, columns.year, columns.venue, columns.authors}
    others = [index for index in range(len(table[0])) if index not in named and _cells(table, index)]
    numeric = [index for index in others if _is_measured(table, index)]
    return len(numeric) >= 2 and len(numeric) * 2 > len(others)


def is_results(table: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a table has results: numbers and no papers, or mostly numbers beside the names, or metrics."""
    if not table:
        return False
    heads = _heads(table)
    columns = _columns(table)
    if columns.title >= 0 and _is_results(table, columns):
        return True
    of_data = any(DATA_HEAD.search(head) for head in heads)
    counts = (index for index, head in enumerate(heads) if of_data and SIZE_HEAD.search(head))
    described = {columns.year, *counts, *(index for index, head in enumerate(heads) if ID_HEAD.search(head))}
    numeric = [index for index in range(len(heads)) if index not in described and _is_measured(table, index)]
    papers = any(_find(heads, names) >= 0 for names in (TITLES, PAPERS)) or min(columns.title, columns.year) >= 0
    papers = papers or any(_share(table, index, _is_citation) >= _HALF for index in range(1, len(heads)))
    metrics = sum(METRIC_HEAD.search(head) is not None for head in heads)
    remarked = any(REMARKS_HEAD.search(head) for head in heads)
    return metrics >= 2 or (bool(numeric) and not papers and not remarked)


def _is_citation(text: str) -> bool:
    """Tell whether a cell gives a source: a venue with its year, or people with a year or `et al.`."""
    claim = read_claim(text.strip("() ").rpartition(",")[2].strip())
    if claim is None or claim.year is None:
        return bool(cited_people(text))
    return claim.venue is not None or bool(cited_people(text.strip("() ").rpartition(",")[0]))


def _is_measured(table: Sequence[Sequence[Line]], index: int) -> bool:
    """Tell whether a column has numbers, other than dates (`4/19`, `25.01.`, 2021) or row numbers (1, 2, 3)."""
    cells = _cells(table, index)
    counted = (
        index == 0
        and all(cell.strip(".").isdigit() for cell in cells)
        and all(0 < int(right.strip(".")) - int(left.strip(".")) <= _GAP for left, right in pairwise(cells))
    )
    if counted or _share(table, index, _DAY.fullmatch) > _MOSTLY:
        return False
    return _share(table, index, _NUMBER.fullmatch) > _MOSTLY


def _row(cells: Sequence[Line], columns: Columns, number: int) -> Iterator[Named]:
    """Yield what a row names: one work, or each work that its title cell lists."""
    cell = _bare(cells[columns.title])
    reading = read_title(cell, number)
    if not reading.title or not _can_name(reading) or _is_plan(reading, cells, columns):
        return
    links = tuple(dict.fromkeys((*reading.links, *(link for each in cells for link in line_links(each, number)))))
    ids = tuple(dict.fromkeys((*reading.ids, *(identity for each in cells for identity in line_ids(each)))))
    names = _at(cells, columns.name)
    whole = structs.replace(
        reading,
        claim=reading.claim.under(_claim(cells, columns)),
        authors=reading.authors or _people(_at(cells, columns.authors)),
        labels=(*reading.labels, *([names] if names and title_size(names) <= 6 else [])),
        links=links,
        ids=ids,
    )
    for listed in _listed(whole):
        yield Named(reading=listed, line=number, alias=title_size(listed.title) <= 3 or is_name(listed.title))


def _bare(cell: Line) -> Line:
    """Return a title cell without a Chinese gloss after a Latin name (`ViT 论文精读` -> `ViT`)."""
    first = _BOUNDARY.search(cell.text)
    after = cell.text[first.start() :].strip() if first else ""
    if first and (_GLOSS.fullmatch(after) or (len(after) <= 8 and cjk_share(after) == 1)):
        spans = tuple(span for span in cell.spans if span.end <= first.start())
        return Line(cell.text[: first.start()], spans)
    return cell


def _can_name(reading: Reading) -> bool:
    """Tell whether a cell can name a work: no patent, not mostly Chinese, a plain word or long, or it links to one."""
    own = Cue.LINKED in reading.cues and bool(reading.ids)
    if has_patent_number(reading.title) and not own:
        return False
    if reading.title.isalpha() and reading.title.islower() and not own:  # `passed`
        return False
    mixed = cjk_share(reading.title) > 0 and title_size(reading.title) <= 3
    return own or (
        cjk_share(reading.title) < 0.3 and not mixed and title_size(reading.title) <= 30 and len(reading.title) > 1
    )


def _is_plan(reading: Reading, cells: Sequence[Line], columns: Columns) -> bool:
    """Tell whether a cell has few plain words, and no cell of its row a year by itself, a venue, people or an id.

    A known title of such words (`World models`) is recognised in any case; the date of a meeting says nothing.
    """
    is_stated = bool(_at(cells, columns.venue) or reading.claim.year or reading.claim.venue)
    is_dated = re.fullmatch(YEAR, _at(cells, columns.year)) is not None
    is_known = is_stated or is_dated or bool(reading.authors or reading.ids or reading.links)
    return not is_known and _PLAN.fullmatch(reading.title) is not None


def _listed(reading: Reading) -> Iterator[Reading]:
    """Yield the names in a cell one by one if it lists only names (`GPT, GPT-2, GPT-3`), else the cell."""
    parts = [part.strip() for part in reading.title.split(",")]
    if len(parts) > 1 and all(is_name(part) for part in parts):
        for part in parts:
            yield structs.replace(reading, title=part, ids=(), links=())
    else:
        yield reading


def _people(cell: str) -> tuple[str, ...]:
    """Return the people in a cell of authors, where a family name may be alone (`Wang`)."""
    if _SURNAME.fullmatch(cell) and not cell.isupper() and cell.lower() not in _NOBODY:
        return (cell,)
    return people(cell) or cited_people(cell)


def _at(cells: Sequence[Line], index: int) -> str:
    return one_line(cells[index].text) if 0 <= index < len(cells) else ""


def _claim(cells: Sequence[Line], columns: Columns) -> NoteClaim:
    """Return the year and venue of a row, from their columns."""
    claim = NO_CLAIM
    for index in (columns.venue, columns.year):
        text = _at(cells, index)
        month = _MONTH.fullmatch(text) if columns.months and index == columns.year else None
        more = NoteClaim(full_year(int(month[1]))) if month else read_claim(text)
        if more is None and index == columns.venue and 0 < title_size(text) <= 6:
            more = NoteClaim(None, text)
        claim = more.under(claim) if more else claim
    return claim
