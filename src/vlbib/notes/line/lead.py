"""What comes before a title, removed from the start of a line: labels, years, venues, check boxes, stars.

Bold or linked text at the start of the line is the title if only claims follow it, and a label if another title follows
it.
"""

from __future__ import annotations

import re
import unicodedata

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.ids import ARXIV_NEW, arxiv_id, doi_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import TASK_STATES
from vlbib.core.names import PARTICLES
from vlbib.core.people_words import OTHERS, says_others
from vlbib.core.plans import POSTER, appointment_before
from vlbib.core.segment import Mark, Stretch
from vlbib.core.text import CIRCLED, EMOJI_NAME, holds
from vlbib.core.titles import title_size
from vlbib.core.venues import is_acronym
from vlbib.core.years import YEAR
from vlbib.notes.line.claims import NoteClaim, day_before, is_resource, read_claim
from vlbib.notes.line.cut import PAIRS, QUOTES, Cue, Cut
from vlbib.notes.line.shape import cited_people, is_name, looks_titled, people

_ID = lazy_pattern(
    rf"((?:arxiv\s*:\s*)?{ARXIV_NEW}(?:v\d+)?|(?:doi\s*:\s*)?{DOI_PREFIX}\S+)(?:[:,]?\s+)", re.IGNORECASE
)
_TASK = lazy_pattern(
    r"\[(?:[xX]|[^\w\[\]])?\](?=\s)|\{\{(?:\[\[)?(?:TODO|DOING|DONE)(?:\]\])?\}\}"
    rf"|(?:{'|'.join(TASK_STATES)})\b"
    r"|[待已未在精粗略细重想必速泛]读(?=\s)"
)
# `2.`, `P3-214`; `Q3.` and `A2:` before a question and its answer
_NUMBER = lazy_pattern(rf"\d{{1,3}}(?:[.)、](?=\s)|、)|[QA]\d{{1,2}}[.:：](?=\s)|{POSTER}(?=\s+[^\W\d_])")
_COUNT = lazy_pattern(f"[{CIRCLED}]")
# Words that in brackets before a title make it another title: `[Re] Deep Sets` is a replication of the work.
_ANSWERED = lazy_pattern("R[Ee]|Reply|Replication|Reproduction|Rejoinder|Comment|Erratum|Correction|Corrigendum")
_BRACKETS = frozenset("[(【（")
_SIGNS = frozenset("*•·-–—>→|,:;.!")
_ASCII_SIGNS = frozenset("*->|,:;.!^` \t\n\r\v\f\x1c\x1d\x1e\x1f")  # `_SIGNS`, white space and modifiers
# Labels before a title: that it is one, or how far the author has read it.
_KEY = lazy_pattern(
    r"(?:paper(?: title)?|title|name|(?:currently |must[ -]|to[ -])?read(?:ing)?|unread|skimmed|re-?read|next up"
    r"|论文(?:标题|题目|名称)?|标题|题目|文章|[待已未在精粗略细重想必速泛再可推]读|推荐(?:阅读)?|阅读"
    r"|zu lesen|gelesen|noch lesen|à lire|lu|por leer|leído"
    r"|(?-i:Lit\.?|Literatur)|literature|required|optional|ref(?:erence)?\.?)\s*[:：]\s*",
    re.IGNORECASE,
)
_SKIPPED = lazy_pattern(rf"(?:{_TASK.pattern})|{EMOJI_NAME}|(?i:{_KEY.pattern})|{_NUMBER.pattern}")
_SEPARATED = lazy_pattern(r"\s*[:：|,，]\s*|\s+[-–—]+\s+")
_CITED = lazy_pattern(
    rf"(?P<who>[^\n\"“(\[:]{{5,400}}?)(?:\s{{0,4}}\((?P<year>{YEAR})[a-z]?\)[.,:]?\s{{1,4}}|[,.:]?\s{{1,4}}(?=(?P<quote>[\"“]))"
    rf"|[.,]{{0,2}}\s{{1,4}}(?P<bare>{YEAR})[a-z]?[.:]\s{{1,4}}(?=[^\W\d_a-z\"“'‘])"
    r"|(?<=et al)[.,:]{1,2}\s{1,4}(?=[A-Z]|[a-z]+[A-Z\d])|(?<=[A-Z]\.):\s{1,4}(?=\S)|(?<=[a-z]{2})\.\s{1,4}(?=[A-Z]))"
)
# Two family names before a name, with a year after it: `Kingma & Dhariwal, Glow (NeurIPS 2018)`
_TWO = lazy_pattern(rf"(?P<who>[^\W\d_a-z][\w'’-]+ (?:&|and|und) [^\W\d_a-z][\w'’-]+),\s+(?=[^\n]{{2,200}}\b{YEAR}\b)")
_BOTH = (" & ", " and ", " und ")  # every match of `_TWO` contains one of them
_MOST_PEOPLE = 400  # maximum characters of a list of people
_PARTICLES = rf"(?:(?:{'|'.join(map(re.escape, sorted(PARTICLES)))}) ){{0,3}}"
_INVERTED = lazy_pattern(rf"{_PARTICLES}[^\W\d_][\w'’-]+(?: [\w'’-]+)?, (?:[A-Z]\.[ -]?){{1,4}}")
_LISTED = (",", ".", ";", "&", "、", "，")  # a text without any of these lists no people and has no initials
_JOINTS, _INITIAL = lazy_pattern(rf"[\s,&.…]|and|{OTHERS}"), lazy_pattern(r"\b[A-Z]\.")
_VANCOUVER = lazy_pattern(
    r"(?P<who>(?:[^\W\d_a-z][\w'’-]+ [A-Z]{1,3}, )+(?:[^\W\d_a-z][\w'’-]+ [A-Z]{1,3}|et al))\.\s+(?=\S)"
)
_GLUED = lazy_pattern(
    rf"(?P<y1>{YEAR})[-_. ]+(?P<v1>[A-Za-z]{{2,12}})[-_:. ]+(?=\S)|"
    rf"(?![aA]r[xX]iv[-_ ]?\d{{4}}\.\d{{4,5}})(?P<v2>[A-Za-z]{{2,12}})[-_ ]?(?P<y2>{YEAR})[-_.]+(?=\S)"
)
_NUMBERED = lazy_pattern(r"(?:^|\n)\W*\[\d{1,3}\]\s*$")  # the number of a reference
_WORD_ENDS = lazy_pattern(r"[\s'’/,]")
_CITING = ("(", '"', ".", "et al", "“")  # every match of `_CITED` contains one of them
_LEAD_CLAIM = lazy_pattern(r"(.{2,40}?)\s*(?:[:：|]\s+|\s[-–—]+\s)")
_LED_CLAIM = lazy_pattern(r"([^\n.,]{2,40}?)[.,][^\S\n]+(?=\S)")
_LEADING = (":", "-", "|", "：", "–", "—")  # every match of `_LEAD_CLAIM` contains one of them


def take_lead(cut: Cut) -> bool:
    """Remove one thing from the start; return False if a title begins there."""
    _skip_signs(cut)
    if cut.low >= cut.high:
        return False
    opens = cut.line.text[cut.low]
    if cut.is_plain:
        return (
            _lead_bracket(cut)
            if opens == "["
            else opens.isalnum() and (_lead_day(cut) or (opens.isdecimal() and _lead_claim(cut)))
        )
    return (
        (opens.isalnum() and (_lead_id(cut) or _lead_day(cut)))
        or (bool(cut.line.spans) and _lead_span(cut))
        or (opens in _BRACKETS and _lead_bracket(cut))
        or _lead_claim(cut)
        or _lead_people(cut)
    )


def _lead_id(cut: Cut) -> bool:
    """Remove an arXiv id or a DOI from the start, and keep it as an id of the paper."""
    first = cut.line.text[cut.low]
    match = _ID.match(cut.line.text, cut.low, cut.high) if first in "aAdD" or first.isdecimal() else None
    identity = (arxiv_id(match[1]) or doi_id(match[1])) if match else None
    if match is None or identity is None or not cut.line.text[match.end() : cut.high].strip():
        return False
    cut.said.append(identity)
    cut.low = match.end()
    return True


def _lead_day(cut: Cut) -> bool:
    """Remove the date of a diary entry or the time of an appointment from the start (`2024-01-10 Title`): no cue."""
    given = (cut.line.text, cut.low, cut.high)
    match = day_before(*given) or appointment_before(*given)
    if match is None or not cut.line.text[match.end() : cut.high].strip():
        return False
    cut.low = match.end()
    return True


def _skip_signs(cut: Cut) -> None:
    """Skip white space, stars, emoji, check boxes and item numbers."""
    text = cut.line.text
    while cut.low < cut.high:
        if text[cut.low].isspace():
            cut.low += 1
            continue
        word = _SKIPPED.match(text, cut.low, cut.high)
        if word and word[0] == "[]":
            cut.cues.add(Cue.RESOURCE)
        if word:
            cut.low = word.end()
        elif _is_sign(text[cut.low]):
            cut.low += 1
        else:
            return


def _is_sign(char: str) -> bool:
    if char.isascii():
        return char in _ASCII_SIGNS
    if char.isspace() or char in _SIGNS:
        return True
    return unicodedata.category(char) in ("So", "Sk", "Cf", "Mn", "Co") or _COUNT.match(char) is not None


def _lead_span(cut: Cut) -> bool:
    """Remove a marked claim (`` `CVPR 2021` ``, `**[2021]**`) or a link to material (`[paper](url)`) from the start."""
    for span in cut.opening():
        inner = cut.line.text[cut.low : span.end]
        claim = read_claim(inner, bracketed=inner[:1] in PAIRS or span.mark in (Mark.CODE, Mark.ITALIC))
        after = cut.line.text[span.end : cut.high].strip()
        if claim and after:
            cut.add(claim, Cue.LEAD)
            cut.low = span.end
            return True
        if span.mark is Mark.LINK and is_resource(inner) and (after or not inner.strip()):
            cut.cues.add(Cue.RESOURCE)
            cut.low = span.end
            return True
    return False


def _lead_bracket(cut: Cut) -> bool:
    """Remove a bracket from the start: a claim, the label of a link, or a short name (`[CLIP]`)."""
    text = cut.line.text
    end = _closing(text, cut.low, cut.high)
    after = text[end + 1 : cut.high].strip(" \t.:：,-") if end > 0 else ""
    if not after:
        return False
    inner = text[cut.low + 1 : end].strip()
    if _ANSWERED.fullmatch(inner):
        return False
    claim = read_claim(inner)
    identity = None if claim else arxiv_id(inner)
    if claim:
        cut.add(claim, Cue.LEAD)
    elif identity:
        cut.said.append(identity)
    elif is_resource(inner):
        cut.cues.add(Cue.RESOURCE)
    elif title_size(inner) <= 6:
        cut.labels.append(inner.strip("💬 "))
    else:
        return False
    cut.low = end + 1
    return True


def _closing(text: str, start: int, high: int) -> int:
    """Return the offset at which the bracket at `start` closes, or -1."""
    opener, closer, depth = text[start], PAIRS[text[start]], 0
    if opener == closer:
        return text.find(closer, start + 1, min(high, start + 400))
    nearest = text.find(closer, start, min(high, start + 200))
    if text.find(opener, start + 1, max(nearest, 0)) < 0:
        return nearest
    for index in range(start, min(high, start + 200)):
        depth += (text[index] == opener) - (text[index] == closer)
        if depth == 0:
            return index
    return -1


def _lead_claim(cut: Cut) -> bool:
    """Remove `2022 ICML - ` or `CVPR 2021: ` from the start; after people also `CVPR 2021. `."""
    rest = cut.rest
    match = _LEAD_CLAIM.match(rest) if holds(rest, _LEADING) else None
    claim = _claim_before(match[1]) if match else None
    if cut.led and claim is None:
        match = _LED_CLAIM.match(rest)
        claim = read_claim(match[1], bracketed=False) if match else None
        claim = claim if claim and claim.year and claim.venue else None
    glued = _GLUED.match(rest)
    if glued and is_acronym(glued["v1"] or glued["v2"]):
        match, claim = glued, NoteClaim(int(glued["y1"] or glued["y2"]), glued["v1"] or glued["v2"])
    if not match or claim is None or not rest[match.end() :].strip():
        return False
    if claim.year is None and not (Cue.LEAD in cut.cues or "|" in match[0]):
        return False
    cut.add(claim, Cue.LEAD)
    cut.low += match.end()
    return True


def _claim_before(text: str) -> NoteClaim | None:
    """Return the claim that a text is, perhaps with a remark in brackets; `Deep Sets (ICML 2020)` is no claim."""
    opener = next((char for char in "([（" if char in text), "")
    if opener and read_claim(text.partition(opener)[0], bracketed=False) is None:
        return None
    return read_claim(text, bracketed=False)


def _lead_people(cut: Cut) -> bool:
    """Remove the authors of a citation from the start: `A. Vaswani et al. Title`, `Radford, A. (2021). Title`."""
    rest = cut.rest
    medical = _VANCOUVER.match(rest) if ", " in rest else None
    if medical:
        return _take_people(cut, medical, tuple(map(_inverted, medical["who"].removesuffix(", et al").split(", "))))
    two = _TWO.match(rest) if holds(rest, _BOTH) else None
    if two:
        return _take_people(cut, two, cited_people(two["who"]))
    match = _CITED.match(rest) if holds(rest, _CITING) and not _is_marked(cut) else None
    if match is None or match.end() >= len(rest) or _is_claim_alone(rest[match.end() :]):
        return False
    listed = _INVERTED.findall(match["who"])
    inverted = bool(listed) and not _JOINTS.sub("", _INVERTED.sub("", match["who"]))
    names = tuple(name.strip(" ,&") for name in listed) if inverted else people(match["who"])
    initials = _INITIAL.search(match["who"]) is not None
    several = initials or says_others(match["who"]) or len(names) > (1 if match["bare"] else 2)
    certain = several or match["year"] or match["quote"] or _is_reference(cut, names, rest[match.end() :])
    if not names or not certain:
        return False
    if year := match["year"] or match["bare"]:
        cut.add(NoteClaim(int(year)), Cue.TAIL)
    return _take_people(cut, match, names)


def _is_reference(cut: Cut, names: tuple[str, ...], after: str) -> bool:
    """Tell whether two people with given names begin a numbered reference, which has a year later."""
    is_numbered = _NUMBERED.search(cut.line.text[: cut.low]) is not None
    return is_numbered and all(" " in name for name in names) and re.search(rf"\b{YEAR}\b", after) is not None


def _is_marked(cut: Cut) -> bool:
    """Tell whether the rest begins in bold or in a link."""
    spans = cut.line.spans
    return any(span.start <= cut.low < span.end and span.mark in (Mark.BOLD, Mark.LINK) for span in spans)


def is_people(text: str) -> bool:
    """Tell whether a text is only people: three or more, or some with initials; two may be two topics.

    >>> is_people("Silver, D., Lever, G., & Heess, N"), is_people("Ada Lovelace, Alan Turing, Max Planck")
    (True, True)
    >>> is_people("Deep Learning, Computer Vision"), is_people("Show, Attend and Tell"), is_people("Alan M. Turing")
    (False, False, True)
    """
    if len(text) > _MOST_PEOPLE or not holds(text, _LISTED):
        return False
    inverted = _INVERTED.sub("", f"{text}.")
    if inverted != f"{text}." and not _JOINTS.sub("", inverted):
        return True
    names = people(text)
    return len(names) > 2 or (bool(names) and _INITIAL.search(text) is not None)


def _is_claim_alone(text: str) -> bool:
    """Tell whether a text is a claim after people, the title before them: `LIFT, Zeng et al. CVPR 2022`."""
    bare = text.strip(" .,;")
    return is_acronym(_WORD_ENDS.split(bare)[0]) and read_claim(bare, bracketed=False) is not None


def _inverted(name: str) -> str:
    """Return `Hoi SC` as `Hoi, S. C.`."""
    family, _, initials = name.rpartition(" ")
    return f"{family}, {' '.join(f'{letter}.' for letter in initials)}"


def _take_people(cut: Cut, match: re.Match[str], names: tuple[str, ...]) -> bool:
    cut.authors, cut.led = names, True
    cut.cues.add(Cue.TAIL)
    cut.low += match.end()
    return True


def take_opening(cut: Cut) -> None:
    """Decide whether marked text at the start of the rest is the title or a label before it."""
    is_quoted = cut.low < cut.high and cut.line.text[cut.low] in QUOTES
    if not (is_quoted or cut.line.spans):
        return
    spans = [span for span in cut.opening() if span.mark in (Mark.LINK, Mark.BOLD)]
    quoted = _closing(cut.line.text, cut.low, cut.high) if is_quoted else -1
    after = cut.line.text[quoted + 1 : cut.high].lstrip()
    if quoted > 0 and not after.startswith((":", "_")) and title_size(cut.line.text[cut.low : quoted]) > 2:
        cut.floor = quoted + 1
        return
    if not spans:
        return
    span = spans[0]
    text, after = cut.line.text[cut.low : span.end], cut.line.text[span.end : cut.high]
    if span.mark is Mark.BOLD and _is_label(text, after):
        _take_label(cut, span, after)
    elif not (span.mark is Mark.LINK and _goes_on(text, after)):
        cut.floor = span.end
        cut.cues.update(
            {Cue.BOLD: Cue.BOLD, Cue.LINKED: Cue.LINKED}[_cue(each)] for each in spans if each.end >= span.end - 1
        )


def _cue(span: Stretch) -> Cue:
    return Cue.BOLD if span.mark is Mark.BOLD else Cue.LINKED


def _is_label(text: str, after: str) -> bool:
    """Tell whether bold text labels the title after it (`**VCR**: Fusion of ...`)."""
    bare = text.strip(" .:：")
    separator = _SEPARATED.match(after)
    colon = text.rstrip().endswith((":", "："))
    if not (separator or colon) or title_size(bare) > 6:
        return False
    rest = after[separator.end() if separator else 0 :].strip()
    first = re.split(r"\n|\[|[,.]\s|[，。；]", rest)[0]
    if title_size(re.split(r"\n|\[", rest)[0]) < 3 or read_claim(first, bracketed=False):
        return False
    return ":" in (text + after[: separator.end() if separator else 0]) or not people(first) or looks_titled(first)


def _take_label(cut: Cut, span: Stretch, after: str) -> None:
    separator = _SEPARATED.match(after)
    cut.labels.append(cut.line.text[cut.low : span.end].strip(" .:："))
    cut.low = span.end + (separator.end() if separator else 0)
    while take_lead(cut):
        pass
    take_opening(cut)


def _goes_on(text: str, after: str) -> bool:
    """Tell whether the title continues after a link (`[BERT](url): Pre-training of ...`)."""
    match = re.match(r"\s?(?:[:：]|_)\s+(?=\S)", after)
    return match is not None and is_name(text) and title_size(re.split(r"\n|\[", after[match.end() :])[0]) >= 3
