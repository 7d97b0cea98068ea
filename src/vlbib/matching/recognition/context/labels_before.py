"""The words before a colon and a known title: a label of the note, or the beginning of a longer title.

A label is the work's own name, a word of the note's author (`Homework`, `Semana 2`, `Mo`), people, or marked text.
Among half a million titles, none consists of a plain word or a list of people, a colon, and another work's whole title
of four words or more. Names of methods do come before such a title (`StructViT: Learning Correlation Structures for
Vision Transformers`), and so do words for a reply (`Replication Study: ...`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import may_be_part
from vlbib.core.names import PARTICLES
from vlbib.core.other_languages import is_of_other_language
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.plans import PLANNED, begins_planned, is_appointment, is_planned
from vlbib.core.text import has_cjk, squeeze
from vlbib.core.titles import is_name_word, is_next_version, without_first_version
from vlbib.core.venues import is_acronym
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.words_beside import DAYS
from vlbib.matching.short_name_words import name_like

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

# Labels before a title that are not a name of a work.
_LABEL_WORDS = (
    "paper papers title read reading todo done ref refs reference references source see link abstract topic main "
    "background baseline method note notes week day speaker presenter talk today quote cf entry id name rt fwd fyi "
    "titolo título titulo titel titre artículo articulo artigo articolo 제목 논문 论文 标题 题目 文章 "
    "thema tema tópico sujet onderwerp"
)
# Numbers that authors give to works, and initials of people: no title of 550,000 is one of them and another's title.
_SHORT_CODE = lazy_pattern(r"[A-Z]\d|[A-Z]{2}")  # `D4: ...`, `AY: ...`
# Numbered parts of plans and papers, in any case: `SLIDE 3: ...`, `Session 4B: ...`.
_PART_WORDS = (
    "slide lecture session talk chapter section unit module lesson item homework poster oral spotlight figure fig "
    "table step appendix part episode exercise exam meeting"
)
_CODE = lazy_pattern(r"[A-Z]{1,2}-?\d{1,3}|[A-Z]{3,4}-0\d{1,2}")  # the author's number for a work: `T-01`, `P12`
_JOINED_PEOPLE = lazy_pattern(r"(?:[A-Z][\w'’]+–)+[A-Z][\w'’]+")  # `Khot–Tulsiani–Worah`
_PARTS = frozenset(_PART_WORDS.split())
_LABELS = frozenset(_LABEL_WORDS.split())
# Words that begin the title of a text about a work, before the work's title.
_ANSWER_WORDS = (
    "addendum appendix comment comments commentary corrigendum correction corrections critique discussion editorial "
    "erratum errata extending extension re rebuttal rejoinder remark remarks replicating replication reply "
    "reproducibility reproducing reproduction response rethinking retraction review reviewing revisited revisiting "
    "supplement survey tutorial"
)
_ANSWERS = frozenset(_ANSWER_WORDS.split())
_OWN_TEXTS = frozenset(("review", "reviewing"))  # no work's title is `Review:` and another's title
_KINDS = frozenset(("survey", "review", "tutorial"))  # kinds of papers, too: `Survey paper: ...`
_SMALL_WORDS = (
    "a an the for with via in of on using from to towards toward without through under over by at as and or into "
    "between beyond across about against among after before is are"
)
SMALL = frozenset(_SMALL_WORDS.split())
_PEOPLE = lazy_pattern(rf"\b{OTHERS}|^(?:[^\W\d_][\w'’.-]*\.?,?\s+){{0,3}}[^\W\d_]\.|\band\s+[A-Z][\w'’-]+$")
_LAST = lazy_pattern(r"(?:\.(?!\d(?![\d.]))|[;!?|。；！？\n\x1f])\s*|[\])】）]\s*|\s[-–—]\s|(?<=\w):\s+(?=\w+$)")
_REMARK = lazy_pattern(r"[(（]([^()（）]{1,20})[)）][\s*_:：]*$")  # `MoCo (v2): `
_COUNTED = lazy_pattern(r"\s+(?:\d{1,3}[A-Za-z]?|[A-Z]|[IVX]{2,4})$")  # `Semana 2`, `Gruppe A`, `Chapter IV`
_NUMBERED = lazy_pattern(r"\s+(?:\d{1,3}(?:\.\d{1,3})*+[A-Za-z]?|[A-Z]|[IVX]{2,4})$")  # also `Section 3.2`
_BETWEEN = lazy_pattern(rf"\s*[,;/&]\s*(?:{AND}\s+)?|\s+{AND}\s+")
_PERSON = lazy_pattern(r"(?:[^\W\d_][\w'’-]*+\.?\s*+)++")
# In a file name or a citation key: `Vaswani2017_...`, `he2016deep`, `Sinha+22`
_AUTHOR_YEAR = lazy_pattern(
    rf"[A-Z][a-z][\w'’-]*[ _-]?{YEAR}[a-z]?|[^\W\d_A-Z]{{2,20}}[_:-]?{YEAR}[a-z]{{0,15}}"
    rf"|[A-Z][\w'’-]{{1,20}}\+['’]?(?:{YEAR}|\d\d)[a-z]?"
)
_KEY = lazy_pattern(r"^(?:[a-z]+|[A-Z][a-z]+)\s*[:：]\s+")  # before people: `Source: `
_OWNER = lazy_pattern(r"[A-Z][a-z]+['’]s")  # the owner of a list of titles: `Ada's: ...`
# Times of a programme and dates of a plan, before words or alone: `13:30 `, `10 Oct`, `10/4 Kevin`
WHEN = lazy_pattern(
    rf"^\W*(?:\d{{1,2}}[:.]\d\d(?:\s?[–—-]\s?\d{{1,2}}[:.]\d\d)?(?!\S)|{PLANNED})\W*(?=\s|$)", re.IGNORECASE
)
# `Subject: Re` and `Fwd: Re` of an e-mail
_MAIL = lazy_pattern(
    r"(?:^|[\n:：]\s?)\W{0,4}(?i:fwd?|wg|tr|rv)\s?[:：]\s?(?i:re|aw)$|(?:^|\n)\W{0,4}(?i:subject|betreff|objet|asunto|oggetto|assunto|件名|主题)\s?[:：](?:\s?(?i:re|aw|fwd?|wg|tr|rv)\s?[:：]?){1,3}$"
)
# One author with initials: `[HP11] S. Har-Peled`
_INITIALED = lazy_pattern(r"(?:^|[\])）\n]\s*)(?:[A-Z]\.[ -]?){1,3}[A-Z][\w'’-]+\s*$")
# Before what is asked or answered
_SPOKEN = lazy_pattern(r"^(?:[QAFN]\d{0,2}|[Qq]uestion|[Aa]nswer|Frage|Antwort)\s?[:：]\s+(?=\w)")
_POST = lazy_pattern(r"^(?:\d{1,2}/\d{0,2}\s+)?(?:[^\w\s]+\s+)+(?=\w)")  # a post's number in its thread, and signs
_TIME_WORDS = frozenset(("for", "in", "on", "until", "till", "by", "from", "of", "next"))  # before a day or a month
_TITLE_CASE = 0.6  # minimum share of capitalised words in title case


def is_label(before: str, names: Container[str], *, whole: bool, long: bool = False) -> bool:
    """Tell whether the text before a colon or a dash is a label; `names` are the squeezed short names of the work.

    `whole`: the title after it is long enough to stand alone, so that a plain word or people before it are not part of
    it; `long`: it has so many words that only the name of a method can be part of it.
    """
    wording = _LAST.split(before.strip())[-1].strip(" *_\"'“”[(（【<>:：")
    label = WHEN.sub("", wording).strip() or wording
    label = _POST.sub("", _SPOKEN.sub("", label)) or label
    words = [] if is_appointment(wording) else label.split()
    is_mail, remark = _MAIL.search(before) is not None, _REMARK.search(before)
    is_other = _answers(words) or _is_longer_name(words, names) if words and not is_mail else False
    if is_other or (remark and is_next_version(remark[1])):
        return False
    is_said = is_mail or not words or (whole and _INITIALED.search(before) is not None)
    if is_said or any(squeeze(name) in names for name in (label, words[-1], without_first_version(label))):
        return True
    if (
        (
            whole
            and (
                _SHORT_CODE.fullmatch(label)
                or _says_whose_or_when(label)
                or _begins_small(words)
                or _ends_small(words)
                or _is_numbered(words)
                or is_of_other_language(label)
            )
        )
        or has_cjk(label)
        or label.islower()
    ):
        return True
    if _NUMBERED.sub("", label).lower().strip(".") in _PARTS or any(
        word.lower().strip(",") in _LABELS or is_acronym(word) for word in words
    ):
        return True
    if (
        _PEOPLE.search(label)
        or _JOINED_PEOPLE.fullmatch(label)
        or is_citation_key(label)
        or re.fullmatch(rf"[\W\d]*{YEAR}[\W\d]*", label)
        or re.fullmatch(
            r"\W*(?:\d{1,3}(?:\.\d{1,3})*+|\d{4,6}|[A-Z]\d\d|P[0-4])\W*", label
        )  # an item's number or priority
    ):
        return True
    is_named = any(map(name_like, words)) if long and not words[0].islower() else is_title_case(words)
    return whole and not (name_like(label) or name_like(words[-1]) or is_named)


def _is_numbered(words: Sequence[str]) -> bool:
    """Tell whether a label ends in a plain word and a number: `HC1 leesvoer 2`, unlike `Llama 2`."""
    before, last = ("", *words)[-2:]
    return last.isdigit() and before.islower() and before.isalpha()


def _is_longer_name(words: Sequence[str], names: Container[str]) -> bool:
    """Tell whether the words are another name that ends in a name of the work: `Fast CLIP: ...`."""
    if squeeze(words[-1]) not in names or squeeze("".join(words)) in names:
        return False
    return may_be_part(words[-2]) and words[-2].lower() not in _LABELS


def is_citation_key(label: str) -> bool:
    """Tell whether a label is an author and a year without a space: `Vaswani2017`, `he2016deep`, `Sinha+22`.

    >>> [is_citation_key(text) for text in ("Vaswani2017", "he2016deep", "Sinha+22", "YOLO9000", "Ida 22")]
    [True, True, True, False, False]
    """
    return _AUTHOR_YEAR.fullmatch(label) is not None


def _answers(words: Sequence[str]) -> bool:
    """Tell whether words begin a text about a work, even with `paper`: `Re`, `Reproducibility Companion Paper`."""
    first = words[0].lower().strip(".,")
    return (first == "re" and words[0][0].isupper()) or (len(words) > 1 and first in _ANSWERS - _KINDS - _PARTS)


def _says_whose_or_when(label: str) -> bool:
    """Tell whether a label is a plain word, people, a remark or a date that the note's author wrote."""
    is_note = (
        is_planned(label)
        or is_plain_word(label)
        or _is_remark(label.split())
        or begins_planned(label)
        or _is_until_day(label)
        or _is_numbered_part(label)
    )
    return is_note or _OWNER.fullmatch(label) is not None or is_list_of_people(label)


def is_plain_word(label: str) -> bool:
    """Tell whether a label is one word without inner capitals, perhaps numbered, that begins no text about a work.

    >>> [is_plain_word(text) for text in ("Semana 2", "Kane", "Re-read", "DenseNet", "Editorial", "Fast Cats")]
    [True, True, True, False, False, False]
    """
    word = re.sub(r"^([^\W\d_]+)-(?=[a-z]+$)", r"\1", _COUNTED.sub("", label))
    return word.isalpha() and not is_name_word(word) and word.lower() not in _ANSWERS - _OWN_TEXTS


def _begins_small(words: Sequence[str]) -> bool:
    """Tell whether words begin in lower case, as no title does but for a name: `with LLMs`, not `wav2vec`."""
    first, *rest = words[0].split("-")
    return first.isalpha() and first.islower() and not any(map(is_name_word, rest)) and (not rest or len(first) > 2)


def _ends_small(words: Sequence[str]) -> bool:
    """Tell whether words end in one in lower case: `Meta-RL candidates`, `4D cine`.

    Among 604,000 titles there is none of such words and another work's whole title, except for replies (`Discussion
    of`).
    """
    last = words[-1].rstrip(",")
    return last.isalpha() and last.islower() and last not in SMALL


def _is_remark(words: Sequence[str]) -> bool:
    """Tell whether words end in a small word and begin no text about a work: `Based on`, `Seminar with`."""
    return words[-1].lower() in SMALL and words[0].lower() not in _ANSWERS and not is_title_case(words[1:])


def _is_numbered_part(label: str) -> bool:
    """Tell whether a label is a numbered part of a plan: `Oral session 2A`.

    >>> [_is_numbered_part(text) for text in ("Oral session 2A", "Guest lecture 3", "Oral session", "Fast Cats 2")]
    [True, True, False, False]
    """
    bare = _NUMBERED.sub("", label)
    return bare != label and bare.lower().rpartition(" ")[2] in _PARTS


def _is_until_day(label: str) -> bool:
    """Tell whether a label gives the day or month that a title is for: `Candidates for March`, `For Monday`.

    >>> [_is_until_day(text) for text in ("Candidates for March", "For Monday", "Candidates for Marching")]
    [True, True, False]
    """
    *before, last = label.split()
    return bool(before) and before[-1].lower() in _TIME_WORDS and last in DAYS


def is_list_of_people(label: str) -> bool:
    """Tell whether a label is two people or more: `Ada Lovelace, Alan Turing`, `Hochreiter/Schmidhuber`.

    >>> is_list_of_people("auch Lovelace/Turing"), is_list_of_people("BERT, CLIP"), is_list_of_people("Fast Cats")
    (True, False, False)
    """
    bare = re.sub(r"^(?:[^\W\d_A-Z]+\s+)+", "", _KEY.sub("", label))
    parts = [part for part in _BETWEEN.split(bare) if part]
    if len(parts) == 1 or not all(_PERSON.fullmatch(part) for part in parts):
        return False
    tokens = [token for part in parts for token in part.split()]
    if any(token.lower() in SMALL or _is_name(token) for token in tokens):
        return False
    return all(_begins_name(part) for part in parts) and any(not part.isupper() for part in parts)


def _is_name(token: str) -> bool:
    """Tell whether a word is the name of a method, not a family name in capitals."""
    return is_name_word(token) and not token.strip(".").isupper()


def _begins_name(part: str) -> bool:
    word, _, _ = part.partition(" ")
    return part[0].isupper() or word in PARTICLES


def is_set_apart(label: str) -> bool:
    """Tell whether marked words are separate from the title after them: not a name, not the start of a reply."""
    bare = label.strip(" :：.")
    words = [word.lower().strip(".,:") for word in label.split()]
    return _CODE.fullmatch(bare) is not None or (not name_like(bare) and _ANSWERS.isdisjoint(words))


def is_title_case(words: Sequence[str]) -> bool:
    """Tell whether most words, apart from small ones, begin with a capital or a digit."""
    content = [word for word in words if word.lower() not in SMALL]
    capitals: float = sum(word[0].isupper() or word[0].isdigit() for word in content)
    return bool(content) and capitals >= _TITLE_CASE * len(content)


def names_people(text: str) -> bool:
    """Tell whether a text has `et al.`, initials, or a family name after `and`."""
    return _PEOPLE.search(text) is not None
