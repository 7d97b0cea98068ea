"""Words beside a link that contradict its paper: the whole title or the short name of another paper.

Labels (`paper`, `pdf`, `link`, `here`, `论文`) and remarks around them do not say which paper it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.initials import are_initials
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.name_uses import has_size
from vlbib.core.names import may_be_same_people
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.other_languages import is_of_other_language
from vlbib.core.people_words import OTHERS
from vlbib.core.text import CJK, squeeze, words
from vlbib.core.titles import is_coined, is_distinctive
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.work import Kind
from vlbib.matching.added_names import is_version
from vlbib.matching.evidence import Claim, same_name
from vlbib.matching.form import form
from vlbib.matching.queries import tidy
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.short_name_words import name_like
from vlbib.matching.title_agreement import Level, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Mention, Query, Work
    from vlbib.matching.evidence import Weighed
    from vlbib.matching.groups import Group

_TITLE = 4  # minimum words of a whole title
_SEVERAL = 2  # minimum authors named among words without other capitals
_CAPITAL = lazy_pattern(r"(?<![\w-])[^\W\d_a-z][^\W\d_A-Z]{2,}(?!\w)")  # a name, but not `ReLU`
_NAME = 3  # maximum words of a short name
_LABEL_WORDS = "paper papers pdf link links here arxiv doi url html abs preprint 论文 文章 链接 原文"
_LABELS = frozenset(_LABEL_WORDS.split())
_JOINERS = frozenset(("and", "und", "with"))
_LONG = 4  # minimum letters of a word that counts
_SENTENCE = lazy_pattern(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|did|we|I|it|they|he|she|you|my|our|see|used|same|mentioned)\b"
)
# At the end of words before a link, no title: `fixed upstream in https://...`
_UNFINISHED = lazy_pattern(r"\s(?:in|at|from|by|see|via|of|to|with|on|is)$")
_SIGN = lazy_pattern(r"->|=>|[→⇒]|\w\s?=\s?\.?\d")  # in no title: `images and texts -> more pairs`, `alpha=1`
_APART = wide_pattern(rf"\s?[,;(（，；\t{CJK}]|\s[–—-]\s")
_VERSION = lazy_pattern(r"[vV]\d{1,2}(?:\.\d)?")  # before a colon, of the model that a remark is about
_LABELLED = lazy_pattern(r"([\w-]+)[:：]\s+(?=([^\W\d_a-z])?)")
# People with others, or with initials behind the name: `Lane et al.`, `Lane J. et al.`, `Lane, J. M.`
_INITIALS = r"(?:[^\W\d_a-z]\.[\s-]?)"
_OTHERS = lazy_pattern(rf"(?<![\w'’-])([^\W\d_][\w'’-]++),?\s(?:{_INITIALS}*(?:{OTHERS}|等)|{_INITIALS}+)")
_BY_PEOPLE = lazy_pattern(rf"(?:[^\W\d_]\.[\s-]?){{0,3}}([^\W\d_a-z][\w'’-]+),?\s(?:{OTHERS}|等)[,.:]{{0,2}}\s")
_BRACKET = lazy_pattern(r"\(([^()]{2,40})\)")
_TOKEN = lazy_pattern(r"\w[\w+.-]*[\w+]|\w")
_MEASURED = lazy_pattern(r"[^\W\d_A-Z][^\W_]*\s[^,]*,.*\b\d")  # words in small letters, a comma and a number
_SENTENCE_END = lazy_pattern(r"[^\W\d_]{2}[.!?]\s+[^\W\d_a-z]")
_QUOTE = lazy_pattern(r"[“\"«„‘「《]")
# People whose work the words tell: `Lane's`, `Lane, Moor & Field's`
_POSSESSIVE = lazy_pattern(r"((?:[^\W\d_][\w-]*(?:,\s(?:(?:and|&)\s)?|\s(?:(?:and|&)\s)?))*[^\W\d_][\w-]*)['’]s?\s")
# What comes before the last sentence, and before people in it
_SAID_BEFORE = lazy_pattern(r".*[.!?][\"”’)]?\s+(?:(?:See|Cf\.?|Compare)\s+)?(?=[^\W\d_a-z])", re.DOTALL)
_DOI = lazy_pattern(rf"(?:\bdoi\b\s*:?\s*)?\b{DOI_PREFIX}\S*", re.IGNORECASE)
_TAKEN_OUT = lazy_pattern(r"\s?[:：]\s*[,;，；]")  # where an id was in the text: `Ida: , to read`
_TITLE_CASE = 0.6  # minimum share of capitalised long words in title case


def doubt_of_link(work: Work, chosen: Weighed, weighed: Sequence[Weighed]) -> str:
    """Return why a link or id does not belong to the title or name beside it; "" if nothing speaks against it."""
    if any(mention.pinned for mention in work.mentions) or work.first.kind is Kind.LINK:
        return ""
    if any(_is_answer_to(mention.text, chosen.group) for mention in work.mentions):
        return f"the id in the note is of {chosen.group.titles[0]!r}, and the note's words are an answer to it"
    against = next((text for mention in work.mentions if (text := _other_title(mention, chosen))), "")
    if against:
        return f"the id in the note is of {chosen.group.titles[0]!r}, but the note's words are another title"
    if not chosen.title.agrees and any(_is_by_others(mention.text, chosen.group) for mention in work.mentions):
        return f"the id in the note is of {chosen.group.titles[0]!r}, but the note's words name other people"
    if _is_name_of_another(work, chosen, weighed):
        return f"the id in the note is of {chosen.group.titles[0]!r}, but the short name is another work's"
    return ""


def _is_answer_to(text: str, group: Group) -> bool:
    """Tell whether a text is the title of an answer to a work, which quotes its title: `Reply to “A Title”`."""
    quote = _QUOTE.search(text)
    is_answer = quote is not None and is_answered(text, quote.end())
    return is_answer and not any(_QUOTE.search(title) for title in group.titles)


def rival_of(chosen: Weighed, weighed: Sequence[Weighed]) -> Weighed | None:
    """Return another work with the title asked for: by other people, or under another arXiv id; else None.

    The chosen work's title may agree as well, if the note's name is that of another version, or if the note names the
    authors of the other work.
    """
    others = [each for each in weighed if each.title.agrees and _are_two(each.group, chosen.group)]
    if chosen.title.agrees and not is_version(chosen.title.added):
        named = (each for each in others if each.title.level >= chosen.title.level)
        return next((each for each in named if _is_by_the_people_named(each, chosen)), None)
    return next((each for each in others if each.title.level > chosen.title.level), None)


def is_beside_claims_of_another(work: Work, query: Query, chosen: Weighed) -> bool:
    """Tell whether a note's claims beside an id without a title are another paper's, and none fits.

    A year alone is often the year of reading: it counts only beside a venue (`https://... (CVPR 2019)`).
    """
    evidence = chosen.evidence
    if work.first.kind not in (Kind.LINK, Kind.ALIAS) or any(mention.pinned for mention in work.mentions):
        return False
    if chosen.named or chosen.title.agrees or evidence.supports(Claim.YEAR, Claim.AUTHORS, Claim.NAME):
        return False
    wrong = {point.claim for point in evidence.points if not point.agrees}
    return not wrong.isdisjoint({Claim.VENUE, Claim.AUTHORS}) or (Claim.YEAR in wrong and query.venue is not None)


def _is_by_the_people_named(rival: Weighed, chosen: Weighed) -> bool:
    """Tell whether the authors in the note are those of the rival work, and not of the chosen one."""
    if rival.evidence.certain:
        return not chosen.evidence.certain
    wrong = any(point.claim is Claim.AUTHORS and not point.agrees for point in chosen.evidence.points)
    return wrong and rival.evidence.supports(Claim.AUTHORS)


def _are_two(one: Group, other: Group) -> bool:
    if not may_be_same_people(one.authors, other.authors):
        return True
    left, right = ({value for scheme, value in group.ids if scheme == "arxiv"} for group in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _other_title(mention: Mention, chosen: Weighed) -> str:
    """Return a mention's text if it is a whole title unrelated to the work; else ""."""
    if mention.kind in (Kind.LINK, Kind.ALIAS):
        return ""
    text = _DOI.sub(" ", _TAKEN_OUT.split(tidy(mention.text).title)[0]).strip(" -–—:,.")
    latin = [word for word in words(text) if word.isascii()]
    if len(latin) < _TITLE or chosen.evidence.by_author or not _may_be_title(text) or _is_remark_on(text, chosen.group):
        return ""
    return text if all(_is_other(text, title) for title in chosen.group.titles) else ""


def _may_be_title(text: str) -> bool:
    """Tell whether words may be a title: in title case, or without a verb; not in another language than English.

    An everyday word and a colon before small letters begin a remark: `Next: ask her`.
    """
    if is_of_other_language(text) or _UNFINISHED.search(text):
        return False
    if _is_title_case(text):
        return True
    if _SIGN.search(text):
        return False
    label = _LABELLED.match(text)
    if label:
        is_word = label[1].lower() in ORDINARY_WORDS | EVERYDAY_WORDS or _VERSION.fullmatch(label[1]) is not None
        return bool(label[2]) or not is_word
    return text[:1].isupper() and _SENTENCE.search(text) is None


def _is_other(text: str, title: str) -> bool:
    """Tell whether two titles are unrelated: less than half of the longer words in common."""
    left, right = ({word for word in words(one) if len(word) >= _LONG} for one in (text, title))
    few = 2 * len(left & right) < min(len(left), len(right))
    return few and compare(text, title).level is Level.NONE


def _is_remark_on(text: str, group: Group) -> bool:
    """Tell whether a text is a remark on a work: its authors, its short name or initials, or a label.

    The short name counts before a colon or in brackets, and in a sentence. A label counts if the text is not in title
    case, or has the short name too.
    """
    if _names_its_people(text, group):
        return True
    names, head = names_of_group(group), form(text).head
    if head and _is_called(head.text, names, group):
        return True
    if any(same_name(bracket, name) for bracket in _BRACKET.findall(text) for name in names):
        return True
    is_titled = _is_title_case(text)
    named = [token for token in _TOKEN.findall(text) if _is_called(token, names, group)]
    is_said = not is_titled or text[:1].islower() or _SENTENCE_END.search(text) is not None
    is_said = is_said or bool(named and text.startswith(named[0]))
    if is_said and any(is_coined(name) or _is_abbreviation(name, text) or _is_talked_of(name, text) for name in named):
        return True
    is_named = bool(named)
    if _LABELS.isdisjoint(words(text)):
        return is_named and not is_titled and _SENTENCE.search(text) is not None
    return not is_titled or is_named


def _is_abbreviation(name: str, text: str) -> bool:
    """Tell whether a text begins with a short name in capitals that is set apart: `DQN, the first one`."""
    return name.isupper() and text.startswith(name) and _APART.match(text, len(name)) is not None


def _is_talked_of(name: str, text: str) -> bool:
    """Tell whether a text begins with a name that only a work has, and goes on like a log: `QNet for us, 8 GB`."""
    is_first = is_distinctive(name) and text.startswith(f"{name} ")
    return is_first and _MEASURED.match(text, len(name) + 1) is not None


def _names_its_people(text: str, group: Group) -> bool:
    """Tell whether a text is by authors of a work, consists of them, or has its first one before `et al.`.

    Two of them are enough if no other word has a capital: `Vaswani, Shazeer on many heads`.
    """
    first = squeeze(group.authors[0].family) if group.authors else ""
    owner = _POSSESSIVE.match(text)
    last = text[said.end() :] if (said := _SAID_BEFORE.match(text)) else text
    is_cited = bool(first) and any(squeeze(name) == first for name in _OTHERS.findall(text))
    capitals, families = set(map(squeeze, _CAPITAL.findall(text))), {squeeze(name.family) for name in group.authors}
    are_several = len(capitals) >= _SEVERAL and capitals <= families
    is_owned = owner is not None and _are_authors(owner[1], group)
    after_label = text.rpartition(": ")[2]  # `Snow caves: Lane, Moor, Field`
    return is_cited or are_several or is_owned or _are_authors(last, group) or _are_authors(after_label, group)


def _is_by_others(text: str, group: Group) -> bool:
    """Tell whether a text begins with the first of some people, and a work is by others: `B. Huang et al., 2D Snow`.

    The one before `et al.` is the first author; a later one of that name may be somebody else, or have another work.
    """
    people = _BY_PEOPLE.match(text)
    first = group.authors[0] if group.authors else None
    if people is None or first is None:
        return False
    parts = {squeeze(part) for part in (first.family, *f"{first.given} {first.family}".split())}
    return squeeze(people[1]) not in parts


def _is_called(token: str, names: Sequence[str], group: Group) -> bool:
    """Tell whether a word is one of the short names of a work, or initials of its title."""
    if any(same_name(token, name) or _is_model_of(token, name) for name in names):
        return True
    return any(are_initials(token, each) for each in group.titles)


def _is_model_of(token: str, name: str) -> bool:
    """Tell whether a word is the name of a work with the size of a model behind it: `QNet-7B`."""
    return same_name(token[: len(name)], name) and has_size(token, len(name))


def _are_authors(text: str, group: Group) -> bool:
    """Tell whether a text names only authors of a work."""
    parts = {squeeze(part) for name in group.authors for part in f"{name.given} {name.family}".split()}
    named = [squeeze(word) for word in re.findall(r"[^\W\d_]{3,}", text) if word not in _JOINERS]
    return bool(named) and parts.issuperset(named)


def names_of_group(group: Group) -> list[str]:
    """Return the short names of a work: those that records give, and those that its titles begin with."""
    heads = (form(title).head for title in group.titles)
    return [*group.names, *(head.text for head in heads if head and name_like(head.text))]


def _is_title_case(text: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _LONG and word.lower() not in _LABELS]
    capitals: float = sum(word[0].isupper() for word in long)
    return bool(long) and capitals >= _TITLE_CASE * len(long)


def _is_name_of_another(work: Work, chosen: Weighed, weighed: Sequence[Weighed]) -> bool:
    """Tell whether the short name beside a link is another work's.

    Records give the name to exactly one other work; or it begins another work's title, and the title of the link's
    paper begins with a short name of its own.
    """
    text = tidy(work.first.text).title
    tokens = words(text)
    if not 1 <= len(tokens) <= _NAME or squeeze(text) in _LABELS or chosen.named or chosen.title.agrees:
        return False
    own = names_of_group(chosen.group)
    if any(same_name(text, name) for name in own) or _is_topic(text, chosen.group):
        return False
    if any(_names_first_author(link.label, chosen.group) for mention in work.mentions for link in mention.links):
        return False
    named = [one for one in weighed if one.named]
    headed = [one for one in weighed if own and any(same_name(text, name) for name in names_of_group(one.group))]
    another = named if len(named) == 1 else headed
    return bool(another) and not any(_may_be_one(one.group, chosen.group) for one in another)


def _names_first_author(label: str, group: Group) -> bool:
    """Tell whether the label of a link names the first author of a work: `Lane et al. 2015, the RNN one`."""
    family = group.authors[0].family if group.authors else ""
    return len(family) >= _LONG and squeeze(family) in map(squeeze, re.findall(r"[^\W\d_]+", label))


def _is_topic(text: str, group: Group) -> bool:
    """Tell whether a text is plain words of a work's title, in singular or plural: a topic (`Transformers`)."""
    wanted = {word.removesuffix("s") for word in words(text)}
    titles = ({word.removesuffix("s") for word in words(title)} for title in group.titles)
    return not name_like(text) and any(wanted <= title for title in titles)


def _may_be_one(one: Group, other: Group) -> bool:
    """Tell whether two groups may be versions of one work by their titles and people."""
    return not _are_two(one, other) and any(
        compare(a, b).level is not Level.NONE for a in one.titles for b in other.titles
    )
