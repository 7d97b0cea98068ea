"""Works cited by their authors and a year, told by the words beside: `deep ensembles (Lakshminarayanan et al., 2017)`.

People publish several works a year, and not all of them are known. So the work of this year and these first authors
counts if its short name, two adjacent words or two other words of its title are beside the citation, and no other work
of theirs has nearly as many; one common family name before `et al.` needs more. The initials of its title count as a
name if they are in brackets after the citation, or right before it. One word is enough if few titles have it, no other
work of the year has such a word beside the citation, and the family name is a rare one. Words that many titles have
(`Gaussian process`) count if the work fits the field of the note well.

A well-known work that its first author and the year usually mean counts if no other one fits better. With another
coined name right before one family name, no work is sure.

If the words tell no work, the only one of the year counts if two of its authors are named with its venue. So does the
only one from the year before to the year after: if its venue is named; if its authors are named, three or more of them
without others or four with; and if all two are, and it fits the field of the note well. The only work of other people,
or the only well-known one or the one that fits the field of the note best, may be meant, and waits for a decision.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from vlbib.core.cited_works import Usual
from vlbib.core.common_title_words import COMMON_TITLE_WORDS
from vlbib.core.everyday_words import COMMON_WORDS
from vlbib.core.field_of_study import NO_FIELD, leading
from vlbib.core.initials import initials
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import is_common_family
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.spelled_out import spelled_out
from vlbib.core.text import CJK, find_word, squeeze, words
from vlbib.core.titles import is_coined
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.word_stems import SMALL_WORDS, stem, telling_stems
from vlbib.matching.recognition.titles.usual_works import usual_work
from vlbib.matching.regional_spelling import american

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.cited_works import CitedWork, PeopleCited
    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.known import Known

_Weighed: TypeAlias = "tuple[int, bool, CitedWork]"  # the weight of words for a work, and if it is of the year
_NEAR = (0, -1, 1)  # years between a citation and the record: a preprint is often from the year before
_LEAST_LETTERS = 3  # minimum letters of a word of a title, and of a short name
_LEAST_MAIN = 2  # minimum words before the colon of a title that name its work
_NAME, _PAIR, _WORD, _SAME_YEAR = 8, 4, 2, 3  # what each sort of evidence counts
_LEAST, _LEAST_BESIDE = 4, 6  # minimum evidence for a work of the year, and of the year before or after
_PLACED, _ALL, _MOST = 2, 2, 4  # minimum people named beside the venue of their only work; if they are all; if not
_FIT, _LEAD = 2, 2  # minimum fit of a work with the field of the note, and how many times that of any other
_FIT_WELL = 4  # minimum fit of a work that little else tells
_MARGIN = 4  # minimum lead over another work with enough evidence
_NAMED_AFTER = wide_pattern(
    rf"\0\s*[(（]([A-Z](?:(?![{CJK}])[\w+-]){{2,9}})[)）,;:{CJK}]"
)  # in brackets right after the citation
_NAMED_BEFORE = lazy_pattern(r"(?<![\w-])([A-Z][\w+-]{2,9})\s*[(（:：\[]\s*\0")  # before its brackets or a colon
# Words with capitals before its brackets, which may be a title: `Lagrangian Nets (\0)`
_TITLED_BEFORE = lazy_pattern(r"(?<![\w-])((?:[A-Z][\w-]+ ){1,5}[A-Z][\w-]+)\s*[(（\[]\s*\0")
_PLACED_AFTER = lazy_pattern(
    r"\0[^.;\0]{0,60}?[,(（]\s?([A-Z][A-Za-z]{2,11})\s*(?:$|[,.;)）])"
)  # `\0, mixed domains, CVPR`
_MAIN_END = lazy_pattern(r"[:：]|[?？]\s")
_TOKEN, _WIDE = lazy_pattern(r"\w[\w+.-]*"), wide_pattern(rf"[{CJK}]+")
# A word that is denied, in a few languages: `not the pruning one`
_DENIED = lazy_pattern(
    r"(?i)\b(?:not|no|without|nicht|kein\w*|ohne|pas|sans|non|sin|não|ikke|inte|uten|niet|geen|nie|bez|ne)\s+"
    r"(?:(?:the|a|an|das|die|der|den|le|la|les|el|los|o|os|het|de|det|with|about|mit|avec|con|med)\s+)?[\w-]+"
)


def work_of_people(
    cited: PeopleCited, beside: str, body: Known, field: Callable[[], FieldOfStudy] = lambda: NO_FIELD
) -> tuple[CitedWork, bool] | None:
    """Return the known work that a citation by people means, and whether what is beside it makes that sure.

    `field` returns the field of the note.

    Many people have a common family name, and not all of their works are known: with one such name and `et al.`, a
    work of the year before or after counts only if it is named. None if no work fits, or several do, none of them sure
    or the only well-known one.
    """
    written = WrittenBeside(beside)
    meant = _meant_by_people(cited, written, body, field)
    is_one = len(cited.names) == 1
    return (meant[0], False) if meant and is_one and _is_called_otherwise(meant[0], written) else meant


def _meant_by_people(
    cited: PeopleCited, written: WrittenBeside, body: Known, field: Callable[[], FieldOfStudy]
) -> tuple[CitedWork, bool] | None:
    cited, works = _as_known(cited, body, _works)
    weighed = [(weight_beside(work, written), work.year == cited.year, work) for work in works]
    rivals = sorted((each for each in weighed if each[0] >= _LEAST), key=_rank)
    usual = _usual(cited, weighed, written, lambda title: field().fit(title))
    is_told = bool(rivals) and _is_told(cited, rivals[0], written)
    is_told = is_told and (usual is None or _speaks(rivals[0], written))
    if is_told and all(_evidence(rivals[0]) - _evidence(rival) >= _MARGIN for rival in rivals[1:]):
        work = rivals[0][2]
        is_likely = is_telling_beside(work, written) or field().fit(work.title) >= _FIT_WELL
        return work, _is_named(work, written) or (is_likely and not _is_titled_otherwise(work, written))
    of_year = [work for work in works if work.year == cited.year]
    marked = [work for work in of_year if _has_rare_word(work, written)] if _is_rare(cited) else []
    if len(marked) == 1 and all(work == marked[0] for _, _, work in rivals):
        return marked[0], True
    if usual:
        return usual, True
    placed = [work for work in of_year if cited.venue and work.is_of(cited.venue)]
    if not rivals and len(placed) == 1 and (len(cited.names) >= _PLACED or len(works) == 1):
        return placed[0], True
    if not rivals and len(works) == len(of_year) == 1 and len(cited.names) >= (_MOST if cited.others else _ALL):
        return of_year[0], len(cited.names) > _ALL or field().fit(of_year[0].title) >= _FIT_WELL
    fitting = [work for _, _, work in rivals] or placed or of_year or ([] if cited.others else works)
    whole = [work for work in fitting if not cited.others and len(work.families) == len(cited.names)]
    fitting = whole or fitting  # `Kudo 2018` is by Kudo alone rather than by several
    likely = fitting if len(fitting) == 1 else [work for work in fitting if work.well_known]
    of_field = ((field().fit(work.title), work) for work in fitting if work.year == cited.year)
    guess = likely[0] if len(likely) == 1 else leading(of_field, _FIT, _LEAD)
    return (guess, False) if guess else None


def _usual(
    cited: PeopleCited, weighed: Iterable[_Weighed], written: WrittenBeside, fit: Callable[[str], int]
) -> CitedWork | None:
    """Return the work that first author and year usually mean, unless a conference beside them is another's.

    Words speak for a work of the year before or after only if they name it.
    """
    placed = cited.venue or written.conference
    return usual_work(replace(cited, venue=placed), [each for each in weighed if _speaks(each, written)], fit)


def _speaks(weighed: _Weighed, written: WrittenBeside) -> bool:
    """Tell whether words beside a citation can speak for a work: it is of the year, or named."""
    _, is_same_year, work = weighed
    return is_same_year or _is_named(work, written)


def works_meant(cited: PeopleCited, beside: str, body: Known) -> tuple[tuple[str, ...], bool]:
    """Return the titles of the known works of a year that a citation by people may mean, and if it tells enough.

    If some are of the venue in it, by exactly these people, or share words with those beside it, only they may be
    meant. One family name that very many people have tells too little without venue and words.
    """
    cited, of_year = _as_known(cited, body, _works_of_year)
    if not of_year:
        return (), False
    placed = [work for work in of_year if cited.venue and work.is_of(cited.venue)]
    whole = [work for work in of_year if not cited.others and len(work.families) == len(cited.names)]
    written = WrittenBeside(beside)
    weights = [(weight_beside(work, written), work.title) for work in placed or whole or of_year]
    most = max(weight for weight, _ in weights)
    titles = tuple(title for weight, title in weights if weight == most)
    is_common = len(cited.names) == 1 and is_common_family(cited.names[0].lower())
    return titles, not is_common or bool(placed) or most >= _WORD


def _as_known(
    cited: PeopleCited, body: Known, works_of: Callable[[PeopleCited, Known], Iterable[CitedWork]]
) -> tuple[PeopleCited, list[CitedWork]]:
    """Return a citation and its works, without the first words that no work fits with.

    A preposition, a given name or a noun may be before the first family name: `de Jacot et al. 2018`, `Kaiming He et
    al. 2016`, `Dragonnet, Shi, Blei & Veitch 2019`.
    """
    for names in shorter_names(cited.names, loose=cited.is_loose):
        shorter = replace(cited, names=names)
        works = list(works_of(shorter, body))
        if works:
            return shorter, works
    return cited, []


def _works_of_year(cited: PeopleCited, body: Known) -> list[CitedWork]:
    return [work for work in _works(cited, body) if work.year == cited.year]


def shorter_names(names: tuple[str, ...], *, loose: bool) -> Iterator[tuple[str, ...]]:
    """Yield names, then without each first word of the first name, and without the first of three names or more.

    `loose`: the first of two may be none, as in `Figuren i Vaswani 2017`.
    """
    parts = names[0].split()
    yield from ((" ".join(parts[at:]), *names[1:]) for at in range(len(parts)))
    if len(names) > _PLACED or (loose and len(names) > 1):
        yield names[1:]


def _is_told(cited: PeopleCited, weighed: _Weighed, written: WrittenBeside) -> bool:
    """Tell whether the words beside a citation are enough for a work; more are needed for one of another year."""
    weight, is_same_year, work = weighed
    is_common = cited.others and len(cited.names) == 1 and is_common_family(cited.names[0].lower())
    if is_same_year:
        return weight >= (_LEAST_BESIDE if is_common else _LEAST)
    return weight >= _LEAST_BESIDE and (not is_common or _is_named(work, written))


def _is_rare(cited: PeopleCited) -> bool:
    """Tell whether a citation has several family names, or `et al.` after one that few people have."""
    return len(cited.names) > 1 or (cited.others and not is_common_family(cited.names[0].lower()))


def _evidence(weighed: _Weighed) -> int:
    weight, is_same_year, _ = weighed
    return weight + _SAME_YEAR * is_same_year


def _rank(weighed: _Weighed) -> tuple[int, bool, str]:
    weight, is_same_year, work = weighed
    return -weight, not is_same_year, work.title


def _works(cited: PeopleCited, body: Known) -> Iterator[CitedWork]:
    """Yield the works whose first authors and year fit a citation, each title once, the shortest form of it."""
    works: dict[str, CitedWork] = {}
    names = [tuple(words(name)) for name in cited.names]
    for apart in _NEAR:
        for work in body.cited(cited.names[0], cited.year + apart):
            if are_first_authors(names, work, others=cited.others):
                works.setdefault(squeeze(work.title), work)
    later = _later_versions(works)
    yield from (work for key, work in works.items() if key not in later)


def _later_versions(works: Mapping[str, CitedWork]) -> AbstractSet[str]:
    """Return the titles of works that are others of the same people with more words: `... (Extended Abstract)`."""
    later: set[str] = set()
    starts: list[str] = []  # those with which the last title begins, the shortest first
    for key in sorted(works):
        while starts and not key.startswith(starts[-1]):
            starts.pop()
        if any(works[start].families == works[key].families for start in starts):
            later.add(key)
        starts.append(key)
    return later


def are_first_authors(names: Sequence[tuple[str, ...]], work: CitedWork, *, others: bool) -> bool:
    """Tell whether people, each the words of a name, are the first authors of a work, and their number can be right.

    `others`: they are cited with others.
    """
    if len(names) + others > len(work.families):
        return False
    if others and len(names) == 1 and len(work.families) == _PLACED and work.usual is not Usual.ALWAYS:
        return False  # `et al.` stands for two others or more
    if not others and len(names) > 1 and len(names) != len(work.families):
        return False
    pairs = zip(names, work.families, strict=False)  # the work may have more authors
    return all(name and name == family[-len(name) :] for name, family in pairs)


class WrittenBeside:
    """The words beside a citation in full, without endings and those that are denied, and the adjacent ones."""

    def __init__(self, text: str) -> None:
        text = _DENIED.sub(" ", text)
        self.text = text
        parts = list(map(_stem, words(spelled_out(text))))
        self.words = frozenset(parts)
        self.pairs = frozenset(pairwise(parts))
        every = _TOKEN.findall(_WIDE.sub(" ", text))  # `ClariNetの方`
        tokens = [each for each in every if each.isupper() or each.lower() not in COMMON_WORDS]
        placed = _PLACED_AFTER.search(text)
        self.conference = placed[1] if placed and is_conference(placed[1]) else ""
        self.ordinary = [each for each in every if each[:1].isupper() and each not in tokens]
        names = (*tokens, *(token.partition("-")[0] for token in tokens))
        self.names = frozenset(map(squeeze, names))
        self.coined = frozenset(squeeze(name) for name in names if is_coined(name))  # not a plain word of its letters
        before = _NAMED_BEFORE.search(text)
        bracket = _NAMED_AFTER.search(text) or before
        self.named_beside = squeeze(bracket[1]) if bracket else ""
        self.own_name = squeeze(before[1]) if before and is_coined(before[1]) and not is_laboratory(before[1]) else ""
        titled = _TITLED_BEFORE.search(text)
        self.titled = frozenset(map(_stem, words(titled[1]))) if titled else frozenset[str]()


def _is_named(work: CitedWork, written: WrittenBeside) -> bool:
    """Tell whether a short or main title of a work, a coined word or its initials are beside a citation."""
    if _has_main_title(work.title, written.text):
        return True
    if any(len(name) >= _LEAST_LETTERS and name in written.names for name in work.names):
        return True
    if any(squeeze(word) in work.names and word in work.title for word in written.ordinary):
        return True  # `Spider`, but not `Idea` for `IDEA`
    letters = squeeze(work.title) if written.coined else ""
    if any(name in letters for name in written.coined) and not written.coined.isdisjoint(_coined(work.title)):
        return True
    return bool(written.named_beside) and written.named_beside in initials(work.title)


def _has_main_title(title: str, text: str) -> bool:
    """Tell whether a text has the main title, two words or more before `:` or `?`, as the title spells it."""
    end = _MAIN_END.search(title)
    main = title[: end.start()] if end else ""
    return len(main.split()) >= _LEAST_MAIN and find_word(text, main) >= 0


def _is_called_otherwise(work: CitedWork, written: WrittenBeside) -> bool:
    """Tell whether a coined name right before a citation is not a work's: `FixNet (Li et al. 2024)`."""
    name = written.own_name
    return bool(name) and not _is_named(work, written) and name not in squeeze(work.title)


@lru_cache(maxsize=16384)  # as above
def _coined(title: str) -> frozenset[str]:
    """Return the coined words of a title, squeezed, of three letters or more."""
    names = (squeeze(word) for word in _TOKEN.findall(title) if is_coined(word))
    return frozenset(name for name in names if len(name) >= _LEAST_LETTERS)


def _is_titled_otherwise(work: CitedWork, written: WrittenBeside) -> bool:
    """Tell whether what may be a title right before a citation has words that a work's title lacks."""
    return not written.titled.issubset(_parts(work.title))


def is_telling_beside(work: CitedWork, written: WrittenBeside) -> bool:
    """Tell whether a work is named beside a citation, or told by more than words that many titles have."""
    return _is_named(work, written) or not _shared(_parts(work.title), written) <= COMMON_TITLE_WORDS


def _has_rare_word(work: CitedWork, written: WrittenBeside) -> bool:
    """Tell whether a word of a work's title that few other titles have is beside a citation."""
    return not _rare_words(work.title).isdisjoint(written.words)


@lru_cache(maxsize=16384)  # as above
def _rare_words(title: str) -> frozenset[str]:
    """Return the words of a title that few other titles and texts have, without their endings."""
    telling = (american(word) for word in words(title) if word not in ORDINARY_WORDS)
    return telling_stems(" ".join(telling)) - COMMON_TITLE_WORDS - set(map(stem, _coined(title)))


def weight_beside(work: CitedWork, written: WrittenBeside) -> int:
    """Return how much of a work's title is in the words beside a citation."""
    parts = _parts(work.title)
    shared = _shared(parts, written)
    pairs = (
        {pair for pair in pairwise(parts) if pair in written.pairs and SMALL_WORDS.isdisjoint(pair)} if shared else ()
    )
    return _NAME * _is_named(work, written) + _PAIR * len(pairs) + _WORD * len(shared)


@lru_cache(maxsize=16384)  # the works of people with a common name are compared with many citations
def _parts(title: str) -> tuple[str, ...]:
    """Return the words of a title in American spelling without their endings."""
    return tuple(map(_stem, words(title)))


@lru_cache(maxsize=16384)  # most titles have words of others
def _stem(word: str) -> str:
    """Return a word in American spelling without its ending."""
    return stem(american(word))


def words_shared(work: CitedWork, text: str) -> AbstractSet[str]:
    """Return the telling words of a work's title that a text has, without their endings."""
    return _shared(_parts(work.title), WrittenBeside(text))


def _shared(parts: Iterable[str], written: WrittenBeside) -> AbstractSet[str]:
    return {word for word in parts if word in written.words and word not in SMALL_WORDS and len(word) >= _LEAST_LETTERS}
