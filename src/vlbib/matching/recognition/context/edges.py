"""The edges of a title found in a text: whether it ends there, or is part of a longer title.

The danger is a known title inside a longer, unknown one: `Attention Is All You Need for Speech` is not `Attention Is
All You Need`. So the edge of a title is open if a capitalised word, a preposition with a capitalised word after it, or
a subtitle is beside it.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS, TASK_STATES
from vlbib.core.other_languages import is_of_other_language
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.plans import POSTER, is_planned
from vlbib.core.segment import CELL_END, Mark
from vlbib.core.text import CIRCLED, CJK, has_cjk, is_cjk, squeeze
from vlbib.core.venues import is_acronym
from vlbib.core.votes import LENGTH
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import MONTH_AND_DAY, SHORT_OR_FULL_YEAR, YEAR
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.file_names import begins_in_file_name, ends_file_name
from vlbib.matching.recognition.context.labels_before import (
    SMALL,
    WHEN,
    is_citation_key,
    is_label,
    is_set_apart,
    is_title_case,
    names_people,
)
from vlbib.matching.recognition.context.marks_beside import closes_mark, is_bold_label, is_mark_beside, opens_mark
from vlbib.matching.recognition.context.shared_tasks import is_at_task
from vlbib.matching.recognition.context.small_letters import goes_on_plainly, is_inside
from vlbib.matching.recognition.context.tallies import is_tally
from vlbib.matching.recognition.context.title_heads import begins_longer_title
from vlbib.matching.recognition.context.words_before import (
    PARTICIPLES,
    is_after_gap,
    is_gerund,
    is_inner_capital,
    is_joined_capital,
    joins_name,
    without_small_words,
)
from vlbib.matching.recognition.context.words_beside import (
    CITED_YEAR,
    DAYS,
    JOINERS,
    NEXT_WORD,
    STOPS,
    WRAPPERS,
    last_word,
    text_before,
    unwrapped,
)
from vlbib.matching.short_name_words import name_like

if TYPE_CHECKING:
    from collections.abc import Container

    from vlbib.core.segment import Segment

_DASHES = "-–—−‐‑"
_CLOSING = (")", "）")
_QUOTES_OPENING = '"“«„‘「『《'
_NAME_AT_END = lazy_pattern(r"(?<![^\s\"“«„(*])([\w.+-]{2,30})[*_\"”»]{0,3}\s?[:：]$")
_STATUS = lazy_pattern(r"[B-HJ-Z]")  # how far the author has read it: `R Some Title`
# When the title was read, and how long the paper is
_DATE = lazy_pattern(rf"{YEAR}[-/.](?:0?[1-9]|1[0-2])(?!\d)|{MONTH_AND_DAY}(?!\S)|{LENGTH}(?=[,;.!\s]|$)")
# Of another reference
_AND_PEOPLE = lazy_pattern(rf"{AND}\s[^\W\d_a-z][\w'’-]+(?:\+|,?\s{OTHERS}|\s\(?{YEAR})")
# `Hinton's`; `Critique of Kim's` begins a text about the work.
_POSSESSIVE = lazy_pattern(r"(?:(?P<of>of|on|to|for)[ \t]+)?[A-Z][\w-]*(?:['’]s|s['’])$")
_ELIDED = lazy_pattern(r"^[A-Z]['’](?=[^\W\d_])")  # before a vowel in French and Italian: `L'article`
_VERSION = lazy_pattern(
    r"\((?:Extended |Student )?Abstract\)|\(Part\b|[.,;:]?\s*Part\s+(?:[IVX]+|\d+)\b|[:：.,]\s*(?-i:[IVX]{1,4})[.:]\s"
    r"|[-–—:,(]\s*(?:an?\s+)?(?:Reply|Rejoinder|Erratum|Errata|Corrigendum|Addendum|(?:Critical )?Comment|Complement"
    r"|Continued)\b(?!\s*[:：]|\s+\w)|[,:]\s*(?-i:Revisited)\s*(?:$|[.,;(\[|\"”»*\x1f\n])|(?:,|-{2,3}|[–—])\s?(?-i:[IVX]{2,4})\s*$",
    re.IGNORECASE,
)
_LEAST_SUBTITLE = 2  # minimum words of a subtitle after a colon
_LONG = 8  # minimum words of a title that no few words after a dash belong to: `... and Graph Limits - Guus Regts`
_LEAST_OF_LONG = 4
_LEAST_AFTER_QUESTION = 3
_SMALL_HEAD = lazy_pattern(r"(?:^|[^\w\s,]\s*|[\n\x1f]\s*)(?:On|Towards?|Beyond)$")  # before an article: `On the ...`
_DONE = lazy_pattern(  # `parameterized by treewidth`
    r"\s*(?:parameteri[sz]ed|conditioned|regulari[sz]ed|constrained|restricted|induced|bounded|weighted|indexed)\s(?:by|on|to)\s\w"
)
# `by combining networks`; a capitalised word in -ing may be a name: `by Kaiming He`
_BY_DOING = lazy_pattern(
    r"\s*by\s+(?:[a-z]{3,}ing|Combining|Using|Learning|Training|Exploiting|Leveraging|Integrating|Joining|Modell?ing|Matching"
    r"|Minimi[sz]ing|Maximi[sz]ing|Predicting|Mining|Reducing|Sharing|Solving|Sampling|Ranking|Generating|Estimating|Aligning"
    r"|Applying|Enhancing|Fusing|Improving|Incorporating|Introducing|Pruning|Retrieving|Searching|Transferring"
    r"|Understanding)\s+\w"
)
# `by Orthogonal Pursuit of Lines`, whose words are no names of people
_BY_WORDS = lazy_pattern(
    r"\s*by\s+(?:[A-Z][\w-]+\s+){0,2}[A-Z][a-z]{3,}(?:tions?|ness|ity|ical|onal|[iy]zed|ised|atic|ics)\b"
)
_PLUS = lazy_pattern(r"(?:^|[^\w+])\+$")  # a plus before a title, not the end of a name
_A_THE = lazy_pattern(r"(?:an?|the)\b", re.IGNORECASE)  # at the start of a line it begins another title or sentence
_ARTICLES = frozenset(("a", "an", "the"))
_AND_OTHERS = lazy_pattern(rf"\s+{OTHERS}")  # after an author: `from Lenz et al.`
_ORDINAL = lazy_pattern(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th)\Z")  # before a meeting: `4th Workshop on ...`
_MEETING = lazy_pattern(r"(?:[A-Z][\w-]+ ){0,3}?(?:Workshop|Conference|Symposium|Challenge|Competition|Meeting)\b")
_DIMENSIONS = lazy_pattern(r"\dD")
_GAP = lazy_pattern(r" {3}|\t| {2}(?=[A-Z]\w{0,11}:\s)")  # between columns in a text, also before a label: `  B: ...`
_SURVEY = lazy_pattern(r"\s*(?:An?|The)\s+(?:[A-Z][\w-]*\s+){0,2}(?:Survey|Review|Study|Overview|Tutorial|Benchmark)\b")
_ASPECTS = lazy_pattern(  # `: Theory, Architectures and Applications`, `: Methods and Results`
    r"\s*(?:Theory|Methods|Models|Algorithms|Foundations|Architectures|Taxonomy|Datasets|Benchmarks|Concepts|Principles"
    r"|Progress|Advances|Challenges|Opportunities|Trends|Past|Techniques)(?:(?: [A-Za-z]+)?, (?:[A-Z][\w-]+,? )+"
    r"(?:and|&)|\sand|, [A-Z][a-z]+,) [A-Z]"
)
_VERSIONED = lazy_pattern(r"v[2-9]\b")
_MORE = lazy_pattern(r"(?:and|&)\s+(?:Beyond|Back|Friends|Its|Their|Other|How|Why|What|When)\b")  # `KNOWN and Beyond`
# Where a paper was presented: `In Proceedings of ...`, `In 7th International Conference`.
_PRESENTED = lazy_pattern(
    r"\s*In:?\s+[*_\"“]*(?:[Tt]he\s+)?(?:Proc|Adv|Int|Conf|Trans|Annual|Symp|Workshop|IEEE|ACM|\d|[A-Z]{2}|[A-Z][a-z]+\s+Conf)"
)
_INITIALED = lazy_pattern(
    r"\s*[A-Z]{1,3} [A-Z][\w'’-]+, [A-Z]{1,3} [A-Z]"
)  # people in a list of search results: `X Liu, D Liang`
_COUNTED = lazy_pattern(r"[(（]?\d{1,2}[)）]\s")  # before the next title of an enumeration: `1) ... 2) ...`
_NEXT_NUMBER = lazy_pattern(rf"\s*(?:[{CIRCLED}]|[(（]?\d{{1,2}}[.)）、]\s)")  # before the next title: `② ...`
_LISTED = lazy_pattern(r"\s*[/,;|·•+→，；、]")  # before the next work of a list: `A Question? / Another One?`
_APART = (Mark.BOLD, Mark.ITALIC, Mark.CODE)
# A gloss, or a name with its version, glued to a title by a hyphen: `论文-Title`, `FindNet(V2)-Title`.
_BEFORE_HYPHEN = wide_pattern(rf"(?:[{CJK}]|[^\W_][(（][^()（）\n]{{0,20}}[\d+][^()（）\n]{{0,20}}[)）])-$")
_QUOTED_HEAD = lazy_pattern(
    r"[\"“「『《]([A-Z][^\"“”「」『』《》:：,()（）\n]{1,80})[:：]$"
)  # of a title in quotation marks
_FIELD_TAG = lazy_pattern(r"(?:^|\n)[A-Z][A-Z0-9]{1,3} {1,2}-$")  # a tag of RIS or MEDLINE: `TI  - `
# What follows the pronoun `I`, not the numeral: `I think`, but not `Part I and II`
_SPOKEN = lazy_pattern(r"\s+(?!(?:and|or|of|in|for|to|by|on|with|at|from)\b)[a-z]{3,}")
_PIECE = lazy_pattern(r"[.;!?|。；！？\n\x1f]\s*")
_CLAIM = lazy_pattern(
    rf"[A-Z][A-Za-z]+(?:[ -]?['’]?{SHORT_OR_FULL_YEAR})"
)  # a venue and its year: `ICCV'23`, `CVPR 2021`
_TAG = lazy_pattern(r"(?<!\S)[#@][^\W\d][\w/-]*$")  # or someone who is spoken to: `@Kim`
_NUMBER = lazy_pattern(r"\d{4}\.\d{4,5}(?:v\d)?(?!\w)")  # an arXiv id
_PERCENT = lazy_pattern(r"\d+(?:[.,]\d+)?\s?%")
# `8/10`; or a date, `3/5`; or points and stars in Chinese
_RATING = lazy_pattern(
    r"\d{1,3}(?:[.,]\d)?/\d{1,3}(?:/\d{2,4})?(?!\w)|\d{1,3}(?:\.\d)?\s?[分星](?![^\s，。；,;!！)）])"
)
# A file of the work, unless a capitalised word follows; other material if nothing follows
_FILE = lazy_pattern(
    r"(?:PDF|PDFs)(?!\s+[A-Z0-9])\b|(?:Code|Slides|Poster|Video|Link|Website|Homepage|GitHub|Github)\s*+(?![^\W_])"
)
# A part of a work: `Appendix B of`, `Theorem 3.2 in`
_PART = lazy_pattern(
    r"\b(?:appendix|annex|section|sec\.|chapter|chap\.|part|theorem|thm\.|lemma|proposition|prop\.|corollary|equation"
    r"|eq\.|figure|fig\.|table|tab\.|algorithm|alg\.|page|p\.|§)\s?\(?(?:[A-Z]|[IVX]{1,4}|[A-Z]?\d[\d.]*)\)?\s+(?:of|in|from)$",
    re.IGNORECASE,
)
_LINE_START = lazy_pattern(r"[\n\x1f]\s*")
_PIECE_END = lazy_pattern(r"[.:;!?|。：；！？\n\x1f]|,\s|\s[-–—]\s|[\"“”()\[\]（）【】《》「」]")


class Edge(Enum):
    """What is beside a title: a stop or nothing, words that do not continue it, or possibly more of it."""

    HARD = auto()
    SOFT = auto()
    OPEN = auto()


def left_edge(segment: Segment, start: int, names: Container[str], *, whole: bool = False, long: bool = False) -> Edge:
    """Return the edge before a title that begins at `start`; `names` are the squeezed short names of its work.

    `whole`: the title is long enough to stand alone, so a plain word with a colon before it is not part of it; `long`:
    it is so long that words before it are never part of it.
    """
    text = text_before(segment.text, start)
    bare = text.rstrip(" \t\u00a0")
    end = start - len(text) + len(bare)  # of the words before the title
    answered = is_answered(segment.text, start)
    labelled = whole and (is_bold_label(segment, end) or _is_own_name(bare, names))
    cited = segment.is_cited_at(end) or labelled
    begins = not bare or bare[-1] in (CELL_END, "\n") or is_after_gap(text)
    begins = begins or begins_in_file_name(segment.text, text, start)
    if answered or cited or begins or opens_mark(segment, start) or is_mark_beside(segment, end, start):
        return Edge.OPEN if answered else Edge.HARD
    last = bare[-1]
    if last in _DASHES:
        return Edge.HARD if long and bare != text else _dash(bare, text, names)
    if (last in ":：" and not bare.endswith("::")) or bare.endswith("_"):  # no title has two colons
        return _label(segment, bare, end, names, whole=whole, long=long)
    if (
        last in STOPS
        or not (last.isalnum() or last == "+")
        or _PLUS.search(bare)
        or re.fullmatch(rf"[{CIRCLED}]", last)
    ):
        return Edge.OPEN if last == "&" and is_joined_capital(bare[:-1].rstrip()) else Edge.HARD
    if bare == text:  # no space before it: another script, or part of a word
        return Edge.HARD if is_cjk(last) else Edge.OPEN
    is_more = is_at_task(segment.text, start) or (_ORDINAL.search(bare) and _MEETING.match(segment.text, start))
    edge = Edge.OPEN if is_more else _before(bare)
    return Edge.OPEN if edge is Edge.SOFT and not long and is_inside(segment.text, start) else edge


def _is_own_name(bare: str, names: Container[str]) -> bool:
    """Tell whether a text ends with a title's own short name, in capitals and with only signs before it.

    `DPR Dense Passage Retrieval`.
    """
    match = last_word(bare)
    word = unwrapped(match)
    before = bare[: match.start()].rstrip(" \t") if match else ""
    return word.isupper() and squeeze(word) in names and not before[-1:].isalnum()


def _label(segment: Segment, bare: str, end: int, names: Container[str], *, whole: bool, long: bool) -> Edge:
    """Return the edge after a colon at `end`: hard after a label, and after words set apart by a mark."""
    ends = (end, end - 1) if whole else ()
    marked = [mark for mark in segment.marks if mark.mark in _APART and mark.end in ends]
    if any(is_set_apart(segment.text[mark.start : mark.end]) for mark in marked):
        return Edge.HARD
    quoted = _QUOTED_HEAD.search(bare)
    if quoted and squeeze(quoted[1]) not in names:
        return Edge.OPEN
    named = _NAME_AT_END.search(bare)
    if named and squeeze(named[1]) in names and is_answered(bare, named.start()):
        return Edge.OPEN  # `Comment on CLIP: ...`
    return Edge.HARD if is_label(bare[:-1], names, whole=whole, long=long) else Edge.OPEN


def _dash(bare: str, text: str, names: Container[str]) -> Edge:
    """Return the edge after a dash: open after a hyphenated word or the name of another work, else hard."""
    if bare == text and bare[-1] == "-":
        return Edge.HARD if _BEFORE_HYPHEN.search(bare) else Edge.OPEN
    if _FIELD_TAG.search(bare):
        return Edge.HARD
    label = re.split(r"[.:;!?|。：；！？\n\x1f]\s*|\s[-–—]\s", bare[:-1].strip())[-1].strip(" *_\"'“”[]()")
    is_name = len(label.split()) == 1 and name_like(label) and not CITED_YEAR.fullmatch(label)
    is_name = is_name and not (is_citation_key(label) or has_cjk(label))
    return Edge.OPEN if is_name and squeeze(label) not in names and not is_acronym(label) else Edge.HARD


def _before(bare: str) -> Edge:
    """Return the edge after a word: open if it is capitalised, or a preposition after a capitalised word."""
    match = last_word(bare)
    word = _ELIDED.sub("", unwrapped(match))
    before = bare[: match.start()].rstrip(" \t") if match else ""
    begins = not before or before[-1] in "\n\x1f" or _is_when(before)
    is_day = is_planned(_LINE_START.split(bare)[-1])  # of a plan: `13 Oct Momentum Contrast ...`
    if is_day or _PART.search(bare) or _CLAIM.fullmatch(_PIECE.split(bare)[-1].strip()) or _TAG.search(bare):
        return Edge.HARD
    if match is None or re.fullmatch(rf"[\d.):{CJK}]+|{POSTER}" + (r"|[A-Z]\d{1,2}" if begins else ""), word):
        return Edge.HARD if begins and word[-1:].isdigit() else Edge.SOFT
    is_lead = word.lower().strip(",") in LEADS and word != "On"  # `On Layer Normalization` is another paper
    is_lead = is_lead or word in TASK_STATES
    if begins and (is_lead or _STATUS.fullmatch(word) or word.strip(".,") in DAYS):
        return Edge.HARD
    possessive = _POSSESSIVE.search(bare)
    if possessive:
        return Edge.OPEN if possessive["of"] else Edge.SOFT
    if word.lower() in SMALL | JOINERS | PARTICIPLES:
        is_joined = word.lower() in JOINERS - {"by"} and is_joined_capital(before)
        is_quoted = match[0].strip()[:1] in _QUOTES_OPENING
        begins = is_quoted or not before or not (before[-1].isalnum() or before[-1] == ",")
        goes_before = begins or before[-1].isalnum()  # `Towards ...`, `Beyond ...`, also within a sentence
        is_first = goes_before and word[:1].isupper() and word.lower() not in JOINERS
        is_first = is_first or _SMALL_HEAD.search(before) is not None
        is_more = is_inner_capital(without_small_words(before)) and not joins_name(word, before)
        is_more = is_more or is_gerund(before)
        is_head = word.lower() not in JOINERS and begins_longer_title(bare)
        return Edge.OPEN if is_joined or is_first or is_more or is_head else Edge.SOFT
    is_lead = word.lower().strip(",") in LEADS or is_acronym(word)
    return Edge.OPEN if (word[:1].isupper() or _DIMENSIONS.fullmatch(word)) and not is_lead else Edge.SOFT


def _is_when(before: str) -> bool:
    """Tell whether a line so far is only times or a date: `13:30`."""
    line = before.rpartition("\n")[2]
    return WHEN.sub("", line).strip(" \t-*•.:") == ""


def right_edge(segment: Segment, end: int, start: int | None = None) -> Edge:
    """Return the edge after a title that ends at `end`; with its `start`, lower case counts as evidence too."""
    rest = segment.text[end:]
    if start is not None and rest[:1] in _CLOSING and segment.text[start:end].count("(") == 1:
        rest = rest[1:] if rest[1:2] == " " else rest  # the end of the title's own bracket
    bare = rest.lstrip(" \t\u00a0")
    ends = not bare or bare[0] == CELL_END or segment.is_cited_at(end) or _GAP.match(rest) is not None
    ends = ends or ends_file_name(segment.text, end)
    ends = ends or any(pattern.match(bare) is not None for pattern in (_DATE, _AND_PEOPLE, _COUNTED))
    ends = ends or (start is not None and bare != rest and is_tally(bare, segment.text[start:end]))
    if ends or closes_mark(segment, end) or is_mark_beside(segment, end, end + len(rest) - len(bare)):
        return Edge.HARD
    if bare[0] == "\n":
        after = bare.lstrip()
        begins = _A_THE.match(after) or (start is not None and _begins_sentence(after, segment.text[start:end]))
        return Edge.OPEN if _has_preposition(after) and not begins else Edge.HARD
    if _VERSION.match(bare) or _VERSIONED.match(bare) or (bare == rest and _is_joined(bare)):
        return Edge.OPEN
    if bare[0] in ":：?!？！_" or (bare[0] in _DASHES and not bare.startswith("->")):
        is_long = start is not None and bare[0] in _DASHES and len(segment.text[start:end].split()) >= _LONG
        least = _LEAST_OF_LONG if is_long else _LEAST_AFTER_QUESTION if bare[0] in "?!？！" else _LEAST_SUBTITLE
        return Edge.OPEN if _subtitle(bare[1:], least=least) else Edge.HARD
    if not bare[0].isalnum() or is_cjk(bare[0]) or re.match(rf"[{CIRCLED}]", bare):
        return Edge.HARD
    goes_on = (
        _goes_on(bare)
        or _MORE.match(bare) is not None
        or (start is not None and goes_on_plainly(segment.text, start, end))
    )
    return Edge.OPEN if goes_on else Edge.SOFT


def _begins_sentence(after: str, title: str) -> bool:
    """Tell whether a line begins with `For` or the like after a title with lower-case prepositions."""
    return after[:1].isupper() and any(word in SMALL for word in title.split()[1:])


def _is_joined(after: str) -> bool:
    """Tell whether what directly follows a title belongs to its last word: `++`, `-Pro`, `.5`, letters."""
    first = after[0]
    if first in "+#":
        return True
    if first == "." and after[1:2].isupper():
        return False
    if first in _DASHES or first in "_.'’":
        return after[1:2].isalnum()
    return first.isalnum() and not is_cjk(first)


def _goes_on(rest: str) -> bool:
    """Tell whether words continue a title: a capital, a number, or a preposition with a capital after it."""
    match = NEXT_WORD.match(rest)
    word = match[1].strip(f"{WRAPPERS}!?，。；：、！？") if match else ""
    if word.lower() in SMALL:
        return _has_preposition(rest) or any(pattern.match(rest) for pattern in (_BY_DOING, _BY_WORDS))
    if _DONE.match(rest):
        return True
    if not word or is_cjk(word[0]) or is_acronym(word) or CITED_YEAR.fullmatch(word) or _NUMBER.match(word):
        return False
    if word == "I" and match and _SPOKEN.match(rest, match.end()):
        return False
    if _RATING.match(rest) or _FILE.match(rest) or _PERCENT.match(rest):
        return False
    return word[0].isupper() or word[0].isdigit()


def _has_preposition(rest: str) -> bool:
    """Tell whether a preposition continues a title: a capitalised word follows, not a venue, year or day."""
    match = NEXT_WORD.match(rest)
    if match is None or match[1].lower() not in SMALL or match[1].lower() in JOINERS:
        return False
    following = NEXT_WORD.match(rest, match.end())
    after = following[1].strip(WRAPPERS) if following else ""
    if after in DAYS or (following and _AND_OTHERS.match(rest, following.end())):
        return False
    if match[1].lower() in ("in", "at", "from") and (is_acronym(after) or CITED_YEAR.fullmatch(after)):
        return False
    if following and after.lower() in _ARTICLES:  # `in the Dark`, but `in the CVPR paper`
        noun = unwrapped(NEXT_WORD.match(rest, following.end()))
        return noun[:1].isupper() and noun not in DAYS and not is_acronym(noun) and not name_like(noun)
    return after[:1].isupper() or _DIMENSIONS.fullmatch(after) is not None


def _subtitle(rest: str, *, least: int) -> bool:
    """Tell whether the text after a colon or dash may be a subtitle: words in title case, no people, no venue."""
    if any(pattern.match(rest) for pattern in (_PRESENTED, _INITIALED, _NEXT_NUMBER, _LISTED)):
        return False
    is_after_question = least == _LEAST_AFTER_QUESTION
    if is_after_question and rest.lstrip(" \t").startswith("\n"):
        return False  # a question ends with its line
    if not is_after_question and (_SURVEY.match(rest) or _ASPECTS.match(rest)):
        return True
    piece = _PIECE_END.split(rest.strip(), maxsplit=1)[0].strip()
    words = [word for word in re.findall(r"[^\s]+", piece) if word[0].isalnum() and not _RATING.fullmatch(word)]
    if len(words) < least or _begins_remark(words[0]) or names_people(piece) or any(is_acronym(word) for word in words):
        return False
    line = rest.partition("\n")[0]
    if has_cjk(piece) or re.search(rf"\b{YEAR}\b", piece) or is_of_other_language(line):
        return False
    return is_title_case(words)


def _begins_remark(word: str) -> bool:
    """Tell whether a word in lower case begins a text in which other words are capitalised: `gleiche Idee`."""
    return word.islower() and word.isalpha() and word not in SMALL
