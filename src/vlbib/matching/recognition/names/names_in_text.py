"""Short names in running text that name no work there: they are reported with the title of the work they may mean.

`Both CatBoost and XGBoost beat our net` is about programs; whoever means the papers adds authors and a year, or a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import LEAST_LETTERS, Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.name_uses import has_model_size
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Mark, Place
from vlbib.core.sites import repository_name
from vlbib.core.text import ACCENTED, find_word, squeeze
from vlbib.core.titles import (
    has_other_capitals,
    is_coined,
    is_distinctive,
    is_name_word,
    is_own_word,
    is_spelled_as_name,
    without_first_version,
)
from vlbib.core.venues import is_conference
from vlbib.core.years import YEAR
from vlbib.matching.recognition.names.headed_words import headed_words_in
from vlbib.matching.recognition.names.other_meanings import (
    abbreviates_any,
    is_defined,
    is_end_of_name,
    is_of_others,
    is_word_before_name,
    is_word_of_any,
    longer_name,
    means_otherwise,
)
from vlbib.matching.recognition.names.plain_names import names_of_words
from vlbib.matching.recognition.names.spoken_of import is_spoken_of
from vlbib.matching.recognition.titles.hinted_names import heads_one_work, is_well_known, titles_headed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment, Sighting

# A word with a capital or a digit after its first letter, or one that cannot be pronounced; not part of a path, a
# URL or a handle. `SuperPoint+SuperGlue` are two, `TD3+BC` is one.
_WORD = lazy_pattern(
    rf"(?<![A-Za-z{ACCENTED}0-9_/@.\\#~-])(?<![\x00-\x7f]:)(?:[A-Za-z0-9](?=[\w.+-]*[A-Z0-9])"
    r"(?:[A-Za-z0-9.-]|\+(?![A-Z][\w-]{2}))*(?:[A-Za-z0-9]|\+(?![A-Z][\w-]{2}))"
    r"|(?:[a-z]+-)?[b-df-hj-np-tv-xz]{4,}\b|[A-Z][A-Za-z]+ \d(?:\.\d)?(?![A-Za-z0-9_.]))(?![@/\\]|://)"
)
_UNSPOKEN = lazy_pattern(r"\b[b-df-hj-np-tv-xz]{4,}\b")
# The first word of `Deformable DETR`, no article
_BEFORE = lazy_pattern(r"(?<![\w/@.:-])(?!(?:an?|the) )(?=[\w-]*[A-Za-z])[A-Za-z\d][\w-]* $")
# The site of a project: https://docs.github.com/en/pages
_SITE = lazy_pattern(r"(?:https?://)?([\w-]+)\.github\.io(?:[/?#]|$)")
# `wav2vec 2.0`, `ConvNeXt V2`, `DeiT III`
_VERSION = lazy_pattern(r" (?:[Vv]?\d(?:\.\d)?|I{2,3}|IV)(?![A-Za-z0-9_.]*[A-Za-z0-9_])")
_NUMBER = lazy_pattern(r" \d{2,3}(?![A-Za-z\d_.])")
_PARTS = lazy_pattern(r"[-_]")  # separators in the name of a repository
# The size of a model after its name
_SIZE = lazy_pattern(
    r"[-_ ](?:[BSTHLMNbsthlmn]|XL|B\d|\d+(?:\.\d+)?[BMKbmk]|(?<=-)\d{2,3}"
    r"|tiny|nano|small|base|large|huge|giant)(?:/\d+)?$"
)
_SET_OFF = (Mark.BOLD, Mark.WIKI, Mark.QUOTED, Mark.LINK)  # a name of plain words with such a mark is reported
# A name as in file names, with or without a year before it: `2015-faster-rcnn`, `faster-rcnn`, `vgg16`
_FILED = lazy_pattern(rf"(?:{YEAR}[-_ ]|(?=[a-z]*+[-_\d]))(?P<name>[a-z][a-z\d]*+(?:[-_][a-z\d]++)*+)")
_BRACKETED = lazy_pattern(r"[(\[（]([A-Z][\w+.-]+(?: [A-Z\d][\w+.-]*){0,2})[)\]）]")
# `Corpus : Speech Commands`
_VALUE = lazy_pattern(r"[^:：\n\x1f]\s?[:：][^\S\n]?([A-Z][^:：\n\x1f]{1,40}+)$", re.MULTILINE)
_PLAIN = lazy_pattern(rf"(?<![A-Za-z{ACCENTED}\d_/.-])[A-Z][a-z]{{3,20}}(?![A-Za-z{ACCENTED}\d_/-]|\.\w)")
# After a verb: `Clip it`
_OBJECT = lazy_pattern(r"\s(?:it|them|this|that|these|those|the|an?|your|my|our|their|each|every|all|any)\b")
_LETTER_AND_DIGIT = lazy_pattern(r"[A-Z]\d")  # `T5`
# Plain words that begin an item: `Reformer, Performer: skip`
_BETWEEN = lazy_pattern(r"\s?[,，、/+&]\s?|\s(?:and|und|vs\.?)\s")
_LISTED = lazy_pattern(
    rf"(?P<names>[A-Z][a-z]{{3,20}}(?:(?:{_BETWEEN.pattern})[A-Z][a-z]{{3,20}}){{1,5}})(?=$|\s?[:：,，(（]|\s[-–—|]\s)"
)
_DATED = lazy_pattern(rf"\s?[(\[（]{YEAR}[)\]）]")  # right after a name: `SAM (2023)`
_LEAST = 3  # minimum letters and digits of a name that is reported
_LEAST_SHARED = 4  # the same for one that several works share and that may be a mention
_PARTICLE = 3  # maximum letters, with the space, of a small word that is no part of the name after it
_LEAST_COINED = 7  # minimum letters of a word that a title alone makes a name
_MOST = 6  # maximum names of a line that are reported


def names_in_text(segment: Segment, body: Known, named: Sequence[Sighting]) -> tuple[tuple[str, str], ...]:
    """Return the short names in a segment that name nothing there, each with the title of its work.

    `named` is what the segment does name. Names shared by several works have the title ""; abbreviations among these
    are left out, unless the sentence is about their work.
    """
    if segment.place is Place.FILE:
        return ()
    taken = [(sighting.start, sighting.end) for sighting in named]
    set_off = [place for place in _set_off(segment) if not _is_in(place[0], taken)]
    taken += [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    words = _words(segment, taken)
    heading = segment.place is Place.HEADING
    names = dict(pair for word in words for pair in _named(_texts(segment.text, word, body), body, heading=heading))
    names.update(_recorded(dict.fromkeys(segment.text[start:end] for start, end in set_off), body))
    if not named:
        names.update(_repositories(segment, body))
    runs = [place for place in names_of_words(segment.text, body, taken) if not _is_in(place[0], taken)]
    names.update((name, _title_of(name, body)) for name in (segment.text[start:end] for start, end in runs))
    is_about_works = bool(named or names)  # in a text about works, a plain word may be the name of one
    parts = {part for name in names for part in name.split()}
    free = (word for word in _PLAIN.finditer(segment.text) if not _is_in(word.start(), taken))
    plain = [word for word in free if not _OBJECT.match(segment.text, word.end())]
    sized = {word[0] for word in plain if has_model_size(segment.text, word.end())}  # `Whisper medium`
    meant = (
        word[0]
        for word in plain
        if word[0] not in parts and (is_about_works or word[0] in sized or is_own_word(word[0]))
    )
    names.update((word, body.bearer(word)) for word in meant if body.naming(word) is Naming.RECORDED)
    names.update(pair for word in plain if word[0] not in names for pair in _coined(word[0], body))
    names.update(headed_words_in(segment, body, named))
    names.update((name, "") for name in _shared(segment.text, words, body) if name not in names)
    names.update(_listed_words(segment, body))
    called = {sighting.called for sighting in named}
    titles = [sighting for sighting in named if not sighting.is_name]
    others = (pair for pair in names.items() if pair[0] not in called and not abbreviates_any(pair[0], titles, body))
    others = (
        pair for pair in others if not is_defined(segment.text, find_word(segment.text, pair[0]) + len(pair[0]), titles)
    )
    others = (pair for pair in others if not any(each.text.startswith(f"{pair[0]}:") for each in titles))
    unnamed = [pair for pair in others if not is_word_of_any(pair[0], segment.text.rfind(pair[0]), named)]
    few = unnamed[: _MOST * (1 + segment.text.count("\n"))]
    return tuple((name, "" if _is_anothers(segment.text, name, title, body) else title) for name, title in few)


def _is_anothers(text: str, name: str, title: str, body: Known) -> bool:
    """Tell whether a name stands for something else than the work with a title: for other people's work, or words."""
    start = find_word(text, name)
    end = start + len(name)
    is_other = is_of_others(text, end, title, body) or means_otherwise(text, start, end, body)
    return is_other or (name in text and is_end_of_name(text, start, end, body))


def _title_of(name: str, body: Known) -> str:
    """Return the title of the work to which records give a name, else the first that has it before its colon."""
    return body.bearer(name) or next((title.text for title in titles_headed_by(name, body)), "")


def _shared(text: str, words: Iterable[re.Match[str]], body: Known) -> Iterator[str]:
    """Yield the abbreviations that several works share, where a sentence is about one of these or gives its year."""
    for word in words:
        is_shared = _is_name(word[0]) and word[0].isupper() and body.naming(word[0]) is Naming.SHARED
        if is_shared and (is_spoken_of(text, *word.span()) or _DATED.match(text, word.end())):
            yield word[0]


def sure_names_in_text(segment: Segment, body: Known) -> Iterator[tuple[int, int, str]]:
    """Yield the places of the sure short names in running text, each with its work's title.

    They are spelled like names. Model sizes after them, and names of programs and measures, are left out.
    """
    code = [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    for word in _words(segment, code):
        names = dict.fromkeys(_texts(segment.text, word, body))
        later = [name for name in names if _VERSION.search(name) and without_first_version(name) == name]
        for name in later or names:  # a later version is not named by the earlier one's name
            if body.naming(name) is Naming.HINT and " " in name and heads_one_work(name, body):
                break  # the longer name of another work: `Parallel Tacotron 2`
            is_sure = _is_name(name) and body.naming(name) is Naming.RECORDED and not is_program_or_measure(name)
            if is_sure and not has_other_capitals(name, body.bearer(name)):
                start = segment.text.index(name, max(word.start() - len(name), 0))
                yield start, start + len(name), body.bearer(name)
                break


def _coined(word: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield a word of no dictionary that is the name of a well-known work by its title: `Squeezeformer`."""
    is_coined_word = len(word) >= _LEAST_COINED and is_own_word(word) and word.lower() not in ORDINARY_WORDS
    if is_coined_word and body.naming(word) is Naming.HINT and is_well_known(word, body) and heads_one_work(word, body):
        yield word, next(titles_headed_by(word, body)).text


def _listed_words(segment: Segment, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the plain words that begin an item, if all are sure short names: `Reformer, Performer: skip`."""
    match = _LISTED.match(segment.text) if segment.place is Place.ITEM else None
    listed = _BETWEEN.split(match["names"]) if match else ()
    if all(body.naming(word) is Naming.RECORDED and not is_program_or_measure(word) for word in listed):
        yield from ((word, body.bearer(word)) for word in listed)


def _words(segment: Segment, taken: Sequence[tuple[int, int]]) -> list[re.Match[str]]:
    """Return the words of a segment that are spelled like names, except those at `taken` places."""
    return [word for word in _WORD.finditer(segment.text) if not _is_in(word.start(), taken)]


def _is_in(place: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)


def _set_off(segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the places of marked words, words in brackets, and cells of code: a name there may be of plain words."""
    code = [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    for mark in segment.marks:
        is_code = mark.mark is Mark.CELL and (mark.start, mark.end) in code
        if is_code or (mark.mark in _SET_OFF and segment.text[mark.start : mark.start + 1].isupper()):
            yield mark.start, mark.end
        elif mark.mark in (Mark.WIKI, Mark.LINK):
            filed = _FILED.fullmatch(segment.text, mark.start, mark.end)
            yield from (filed.span("name"),) if filed else ()
    yield from (match.span(1) for match in _VALUE.finditer(segment.text) if not _is_in(match.start(1), code))
    yield from (match.span(1) for match in _BRACKETED.finditer(segment.text) if not _is_in(match.start(), code))


def _recorded(texts: Iterable[str], body: Known) -> Iterator[tuple[str, str]]:
    """Yield the sure short names among some texts, without a model size, each with the title of its work."""
    for text in texts:
        for name in dict.fromkeys((text, _SIZE.sub("", text))):
            if len(name) >= _LEAST and body.naming(name) is Naming.RECORDED:
                yield name, body.bearer(name)
                break


def _repositories(segment: Segment, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the sure short names in the names of linked repositories and project sites, in any spelling.

    Of `blip2-opt-2.7b`, the longest beginning that is a name counts.
    """
    for mark in segment.marks:
        text = _called(mark.url) if mark.mark is Mark.LINK else ""
        ends = [*(part.start() for part in _PARTS.finditer(text)), len(text)]
        beginnings = (text[:end] for end in reversed(ends))
        named = next(_recorded(beginnings, body), None)
        if named:
            yield named


def _called(url: str) -> str:
    """Return the name of the repository or project that a URL leads to; "" for any other URL."""
    project = _SITE.match(url)
    return project[1] if project else repository_name(url)


def _texts(text: str, word: re.Match[str], body: Known) -> tuple[str, ...]:
    """Return the texts that may be a name at a word: with the word before it, with a version, alone, without a size."""
    before = _BEFORE.search(text, word.start() - 30, word.start())  # `search` takes a negative place for 0
    is_joined = before is not None and not (before[0].islower() and len(before[0]) <= _PARTICLE)  # `ficheros de MT`
    both = (f"{before[0]}{word[0]}",) if before and is_joined else ()
    both = () if both and is_word_before_name(both[0], body) else both
    version = _VERSION.match(text, word.end())
    number = None if version else _NUMBER.match(text, word.end())
    numbered = f"{word[0]}{number[0]}" if number else ""  # `Mip-NeRF 360`, if it is known
    is_known = bool(numbered) and body.naming(numbered) is not Naming.NONE
    versioned = (f"{word[0]}{version[0]}",) if version else (numbered,) if is_known else ()
    whole = (f"{both[0]}{version[0]}",) if both and version else ()
    longer = longer_name(text, *word.span(), body)
    return (*whole, *both, *versioned, *((longer,) if longer else ()), word[0], _SIZE.sub("", word[0]))


def _named(texts: Sequence[str], body: Known, *, heading: bool) -> Iterator[tuple[str, str]]:
    """Yield the first text that is a name, with the title of its work; in a heading also the beginning of a title."""
    for name in dict.fromkeys(texts):
        naming = body.naming(name) if _is_name(name) else Naming.NONE
        title = body.bearer(name) if naming is Naming.RECORDED else ""
        is_mixed = not (name.isupper() or name.islower())
        is_told = heading or is_coined(name) or is_distinctive(name) or " " in name
        if naming is Naming.HINT and (is_well_known(name, body) or (is_told and heads_one_work(name, body))):
            title = next((each.text for each in titles_headed_by(name, body)), "")
        if naming is Naming.SHARED and is_spelled_as_name(name) and len(squeeze(name)) >= _LEAST_SHARED:
            title = next((each.text for each in titles_headed_by(name, body)), "")
        title = name if naming is Naming.TITLE and is_mixed else title
        if title or naming is Naming.RECORDED or (naming is Naming.SHARED and is_mixed):
            yield name, title
            return
        if " " in name and (naming is not Naming.NONE or _begins_title(name, body)):
            yield name, ""
            return


def _begins_title(name: str, body: Known) -> bool:
    """Tell whether capitalised words begin a known title: `Graph WaveNet` is not `WaveNet`."""
    is_capital = name[0].isupper() and len(squeeze(name)) >= LEAST_LETTERS
    return is_capital and any(title.text.startswith(f"{name} ") for title in body.near(squeeze(name)))


def _is_name(word: str) -> bool:
    if _LETTER_AND_DIGIT.fullmatch(word):
        return True
    has_digit = " " in word and word[-1].isdigit()
    is_spelled = has_digit or any(map(is_name_word, word.split())) or _UNSPOKEN.search(word) is not None
    return len(squeeze(word)) >= _LEAST and is_spelled and not is_conference(word)
