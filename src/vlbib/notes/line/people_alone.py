"""People cited in place of their work: `Carion et al. (2020)`, `Kipf und Welling 2017`, `the He paper`.

They name no work by themselves, because many people publish several works a year. A line with nothing else is reported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.cited_works import PeopleCited
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import GERMAN_MONTHS, MONTH_NAMES, SHORT_GERMAN_MONTHS, SHORT_MONTHS
from vlbib.core.names import PARTICLES, is_common_family
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.people_words import AND, OTHERS, OTHERS_CJK
from vlbib.core.text import holds
from vlbib.core.venues import is_acronym
from vlbib.core.years import YEAR, full_year

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE_ALONE = "authors and a year alone name no work: a title, a short name or a link does"
_PARTICLES = sorted({form for particle in PARTICLES for form in (particle, particle.capitalize())})
_BEFORE = rf"(?:(?:{'|'.join(map(re.escape, _PARTICLES))}) ){{0,2}}"
_SURNAME = rf"{_BEFORE}[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+){{0,3}}"
_OTHERS_WIDE = rf"\s?{OTHERS_CJK}(?=[\s(（,，、.。]|{YEAR})"
_AND = rf"(?:,? {AND}|,? ?&|/)"
# One sign between all: `Lenz/Lee/Saxena`; dashes only between three or more, unlike `Paris–London`
_JOINED_NAMES = rf"{_SURNAME}(?:(?:(?:/|-{{2,3}}|; ){_SURNAME}){{1,5}}|(?:–{_SURNAME}){{2,5}})"
_YEAR = rf"{YEAR}[a-z]?(?![\w.,]?\d)|['’]\d\d(?!\w)|(?:(?<=[A-Z] )|(?<=[A-Z]{{2}}))\d\d(?!\w|[.,]\d)"
# Two digits for a year after people and a space: `Ho et al. 20`, `Ho and Ermon 16`, not `Ann and Bob 16 times`
_SHORT = (
    r",? (?:[0-3]\d|9\d)(?![\w%°]|[.,:/-]\d|\s?(?:[%°x×+]|(?:min|h|hours?|days?|weeks?|years?|times|points?|epochs?"
    r"|papers?|k|m|Uhr|Mal|Minuten|Stunden|Tage)\b))"
)
# A venue before the year: `(CVPR 2022)`, `, EMNLP Findings 2022`
_VENUE = (
    r"(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[ -](?:Findings|Workshops?))?|Interspeech|Eurospeech|Odyssey|Nature|Science)"
)
_TO_YEAR = rf"[\s,:;.\-–—]{{0,3}}[(\[（]?[\s'’]{{0,2}}(?:{_VENUE}[\s,]{{0,2}})?"
_WORKS = lazy_pattern(
    rf"(?<![\w@/#.-])(?:"
    rf"(?P<several>{_SURNAME}(?:, {_SURNAME}){{0,4}}(?:,? {OTHERS}|{_OTHERS_WIDE}))(?:{_TO_YEAR}(?:{_YEAR})|{_SHORT})?"
    rf"|(?P<two>{_SURNAME}(?:, {_SURNAME}){{0,4}}{_AND} ?{_SURNAME}|{_JOINED_NAMES})"
    rf"(?:,?{_TO_YEAR}(?:{_YEAR})|{_SHORT})"
    rf"|(?<=[(\[（;])(?P<lone>{_SURNAME}),? (?:{_YEAR})(?=[,;:)\]）])"
    rf"|(?<!, )(?P<initialled>(?:[A-Z]\.[ -]?){{1,2}}{_SURNAME})(?:,? (?:{YEAR})(?![\w-])| \({YEAR}\))"
    rf"|(?<=[Tt]he )(?P<paper>{_SURNAME})(?:['’]s)? paper\b"
    rf")[)\]）]?"
)
# Three authors or more without `and`: `Lenz, Lee, Saxena 2013`
_LISTED = lazy_pattern(
    rf"(?<![\w@/#.-])(?<!\w, )(?P<names>{_SURNAME}(?:, {_SURNAME}){{2,6}}?){_TO_YEAR}(?:{_YEAR})[)\]）]?"
)
# In small letters, only others beside them make words names: `lenz, saxena et al 2013`, `lenz, saxena+ 2013`
_SMALL = r"[a-z][a-z'’-]{2,20}"
_IN_SMALL = lazy_pattern(
    rf"(?<![\w@/#.-])(?:{_SMALL}(?:, {_SMALL}){{0,3}} {OTHERS}|{_SMALL}(?:, {_SMALL}){{1,3}}\+)"
    rf"(?:,?\s?[(\[]?{YEAR}(?!\d)[)\]]?|{_SHORT}|,? [a-z]{{3,9}}[ ’']?(?:{YEAR}|[0-3]\d)(?!\w))"
)
# Three or more of them: `index = johnson, douze, jegou 2017`
_LISTED_SMALL = lazy_pattern(rf"(?<![\w@/#.-])(?<!\w, )(?P<names>{_SMALL}(?:, {_SMALL}){{2,6}}?),? {YEAR}(?![\w.,]?\d)")
# and a name that a line begins with: `sawadogo 2019, metadata systems`
_LED_SMALL = lazy_pattern(rf"[^\w#]*(?P<names>[a-z][a-z'’-]{{2,20}})(?:,? {YEAR}(?!\d)|{_SHORT})")
_SMALL_AND_YEAR = lazy_pattern(rf"(?<![\w@/#.’'-])(?P<names>[a-z][a-z'’-]{{3,20}}) {YEAR}(?![\w.,/-]?\d)")
_OTHERS_AND_YEAR = lazy_pattern(rf"(?: {OTHERS}|\+).*$")
_PAIR = r"(?: (?:and|und|et|y|e|och|og|ve|и) | ?& ?)"  # words that join two people, and hardly anything else
_UNDATED = lazy_pattern(
    rf"(?<![\w@/#.-])(?P<names>{_SURNAME}(?:, {_SURNAME}){{0,4}})"
    rf"(?:,? {OTHERS}|{_OTHERS_WIDE}|{_PAIR}{_SURNAME})(?![\w-])"
)
_ENCLOSED = lazy_pattern(rf"(?<=\w [(\[]){_SURNAME}(?=[)\]])")  # one person in brackets: `attention sinks (Xiao)`
# `Xiao's attention sinks`, `Xiao on attention sinks`
_OWNER = lazy_pattern(rf"(?<![\w@/#.’'-]){_SURNAME}(?=['’]s\s[a-z]|\son\s[a-z])")
# In small letters only in brackets: `(frankle & carbin)`, `(lin, han, mao, wang)`, `(dettmers et al)`
_UNDATED_SMALL = lazy_pattern(
    rf"(?<=[(\[]){_SMALL}(?:(?:, {_SMALL}){{0,4}}(?:,? {OTHERS}|,?{_PAIR}{_SMALL})|(?:, {_SMALL}){{2,6}})(?=[)\]])"
)
# What joins people: it begins with one of a few signs, which are looked for first.
_JOINT = lazy_pattern(
    rf"[ &(\['’等らほ外외등](?:"
    rf"(?<=\w['’])s\s[a-z]|(?<=\w )on [a-z]|"
    rf"(?<=[^\W\d_] )(?:(?:and|und|et|y|e|och|og|ve|и) |& ?)[^\W\d_a-z]|(?<=[^\W\d_]&) ?[^\W\d_a-z]"
    rf"|(?<= ){OTHERS}|(?<=[等ら外외등])|(?<=ほ)か"
    rf"|(?<=[(\[]){_SMALL}(?:, |{_PAIR})[a-z]|(?<=\w [(\[])[A-Z][\w'’-]+[)\]]"
    rf")"
)
_TITLED = lazy_pattern(r"[A-Z][\w'’-]*\s$")  # a word of a title before it: `Old Rivers and Trees`
_FIRST = lazy_pattern(rf"(?<![\w'’-]){_SURNAME}")
_LONE = lazy_pattern(rf"(?<![\w@/#.-]){_SURNAME} \({YEAR}[a-z]?[,)]")
_NAME_AND_YEAR = lazy_pattern(
    rf"(?<![\w@/#.&-])(?<!& )(?<!and )(?P<names>{_SURNAME})"
    rf"(?:\+\s?(?:{_VENUE}[ '’]?)?(?:{YEAR}|['’]?\d\d)|(?:['’]s)?,? {YEAR}|,? ['’]\d\d)[a-z]?(?![\w.,]?\d)"
    rf"|(?<=[(\[（])(?P<enclosed>{_SURNAME}),? (?:[0-2]\d|9\d)(?=[)\]）])"
    r"|(?<![\w@/#.&-])(?P<glued>[A-Z][a-z]{3,20})(?:[0-2]\d|9\d)[a-z]?(?![\w.-])"
)
# `plus Schulman 17 for it`; `batch 32` and what begins a line have no name
_NAME_AND_DIGITS = lazy_pattern(rf"(?<=[a-z,;:(] )(?P<names>[A-Z][a-z]{{4,}}(?:[-'’][A-Z][a-z]+)?){_SHORT}(?! [A-Z\d])")
# `Kong 2019`; another capital before it may be that of a given name or a place: `Hong Kong 2019`
_COMMON_AND_YEAR = lazy_pattern(
    rf"(?<![\w@/#.&'’(\[（;-])(?:(?P<before>[^\W\d_]+) )?(?P<words>(?P<name>[A-Z][a-z]+) {YEAR}[a-z]?)(?![\w.,]?\d)"
)
_OTHERS_SAID = lazy_pattern(rf"{OTHERS}|{OTHERS_CJK}|\+")
_LOOSE_JOINT = lazy_pattern(r" (?:i|a|en) ")  # `and`, or `in`, `to` and `the`: `Figuren i Vaswani 2017`
_TWO_DIGITS = lazy_pattern(r"(?:['’+]\s?|\s|(?<=[A-Z]{2})|(?<=[a-z]))(\d\d)(?!\d)")
_PLACED = lazy_pattern(_VENUE)
# Two capitals at the end of some words, but no venue: `& LeCun`, `Kang, McAuley`
_IS_NAME = lazy_pattern(rf"(?:(?:{_AND}|/) ?[^\s,]+|\b(?:Ma?c|Le|La|De|Di|Du|Fitz)[A-Z][a-z]+)$")
_DIGITS_OF_YEAR = lazy_pattern(r"\d\d+")
_FOUR_DIGITS = lazy_pattern(rf"(?<!\d){YEAR}(?!\d)")
_OWNING = lazy_pattern(r"['’]s$")
_OTHERS_AFTER = lazy_pattern(rf"{OTHERS_CJK}$")
# Every match of a pattern with a name right before a year contains this, at the first two digits of a number.
_WORD_BEFORE_YEAR = lazy_pattern(r"[^\W\d_][\s,:;.\-–—(\[（'’+]{0,9}\d\d")
_REACH = 10  # characters before two digits in which such a match begins
# Every match of `_WORKS` and `_IN_SMALL` without a year contains one of these, of which none begins with a capital.
_CUE = lazy_pattern(rf" (?![A-Z])(?:{OTHERS}|paper)")
_WIDE_CUES = ("等", "ら", "ほか", "外", "외", "등")
_MONTHS = frozenset((*MONTH_NAMES, *SHORT_MONTHS, *GERMAN_MONTHS, *SHORT_GERMAN_MONTHS))
_SEASONS = frozenset(("Spring", "Summer", "Autumn", "Fall", "Winter"))
_ABBREVIATION = 3  # minimum capitals of an abbreviation
_OWNERS = lazy_pattern(
    r"©|copyright|\(c\)|licen[cs](?:ed (?:under|to|by)|or\b)|\b(?:MIT|BSD|Apache|GPL|CC)\b.{0,30}\blicen[cs]e",
    re.IGNORECASE,
)  # words about the owner of a text or program, not a paper


def people_alone(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text cites people in place of a work: the offset and the words.

    >>> [words for _, words in people_alone("as in Carion et al. (2020), and (Lample, 2019); May and June 2020")]
    ['Carion et al. (2020)', 'Lample, 2019']
    >>> [words for _, words in people_alone("Xie 2019 for tremor, Oslo 2019, Hong Kong 2019, 3 times")]
    ['Xie 2019']
    >>> lines = ("Bajaj et al. 2016 on the licence", "MIT licence, Ng et al. 2016", "licensed by Ng et al. 2016")
    >>> [len(list(people_alone(line))) for line in lines]
    [1, 0, 0]
    """
    if not may_cite_people(text) or _OWNERS.search(text):
        return
    end = 0
    for match in _WORKS.finditer(text):
        yield from _common_names(text, end, match.start())
        end = match.end()
        if _are_surnames(next(filter(None, match.groups())), capitals=match["several"] is not None):
            words = match[0]
            yield match.start(), words if re.search(r"[(\[（]", words) else words.rstrip(")]）")
    yield from _common_names(text, end, len(text))
    yield from ((match.start(), match[0].rstrip(")]")) for match in _IN_SMALL.finditer(text))


def _common_names(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield family names of very many people right before a year, which need no other sign of a citation."""
    if _has_word_before_year(text):
        for match in _COMMON_AND_YEAR.finditer(text, start, end):
            if is_common_family(match["name"].lower()) and (match["before"] or "a").islower():
                yield match.start("words"), match["words"]


@lru_cache(maxsize=8)  # of the same text as `loose_citations` right before or after
def author_citations(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a text may cite a reference: what `people_alone` yields, and a lone name before a year.

    >>> [words for _, words in author_citations("as in Carion et al. (2020); Tian (2017) and Li et al. [3] were first")]
    ['Carion et al. (2020)', 'Li et al.', 'Tian (2017)']
    """
    alone = tuple(people_alone(text))
    if not _has_word_before_year(text):
        return alone
    places = {at for at, _ in alone}
    lone = (match for match in _LONE.finditer(text) if match.start() not in places)
    return (*alone, *((match.start(), match[0]) for match in lone if _may_be_surname(match[0].split()[-2])))


def loose_citations(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text may cite a known work: what `author_citations` yields, and a name right before a year.

    >>> [words for _, words in loose_citations("Tobin 2017 style, [Finn+17], Lin & Ma (2014) in May 2020")]
    ['Lin & Ma (2014)', 'Tobin 2017', 'Finn+17']
    >>> [words for _, words in loose_citations("(Luo; Mesgarani, 2018), Lenz/Lee/Saxena RSS'13, Zhai+ ICCV23")]
    ['Luo; Mesgarani, 2018', "Lenz/Lee/Saxena RSS'13", 'Zhai+ ICCV23']
    >>> [words for _, words in loose_citations("(Transformers; Vaswani and Shazeer 2017), Lenz–Lee–Saxena 2013")]
    ['Vaswani and Shazeer 2017', 'Lenz–Lee–Saxena 2013']
    >>> [words for _, words in loose_citations("Lenz, Lee, Saxena 2013; Tang et al. (CVPR 2022); Ge et al., ICLR 22")]
    ['Tang et al. (CVPR 2022)', 'Ge et al., ICLR 22', 'Lenz, Lee, Saxena 2013']
    >>> [words for _, words in loose_citations("as Ho and Ermon 16; Ross et al. 11 (Ann and Bob 16 times)")]
    ['Ho and Ermon 16', 'Ross et al. 11']
    >>> [words for _, words in loose_citations("parent and child (Zoph 16), not (July 16), nor 16 (Zoph)")]
    ['Zoph 16']
    >>> [words for _, words in loose_citations("shadow models: Shokri17; not CIFAR10 or v17; as sawadogo 2019 says")]
    ['Shokri17', 'sawadogo 2019']
    >>> [words for _, words in loose_citations("- sawadogo 2019, after Guo, Pleiss, Sun, Weinberger, ICML 2017")]
    ['Guo, Pleiss, Sun, Weinberger, ICML 2017', 'sawadogo 2019']
    >>> [words for _, words in loose_citations("gpu index = johnson, douze, jegou 2017")]
    ['johnson, douze, jegou 2017']
    """
    if not (_DIGITS_OF_YEAR.search(text) and may_cite_people(text)):
        return
    taken: list[tuple[int, int]] = []
    for at, words in (*author_citations(text), *_before_years(text)):
        if all(at + len(words) <= start or end <= at for start, end in taken):
            taken.append((at, at + len(words)))
            yield at, words


def short_citations(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a name inside a sentence has two digits after it, which may be a year or any number.

    >>> [words for _, words in short_citations("and Schulman 17 too; in Room 17, Batch 32, after Ho 16, Lee 20 epochs")]
    ['Schulman 17', 'Batch 32']
    """
    if _has_word_before_year(text):
        for match in _NAME_AND_DIGITS.finditer(text):
            if match["names"] not in _SEASONS and _are_surnames(match["names"]):
                yield match.start(), match[0]


def may_name_people(text: str) -> bool:
    """Tell whether a text has what joins people: much cheaper than looking for them."""
    return _JOINT.search(text) is not None


def undated_citations(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a text has surnames with `and` or `et al.`, or one in brackets or with its topic, and no year.

    >>> [words for _, words in undated_citations("Wang & Isola: alignment; Lin et al. on it; Ho and Ermon 16")]
    ['Wang & Isola', 'Lin et al.']
    >>> list(undated_citations("Old Rivers and Trees"))
    []
    >>> [words for _, words in undated_citations("tickets (frankle & carbin), sums (lin, han, mao), (red and blue")]
    ['frankle & carbin', 'lin, han, mao']
    >>> [words for _, words in undated_citations("attention sinks (Xiao); (Xiao) says; f(Xiao); (DPO)")]
    ['Xiao']
    >>> [words for _, words in undated_citations("Xiao's sinks, Wang on sinks; it's on us; Lin's Sinks")]
    ['Xiao', 'Wang']
    """
    if not may_name_people(text):
        return
    dated = [(at, at + len(words)) for at, words in loose_citations(text) if people_cited_in(words)]
    matches = (each for pattern in (_UNDATED, _UNDATED_SMALL, _ENCLOSED, _OWNER) for each in pattern.finditer(text))
    for match in matches:
        is_apart = all(match.end() <= start or end <= match.start() for start, end in dated)
        are_people = match[0].islower() or _are_surnames(match.groupdict().get("names") or match[0])
        if is_apart and are_people and not _TITLED.search(text, 0, match.start()):
            yield match.start(), match[0]


def _before_years(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a year follows several surnames with commas between them, then one, also the first small word."""
    if _has_word_before_year(text):
        for pattern in (_LISTED, _LISTED_SMALL, _NAME_AND_YEAR):
            matches = ((match, next(filter(None, match.groups()))) for match in pattern.finditer(text))
            named = (match for match, names in matches if names not in _SEASONS and _are_surnames(names))
            yield from ((match.start(), match[0]) for match in named)
        led = _LED_SMALL.match(text)
        small = (*filter(None, (led,)), *_SMALL_AND_YEAR.finditer(text))
        yield from (
            (match.start("names"), text[match.start("names") : match.end()])
            for match in small
            if match["names"].title() not in _MONTHS and match["names"] not in ORDINARY_WORDS
        )


@lru_cache(maxsize=16384)  # each line of a note is asked about several times
def may_cite_people(text: str) -> bool:
    """Tell whether a text has what every citation by people has: much cheaper than looking for one.

    >>> may_cite_people("Lin 2014"), may_cite_people("Li et al."), may_cite_people("In 2014, 3 nets")
    (True, True, True)
    >>> may_cite_people("[2014] Microsoft COCO"), may_cite_people("Deep Residual Learning")
    (False, False)
    """
    is_wide = not text.isascii() and holds(text, _WIDE_CUES)
    return is_wide or _CUE.search(text) is not None or _has_word_before_year(text)


@lru_cache(maxsize=8)  # as above
def _has_word_before_year(text: str) -> bool:
    """Tell whether a word is right before a number of two digits or more."""
    for digits in _DIGITS_OF_YEAR.finditer(text):  # `any` takes longer
        start = digits.start()
        if _WORD_BEFORE_YEAR.search(text, max(0, start - _REACH), start + 2):
            return True
    return False


def _are_surnames(words: str, *, capitals: bool = False) -> bool:
    """Tell whether words are surnames; `capitals`: the first may be in capitals (`MNIH et al.`).

    Others beside it make a month or a venue a surname, too: `Chi et al.`, `May et al.`
    """
    parts = re.findall(r"[^\W\d_]+", words)
    is_in_capitals = capitals and parts[0].isupper() and len(parts[0]) > _ABBREVIATION and not is_acronym(parts[0])
    are_months = _MONTHS.issuperset(part for part in parts if len(part) > 1 and part[0].isupper())  # not `Gowda & May`
    return is_in_capitals or all(
        (capitals and part.istitle()) or (not are_months and part in _MONTHS) or _may_be_surname(part) for part in parts
    )


def people_cited_in(words: str) -> PeopleCited | None:
    """Return the people in the words that `loose_citations` yields, None without a year.

    >>> people_cited_in("Finn+17"), people_cited_in("Kipf & Welling (2017)").others
    (PeopleCited(names=('Finn',), others=True, year=2017, venue='', is_loose=False), False)
    >>> people_cited_in("Zhai+ ICCV23").year
    2023
    >>> people_cited_in("Tang et al. (CVPR 2022)").venue, people_cited_in("Kang & McAuley 2018").names
    ('CVPR', ('Kang', 'McAuley'))
    """
    placed = _PLACED.search(words)
    venue = placed[0] if placed and placed.start() and not _IS_NAME.search(words[: placed.end()]) else ""
    year, names = year_of(words) or _short_year_of(words), surnames(words.replace(venue, "") if venue else words)
    is_loose = _LOOSE_JOINT.search(words) is not None
    others = _OTHERS_SAID.search(words) is not None
    return PeopleCited(names, others, year, venue, is_loose) if year and names else None


def people_named_in(words: str) -> PeopleCited | None:
    """Return the people in the words that `undated_citations` yields, with 0 for the year.

    >>> people_named_in("Wang & Isola"), people_named_in("Lin et al.").others
    (PeopleCited(names=('Wang', 'Isola'), others=False, year=0, venue='', is_loose=False), True)
    """
    names = surnames(words)
    return PeopleCited(names, _OTHERS_SAID.search(words) is not None, 0) if names else None


def _short_year_of(words: str) -> int:
    match = _TWO_DIGITS.search(words)
    return full_year(int(match[1])) if match else 0


def surnames(words: str) -> tuple[str, ...]:
    """Return the family names in the words that `author_citations` yields, with their particles.

    >>> surnames("van den Oord, Li et al. 2018"), surnames("khare, huber i in. 2019"), surnames("D. Küçük 2017")
    (('van den Oord', 'Li'), ('Khare', 'Huber'), ('Küçük',))
    >>> surnames("Kingma és Ba 2015"), surnames("Devlin i współpracownicy 2019"), surnames("Koh and Liang's")
    (('Kingma', 'Ba'), ('Devlin',), ('Koh', 'Liang'))
    """
    written = _OTHERS_AND_YEAR.sub("", words).title() if words.islower() else words
    names = (name for name in _FIRST.findall(written) if not name.split()[-1][0].islower())  # no `és`
    return tuple(_OWNING.sub("", _OTHERS_AFTER.sub("", name)) for name in names)


def year_of(words: str) -> int:
    """Return the year in the words that `author_citations` yields; 0 if there is none, or only its last digits.

    >>> year_of("Wang et al., 2022b"), year_of("Lin et al."), year_of("Kipf und Welling '17")
    (2022, 0, 0)
    """
    match = _FOUR_DIGITS.search(words)
    return int(match[0]) if match else 0


def first_surname(words: str) -> str:
    """Return the first family name in the words that `people_alone` yields, with its particles.

    >>> first_surname("van den Oord et al. 2018"), first_surname("Kipf und Welling 2017")
    ('van den Oord', 'Kipf')
    """
    match = _FIRST.search(words)  # initials may be before it
    return _OTHERS_AFTER.sub("", match[0]) if match else ""


def _may_be_surname(word: str) -> bool:
    """Tell whether a word is not a month, venue or abbreviation."""
    return word not in _MONTHS and not is_acronym(word) and not (word.isupper() and len(word) >= _ABBREVIATION)
