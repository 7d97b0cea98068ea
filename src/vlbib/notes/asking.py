"""Which items of a list are looked up in the sources: the unknown ones, if half of the list names works.

Title case alone says little about an item, because outlines and plans use it too. The other items show what kind of
list it is: they contain titles of known works, or have a year, a venue or a link.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import GERMAN_WEEKDAYS, SHORT_GERMAN_WEEKDAYS, SHORT_WEEKDAYS, WEEKDAYS
from vlbib.core.names import PARTICLES
from vlbib.core.paper_pages import is_paper_page, is_service_page
from vlbib.core.part_labels import lists_parts
from vlbib.core.plans import begins_planned
from vlbib.core.segment import CELL_END, Mark, Place
from vlbib.core.text import one_line, squeeze
from vlbib.core.titles import is_name_word, title_size
from vlbib.core.venues import is_conference
from vlbib.core.work import Kind, Mention
from vlbib.core.years import YEAR
from vlbib.notes.line.claims import is_resource
from vlbib.notes.line.shape import (
    can_be_title,
    cjk_share,
    is_colon_form,
    is_generic,
    is_name,
    is_sentence,
    looks_titled,
)
from vlbib.notes.title_lines import may_begin_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.segment import Segment, Sighting

    Level: TypeAlias = tuple[int, tuple[str, ...]]  # depth, and the path of the heading above

_Group = TypeVar("_Group", bound=Hashable)
_SETTINGS = lazy_pattern(r"(?:\b[a-z]+ [~=]?\s?\d[\d.e-]*(?:,\s|\s@)){2}")  # `noise 1.1, clip 1.0, eps ~ 3.2`
_CHAIN = lazy_pattern(r"\S{2,30}\s(?:->|=>|→|⇒)\s\S*[A-Z]")  # two names: `NGCF -> LightGCN: no weights`
_REMARKS = lazy_pattern(
    r"^[^:：]{1,30}[:：]\s[a-z][^A-Z,，]*(?:[,，]\s?[a-z][^A-Z,，]*){2,}$"
)  # `MoE: router, losses, capacity`
_COLLECTION = lazy_pattern(r"awesome[\s-](?!.*[:：])", re.IGNORECASE)
# Imperatives of plans, weekdays and times, talks, software documents: never a title, however it is written.
_PLAN = lazy_pattern(
    r"^[\d\W]*(?:Arrange|Ask|Attend|Book|Bring|Buy|Call|Cancel|Check|Clean|Email|Finish|Fix|Get|Install|Join|Mail|Meet|Order|Ordered|Pay|Pick|"
    r"Plan|Prepare|Print|Read|Register|Renew|Reply|Request|Reserve|Return|Review|Revise|Rewrite|Schedule|Send|Submit|Talk|Update|"
    r"Upload|Visit|Watch|Water|Write)\b|,\s(?:ask|call|check|see)\s|, with [A-Z][a-z]+$|^GitHub - |"
    r"\b(?i:at (?:noon|midnight)|tonight|tomorrow|slides? \d+|personal communication)\b|"
    r"\b(?:Talk|Lecture|Keynote|Poster) (?:at|in|by)\b|\b(?:Release Notes|Style Guide|User (?:Guide|Manual))\b|"
    r"\.(?:html?|docx?|xlsx?|pptx?|png|jpe?g|zip|csv|txt)\W{0,3}$|"  # file names that are not papers
    r"^[\d\W]*(?:cancell?ed|no|untitled|tb[ad])\b|^(?:Cancell?ed|Untitled|TB[AD])\b|"
    # who was at a meeting, other media, deadlines, manuals
    r"^[\d\W]*(?:Present|Absent|Attend(?:ees|ing)|Participants|Apologies|Anwesend|Entschuldigt|Présents?|Absents?"
    r"|Presentes|Reminder|Authors?|Auteurs?|Autor(?:en|es)?|作者|著者|저자|Reviewers?|审稿人|발표자?|Speakers?|Presenters?"
    r"|Blog|Course|Contest|Competition|Guest lecture|Keynote|Podcast|Newsletter|Webinar|Repo|Tool|Library|Website"
    r"|Forum)\s?[:：]|[:：]\s?(?:开源)?(?:框架|工具|库|平台|软件|网站|博客|课程)$|^[A-Z]{2,3}$|^TOP \d{1,2}\b|"
    r"\b[Dd]eadlines?\b\W|\b(?:\w+['’]s|Reference|Service) Manual\b|\bGuidelines? v?\d|"
    r"[(（]brochure[)）]|"
    r"^[\d\W]*(?:Coming soon|To be (?:added|announced|filled)|(?:Q[1-4]|H[12]) [a-z]+)(?!\w)|"  # `Q2 retro: ...`
    r"^(?:Inbox|Archive|Templates?|Daily|Journal)/|"  # folders of note pages
    r"\b(?:Kap(?:itel)?|Chap(?:ter)?|Abschn(?:itt)?|Sec(?:tion)?)\b\.? \d|\b(?:Vorlesung|Doktorarbeit|Masterarbeit)\b|"
    # other media, and parts of books and courses: `(blog post, Fergus)`, `Lecture 13`, `chapters 5 and 9`, `issue #12`
    r"[(（][^()（）]{0,40}\b(?i:videos?|blog|podcast|youtube|slides|textbook|lehrbuch|buch|livro|libro|livre|mooc|website)\b|"
    r"[(（][^()（）]{0,20}(?:博客|视频|课程|教材)|\b(?:Lecture|Vorlesung|Aula|[Cc]hapters?|[Cc]ap[ií]tulos?) \d|"
    r"\bissue #\d|\b[Nn]ot a paper\b|\b[Mm]emo\b|^MOC\b|: (?:the |a |an )?(?:software|library|tool|website)\b|"
    r"^(?:Morgens|Mittags|Nachmittags|Abends|Nachts)\b|"
    r": [A-Z]\w+ \d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?:,|$)|"  # a program with its version
    r"\b(?:Prof|Dr|Mr|Mrs|Ms|Herrn?|Frau|Mme|Mlle|Sra?)\b\.? [A-Z]|"
    rf"\b(?:{'|'.join((*WEEKDAYS, *GERMAN_WEEKDAYS))})\b"
)
# Function words of German, French, Spanish, Italian and Portuguese; those of English.
_FOREIGN = lazy_pattern(
    r"\b(?:der|und|für|von|zum|zur|eine[rs]?|mit|vom|beim|des|de|du|les|aux|el|los|las|della|delle|dei|gli|para|dos|das)\b"
)
_ENGLISH = lazy_pattern(r"\b(?:of|and|the|for|in|with|to|via|on|by|from|without|using)\b", re.IGNORECASE)
_PLUS = lazy_pattern(r"\w\+(?!\w)")  # a name that the reading lost: `**CLIP++**: ...`
_HEAD = lazy_pattern(r"([^:：]+?)\s*(?:[:：]|\s[-–—])\s")
# `Week 5: `, or a weekday
_NUMBERED = lazy_pattern(rf"^(?:[^\W\d]+\s+\d+|{'|'.join((*SHORT_WEEKDAYS, *SHORT_GERMAN_WEEKDAYS))})\s*[:：.–—-]\s*")
_NAME = 3  # leading words in which a name is looked for
_TELLING = 5  # minimum words of a title that is looked up by its form alone
_WEAK = lazy_pattern(rf"[(,\[]\s*{YEAR}[)\]]?\.?\s*$")  # a year alone after a title
_YEAR_BEFORE = lazy_pattern(rf"\W*{YEAR}\s*(?:[:：]|[-–—]\s)")  # a line of a timeline: `2020: `
_SMALL_WORD = lazy_pattern(r"(?<![\w#/@])[a-z]{2,}(?![\w:])")
_AMONG_PEOPLE = PARTICLES.union(("et", "al", "and", "und", "others", "eds"))  # lower-case words in a list of authors
_HELD_WORDS = 4  # minimum words of a known title inside an item
_SET_OFF = (Mark.BOLD, Mark.LINK, Mark.WIKI)
_FEW_SIGNS = 0.3  # maximum share of Chinese, Japanese or Korean letters in a name
_BY_LOOKS = 4  # maximum weakly marked lines for each strongly marked one
_LEAST = 2  # minimum items that name works in a list of works


def lists_of_works(segments: Sequence[Segment], naming: Sequence[bool]) -> frozenset[int]:
    """Return the group numbers of lists and tables in which at least half of the items name works.

    `naming` says for each segment whether it names one.
    """
    return _half_naming([segment.group or None for segment in segments], naming)


def levels_of_works(segments: Sequence[Segment], naming: Sequence[bool]) -> frozenset[Level]:
    """Return the levels at which at least half of the headings below one heading name works, like items of a list."""
    return _half_naming(map(level_of, segments), naming)


def level_of(segment: Segment) -> Level | None:
    """Return what a heading shares with the others of its level below one heading; None for anything else."""
    return (segment.level, segment.heading[:-1]) if segment.place is Place.HEADING else None


def _half_naming(groups: Iterable[_Group | None], naming: Iterable[bool]) -> frozenset[_Group]:
    """Return the groups of which at least half, and `_LEAST` or more, name works; None is in no group."""
    sizes, counts = Counter[_Group](), Counter[_Group]()
    for group, names in zip(groups, naming, strict=True):
        if group is not None:
            sizes[group] += 1
            counts[group] += names
    return frozenset(group for group, count in counts.items() if count >= _LEAST and 2 * count >= sizes[group])


def is_item_of_works(segment: Segment, seen: Sequence[Sighting]) -> bool:
    """Tell whether an item begins with, or links to, a work seen in it, unlike a sentence of a diary.

    Authors may come before the title: `He et al., "Deep ..."`, `van der Berg and Li (2020). Deep ...`.
    """
    first = min([each.start for each in seen])
    before = segment.text[:first]
    if segment.place is not Place.ITEM or before == before.upper():  # no word in small letters before it
        return True
    linked = (mark for mark in segment.marks if mark.mark in (Mark.LINK, Mark.WIKI))
    if any(mark.start <= first < mark.end for mark in linked):
        return True
    return _AMONG_PEOPLE.issuperset(_SMALL_WORD.findall(before))


def is_dated_only(segment: Segment, mentions: Sequence[Mention]) -> bool:
    """Tell whether only a year marks a line as a work; this says little, because films have years too."""
    weak = _WEAK.search(segment.text) or (segment.place is Place.ITEM and _YEAR_BEFORE.match(segment.text))
    if not mentions or not weak or any(mark.mark in _SET_OFF for mark in segment.marks):
        return False
    return not any(mention.ids or mention.venue or mention.authors or mention.links for mention in mentions)


def without_weak_marks(marked: Sequence[bool], weak: Sequence[bool]) -> list[bool]:
    """Return which lines are marked, without the weakly marked ones if there are too many of these.

    `weak` are the lines marked by form alone, as the lines of changelogs are.
    """
    strong = [is_marked and not is_weak for is_marked, is_weak in zip(marked, weak, strict=True)]
    return list(marked) if sum(marked) <= (1 + _BY_LOOKS) * sum(strong) else strong


def is_marked_by_looks(segment: Segment, mentions: Sequence[Mention]) -> bool:
    """Tell whether only bold type, a link, one person or a word like a venue marks a line, as in changelogs.

    Strong marks are: an id, a link to a paper, two authors, a conference, the label of a link to code, a column of
    titles, and the title marks of Chinese.
    """
    if (
        segment.place is Place.ROW
        or "《" in segment.text
        or segment.ids
        or any(is_paper_page(link.url) or is_resource(link.label) for link in segment.links)
    ):
        return False
    return all(map(_is_weak, mentions))


def says_enough(text: str) -> bool:
    """Tell whether a text is worth a query by its form: a name or a title of several words, not a plan."""
    return is_worth_asking(text) and not is_plan(text) and not is_generic(text)


def _is_weak(mention: Mention) -> bool:
    by_people = len(mention.authors) > 1 and may_begin_title(mention.text)
    if mention.ids or mention.year or by_people or mention.kind is Kind.FILE:
        return False
    return not mention.venue or mention.venue.islower() or not is_conference(mention.venue)


def columns_of_works(segments: Sequence[Segment], sightings: Sequence[Sequence[Sighting]]) -> dict[int, int]:
    """Return for each table, by its group number, the column that contains most of its known works."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for segment, seen in zip(segments, sightings, strict=True):
        if segment.place is Place.ROW:
            found[segment.group].update(segment.text.count(CELL_END, 0, sighting.start) for sighting in seen)
    return {group: counts.most_common(1)[0][0] for group, counts in found.items() if counts}


def title_to_ask(segment: Segment, column: int) -> str:
    """Return the title or name to look up for an item of a list of works; "" if it looks like neither.

    `column` is the column of a row in which its table names works; -1 if it has none.
    """
    if segment.place is Place.ROW:
        cells = segment.text.split(CELL_END)
        text = one_line(cells[column]) if 0 <= column < len(cells) and not segment.results else ""
    else:
        text = segment.reading if segment.place is Place.ITEM else ""
    if not text or is_generic(text) or not can_be_title(text):
        return ""
    if not text[:1].isupper() or is_plan(text) or not is_worth_asking(text):
        return ""
    if segment.links and all(is_service_page(link.url) for link in segment.links):
        return ""
    return text if (is_name(text) and cjk_share(text) < _FEW_SIGNS) or looks_titled(text) else ""


def holds_title(segment: Segment, passed: Sequence[tuple[str, str]]) -> bool:
    """Tell whether an item reads as a title around a known title that does not count there: it is looked up whole.

    `passed` are the known titles in the item that do not count, each with the reason. An item with a name before the
    title is not looked up: it is another work, or unclear, and is left to the user.
    """
    text = segment.reading
    if not passed or segment.place is not Place.ITEM or not can_be_title(text) or is_sentence(text) or is_plan(text):
        return False
    head = _HEAD.match(text)
    if (head and is_name(head[1])) or ("+" in segment.text and "+" not in text and _PLUS.search(segment.text)):
        return False
    key = squeeze(text)
    return any(title_size(title) >= _HELD_WORDS and squeeze(title) in key for title, _ in passed)


def is_worth_asking(text: str) -> bool:
    """Tell whether a text is worth a query by its form: a name, `Name: what it is`, or a title of some words.

    A numbered label is not (`Week 5: Midterm Exam`), nor a collection (`Awesome CLIP`).

    >>> [is_worth_asking(text) for text in ("Safety Briefing", "Glow: Better Layers", "Week 5: Midterm Exam")]
    [False, True, False]
    >>> [is_worth_asking(text) for text in ("BM25", "BM25 tuning", "pandemic, and all the forecasts fail")]
    [True, False, False]
    >>> [is_worth_asking(text) for text in ("Awesome 3D Detection", "awesome-clip", "AWESOME: Better Layers")]
    [False, False, True]
    >>> [is_worth_asking(text) for text in ("MLOps, CI/CD, SLA", "FIXME FOO BAR", "LLAMA 2")]
    [False, False, True]
    >>> is_worth_asking("MoE: router, load balancing loss, capacity factor")
    False
    >>> is_worth_asking("Compte Rendu de la Réunion du Lundi")
    False
    """
    rest = _NUMBERED.sub("", text)
    if _COLLECTION.match(rest) or _REMARKS.search(rest) or _CHAIN.match(rest) or _SETTINGS.search(rest):
        return False
    unhyphened = " ".join(rest.split()[:_NAME]).replace("-", " ")  # `Kick-Off` is not a name
    if "_" in rest and " " not in rest:  # the name of a file
        return title_size(rest.replace("_", " ")) >= _TELLING
    named = is_name(rest) and any(map(is_name_word, unhyphened.split())) and not _is_no_name(rest)
    is_long = (is_colon_form(rest) or title_size(rest) >= _TELLING) and not rest[:1].islower()
    return named or (is_long and not _is_foreign(rest))


def _is_no_name(text: str) -> bool:
    """Tell whether a text is several names, or plain words beside a name: `EMA, SWA`, `BM25 tuning`, `FIX ME`."""
    shouted = " " in text and text.isupper() and text.replace(" ", "").isalpha()
    return shouted or "," in text or any(word.islower() and word.isalpha() for word in text.split())


def _is_foreign(text: str) -> bool:
    """Tell whether a text has more function words of other languages than English ones: often a note's own topic."""
    return len(_FOREIGN.findall(text)) > len(_ENGLISH.findall(text))


def is_plan(text: str) -> bool:
    """Tell whether a text is a task, an empty slot of a plan, or a list of parts, and so not a title.

    >>> is_plan("Pay the Electricity Bill"), is_plan("cancelled (Winter School)"), is_plan("Paying Attention to Detail")
    (True, True, False)
    >>> is_plan("7 March, Milano"), is_plan("Coming soon: more editors"), is_plan("Q2 retro: the cache")
    (True, True, True)
    >>> is_plan("Present: Ana, Wim"), is_plan("ARR deadline Oct 15"), is_plan("Presenting Deadlines")
    (True, True, False)
    >>> is_plan("Q2 Learning of Things"), is_plan("Coming Sooner or Later")
    (False, False)
    """
    return _PLAN.search(text) is not None or begins_planned(text) or lists_parts(text)


def asked(segment: Segment, text: str) -> Mention:
    """Return the mention with which an item of a list of works is looked up."""
    return Mention(
        file=segment.file,
        line=segment.line,
        text=text,
        kind=Kind.ALIAS if is_name(text) else Kind.LINE,
        year=segment.year,
        venue=segment.venue,
        authors=segment.authors,
        links=segment.links,
        section=segment.section,
        heading=segment.heading,
    )
