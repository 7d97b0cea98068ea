"""Short names that a sentence is about: `we compare with BART on it`, `Why does ResNet train?`, `PointPillarsは速い`.

There the name is a whole noun phrase: a verb, a preposition or a question comes before it, and it ends its clause or a
function word follows. Before another noun, it names a part of the author's work (`our CLIP features are stale`).
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_family
from vlbib.core.text import CJK, has_cjk
from vlbib.core.wide_pattern import wide_pattern

_REACH = 60  # maximum characters before a name that are read
_ARTICLE = r"(?:(?:the|an?|der|die|das|dem|den|einen?|le|la|les|un|une|el)\s+)?"
# Verbs and prepositions that take a work as their object
_OBJECT_WORDS = (
    "use uses used using try tried trying compare compares compared versus vs than like unlike follow follows "
    "following cite cites cited citing reread reading skim skims skimmed skimming discuss discussed discussing "
    "revisit revisited study studied review reviewed explain explained present presents presented reproduce reproduced "
    "implement implemented extend extends extended beat beats outperform outperforms outperformed finetune finetuned "
    "summarize summarizes summarized summarise summarised replicate replicates replicated port ported called named "
    "for from to after probably maybe perhaps also "
    "with on of about be into via without wants want prefer prefers preferred skip skipped drop dropped keep keeps "
    "sur avec contre dans auf mit gegen für gibt en con sobre contra"
)
_OBJECTS = "|".join(_OBJECT_WORDS.split())
_AS_OBJECT = lazy_pattern(
    rf"(?:^|[^\w-])(?:(?:fine-|re-)?(?:tuned?|read|trained)|{_OBJECTS})\s+{_ARTICLE}$", re.IGNORECASE
)
_EXAMPLE = lazy_pattern(
    r"(?:^|[^\w-])(?:such as|e\.g\.,?|namely|wie etwa|z\. ?B\.|tels? que|como por ejemplo)\s+$", re.IGNORECASE
)
_JOINED = lazy_pattern(rf"\w\s+(?:and|or|und|oder|et|y)\s+{_ARTICLE}$", re.IGNORECASE)
_ASKED = lazy_pattern(
    rf"(?:^|[^\w-])(?:do|does|did|is|are|was|can|could|would|should|and|or|if|why|how)\s+{_ARTICLE}$", re.IGNORECASE
)
_BEGINS = lazy_pattern(r"(?:^|[.!?:：;。！？]\s+|[-*•>]\s+|\]\s+)[\"“*_]*$")
# Words that continue a clause after its object
_SMALL_WORDS = (
    "for in on with as at to from by and or but than because if while when which that the a an is are was were has "
    "have had vs versus then so only instead again too over during before after today yesterday tonight tomorrow this "
    "last und oder aber für mit auf als ist sind et ou pour dans sur avec "
    "est sont en y o para con como es son"
)
_SMALL = lazy_pattern(rf"\s+(?:{'|'.join(_SMALL_WORDS.split())})\b")
_VERB_WORDS = (
    "is are was were has have had gives gave gets got does did needs makes made works worked uses used takes took "
    "beats removes trains learns says shows showed helps fails failed runs wins keeps adds comes can cannot could will "
    "would should may might seems looks remains replaces ignores assumes requires vs versus ist sind hat braucht kommt "
    "est sont"
)
_VERBS = lazy_pattern(rf"\s+(?:{'|'.join(_VERB_WORDS.split())})\b")
_ENDS = lazy_pattern(r"[\"”*_)]*(?:[.,;!?。，；！？]+(?!\w)|\s*$|\s+[-–—(]\s?|\s[\u2600-\u27bf\U0001f300-\U0001faff])")
# Verbs for reading, whose object may have a remark after it: `I finally read SimSiam: clean code`
_READ = lazy_pattern(
    rf"(?:^|[^\w-])(?:(?:re-?)?read|skimmed|discussed|presented|revisited|reviewed)\s+{_ARTICLE}$", re.IGNORECASE
)
_REMARK = lazy_pattern(r"\s?[:：]\s")
_LEFT = lazy_pattern(
    r"\b(?:switch|switched|switching|move|moved|moving|away) from\s$", re.IGNORECASE
)  # the sentence is about something else
_OF_KIND = lazy_pattern(r"[a-z]{4}\s+(?:for|of)\s+$")  # `an optimiser for 3DGS`
_QUESTION = lazy_pattern(r"[^?？]*[?？][?？\"”*_)]*(?:[\s.,;!。，；！]|$)")
_DIGITS = lazy_pattern(r"\d")
_PAPER = lazy_pattern(r"\s(?:paper|article|preprint)s?\b")  # `the OpenVLA paper`
# A word before a name that is part of it: `the Tiny BERT paper`
_MODIFIED = lazy_pattern(r"(?<!\S)(?!(?:The|This|That|Their|In|Original|See|Read)\s)[A-Z][\w-]*\s$")
_OWN = lazy_pattern(
    r"\b(?:our|my|your|their|unsere?[rnms]?|meine?[rnms]?|notre|nos|mon|nuestr[oa]s?)\s+$", re.IGNORECASE
)
# Japanese, Korean and Chinese particles after a noun
_PARTICLE = lazy_pattern(
    r"\s?(?:的|は|が|の(?!よう)|を|も|と|に|で|은|는|이|가|을|를|의|와|과|(?:이)?랑|(?:으)?로|부터|까지|도|만|에서|에|보다|처럼|하고|为代表|等|提出|采用)(?![A-Za-z])"
)
# What follows a name at the beginning of a sentence: `Kosmos-2 也走这条路`, `OWL-ViT 讲...`
_WIDE_VERB = lazy_pattern(r"\s?(?:也|讲|是|把|将|会|能|不|就|还|都|用|在|提出|引入|通过|采用|没)(?![A-Za-z])")
_WIDE_BEFORE = wide_pattern(rf"[{CJK}，、：；]\s?$|[{CJK}\w)）][,:;]\s?$")
_WIDE_AFTER = wide_pattern(rf"\s[{CJK}]|[，。、；！？（）：]|[,.;!?:()]\s?(?:[{CJK}]|$)|\s*$")
_HANGUL = lazy_pattern(r"[\uac00-\ud7af]")


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Tell whether the line is about the work that the short name from `start` to `end` names.

    >>> text = "they compare it with BART on our data"
    >>> is_spoken_of(text, 21, 25), is_spoken_of("our CLIP features are stale", 4, 8)
    (True, False)
    """
    before, after = text[:start][-_REACH:].rpartition("\n")[2], text[end:].partition("\n")[0]
    if _OWN.search(before) or _LEFT.search(before):
        return False
    if _PAPER.match(after):
        return not _MODIFIED.search(before)
    if is_family(text[start:end]) and _OF_KIND.search(before):
        return False
    if _EXAMPLE.search(before):
        return True
    if has_cjk(f"{before} {after}"):
        return _is_spoken_of_wide(before, after)
    return _is_object(before, after) or _is_subject(before, after) or _is_asked(before, after)


def _is_object(before: str, after: str) -> bool:
    """Tell whether a name is the object of a verb or preposition, or is joined to another name before a verb."""
    goes_on = _VERBS.match(after) is not None
    if not _AS_OBJECT.search(before):
        return goes_on and _JOINED.search(before) is not None
    is_remarked = _READ.search(before) is not None and _REMARK.match(after) is not None
    return goes_on or is_remarked or _is_noun(after)


def _is_noun(after: str) -> bool:
    """Tell whether a clause ends after a name, or a function word follows."""
    return _ENDS.match(after) is not None or _SMALL.match(after) is not None


def _is_subject(before: str, after: str) -> bool:
    """Tell whether a name begins its sentence before a verb; numbers beside it are measurements or settings."""
    return _BEGINS.search(before) is not None and _VERBS.match(after) is not None and not _DIGITS.search(after)


def _is_asked(before: str, after: str) -> bool:
    """Tell whether a name is in a question."""
    if not _QUESTION.match(after):
        return False
    return _ASKED.search(before) is not None or (_is_noun(after) and _BEGINS.search(before) is not None)


def _is_spoken_of_wide(before: str, after: str) -> bool:
    """Tell whether a name in Chinese, Japanese or Korean has a particle, or is set apart by spaces or stops."""
    if _PARTICLE.match(after) or (_BEGINS.search(before) and _WIDE_VERB.match(after)):
        return True
    if _HANGUL.search(f"{before} {after}"):
        return False
    return _WIDE_BEFORE.search(before) is not None and _WIDE_AFTER.match(after) is not None
