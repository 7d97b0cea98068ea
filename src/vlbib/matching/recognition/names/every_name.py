"""Every short name and short title on a line, whatever is around it and in any spelling.

This names no work. It is the last check of a line without any report, so that no known work is overlooked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.known import LEAST_LETTERS, Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import ACCENTED, name_marks, squeeze
from vlbib.core.text import words as words_of
from vlbib.core.titles import is_coined, is_name_word, is_own_in_small_letters
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.context.people_listed import without_people
from vlbib.matching.recognition.names.lower_case_names import line_in_own_capitals
from vlbib.matching.recognition.titles.hinted_names import HEAD_END, are_of_one_work, heads_one_work, titles_headed_by
from vlbib.matching.recognition.titles.rare_titles import begins_many_titles, is_in_title_case, is_short_title
from vlbib.matching.recognition.titles.word_heads import begun_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known

# A word in Latin letters that is not part of a URL or a path, and not a handle or tag: `OSNet+ByteTrack` are two
_WORD = lazy_pattern(
    rf"(?<![A-Za-z{ACCENTED}0-9_@#\\])(?<![\w.]\.)(?<![\w.]/(?![A-Z]))(?!https?:|www\.|10\.\d)"
    r"[A-Za-z0-9](?:(?:[A-Za-z0-9.-]|\+(?![A-Z][\w-]{2}))*(?:[A-Za-z0-9]|\+(?![A-Z][\w-]{2})))?+"
    rf"(?![@\\_{ACCENTED}]|\.\w|/(?![A-Z])\w|://)"
)
_FILE_END = lazy_pattern(r"\.pdf\b")
_MOST_WORDS = 4  # maximum words of a name
_MOST_JOINED = 3  # maximum words in small letters that are one word of their work
_LEAST_LETTERS = 3  # minimum letters and digits of a name
_TELLING = lazy_pattern(r"[A-Z]{3}$|\d|-")  # unlike `PRedItOR`, whose letters are also those of a word
_LEAST_SMALL = 7  # minimum letters of a word in small letters that no record gives as a name
_LEAST_PLAIN = 4  # minimum letters of a lower-case word, and of a name that is only the beginning of a title
_LEAST_BEGINNING = 3  # minimum words of the beginning of a title without a colon, all capitalised
# Six words, five, four, and three
_BEGINNINGS = tuple(
    lazy_pattern(rf"(?:[^\W_]+(?:['’][^\W_]+)?(?:[ -]|[,:?!] )){{{count}}}[^\W_]+(?![\w'’-])") for count in (5, 4, 3, 2)
)
_LEAST_BEGUN = 18  # minimum letters and digits of these words
_LEAST_SHARED, _MOST_SHARING = 4, 3  # minimum words with which several titles begin, and maximum titles
# A line of words, perhaps behind a date or a label and before a remark: `04-21: tied transformers (old)`
_ALONE = lazy_pattern(
    r"\W*+(?:[\d:./-]+\s*[:–—-]*\s+|[^\W\d_]+\s?[:：]\s+)?"
    r"(?P<words>[^\W_](?:[\w'’&!+-]| (?=[\w&+]))*)\W*(?:[(（,;–—-]\s?.*)?\s*"
)
_LIST_JOINT = lazy_pattern(r"\s?[/|,;·+]\s?")
_NEXT_WORD = lazy_pattern(r"[ ,:-]{1,2}[^\W_]+")
_GOES_ON = lazy_pattern(r" ?[A-Za-z\d\"“]")  # what continues a title
_PLAIN = lazy_pattern(r"[A-Z][a-z]{4,}")  # a word that may be a name only because one title has it before its colon
_INSIDE = lazy_pattern(r"(?<=[\w,;:，；：、。(（\"“])|(?<=[\w,;:，；：、。(（\"“] )")  # a sentence goes on here
_SHORT = lazy_pattern(r"[A-Z]\d")  # `T5`


def every_name_in(text: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the names on a line, each with the title of its work ("" if several share it); none inside another.

    A lower-case word counts if records give it as a name (`llava`). A name that several works share needs a capital,
    and a name that is only the beginning of a title must be spelled as in the title; a plain word (`Topkapi`) counts
    inside a sentence if no other title begins with it. Of `BERT-style`, `BERT` counts. If no name is that of one work,
    the main title that the line is, or the first three to six words that are a title or begin exactly one, stand for
    them.
    """
    written, text = text, "\n".join([line_in_own_capitals(line, body) for line in text.split("\n")])
    text = without_people(_FILE_END.sub("    ", text))
    words = [match.span() for match in _WORD.finditer(text)]
    at, any_found = 0, False
    while at < len(words):
        count, name, title = _longest(text, words[at : at + _MOST_WORDS], body)
        if count:
            any_found = any_found or bool(title)
            start = words[at][0]
            yield written[start : start + len(name)], title
        at += max(count, 1)
    if not any(map(str.isupper, written)):
        yield from _listed_heads(written, body)
    if not any_found:
        yield from _main_title_alone(written, body) or _beginning_in(written, body)


def _listed_heads(text: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the parts of a list in lower case that are what comes before the colon of one work's title, with it."""
    parts = _LIST_JOINT.split(text)
    for part in parts if len(parts) > 1 else ():
        for name in dict.fromkeys((part.strip(), part.split()[0] if part.split() else "")):
            is_head = name not in ORDINARY_WORDS and len(name.split()) <= _MOST_WORDS and heads_one_work(name, body)
            if is_head and body.naming(name) is Naming.HINT:
                yield name, next(title.text for title in body.near(squeeze(name)))
                break


def _main_title_alone(text: str, body: Known) -> list[tuple[str, str]]:
    """Return the words of a line if they are the main title of one known work, in any case, and its title."""
    match = _ALONE.fullmatch(text)
    words = match["words"] if match else ""
    titles = list(titles_headed_by(words, body)) if " " in words and len(squeeze(words)) >= LEAST_LETTERS else []
    return [(words, titles[0].text)] if titles and are_of_one_work(words, titles) else []


def _beginning_in(text: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the first words on a line that are a known title or begin exactly one, and the title.

    "" stands for the titles of two or three works that begin with the same four words or more.
    """
    starts = [start for start, _ in begun_words(text, body)]
    for pattern in _BEGINNINGS:
        for start in starts:
            begun = pattern.match(text, start)
            letters = squeeze(begun[0]) if begun else ""
            titles = {title.key: title.text for title in body.near(letters)} if len(letters) >= _LEAST_BEGUN else {}
            title = titles.get(letters) or (next(iter(titles.values())) if len(titles) == 1 else None)
            if begun and title:
                yield _longest_beginning(text[start:], begun[0], title), title
                return
            if begun and len(begun[0].split()) >= _LEAST_SHARED and titles and len(titles) <= _MOST_SHARING:
                yield begun[0], ""
                return


def _longest_beginning(text: str, begun: str, title: str) -> str:
    """Return the words of a text, from its start, that go on as a title does; the text begins with `begun`."""
    wanted, last = words_of(title), len(begun)
    for word in _NEXT_WORD.finditer(text, last):
        own = words_of(text[: word.end()])
        if word.start() != last or own != wanted[: len(own)]:
            break
        last = word.end()
    return text[:last]


def _longest(text: str, words: Sequence[tuple[int, int]], body: Known) -> tuple[int, str, str]:
    """Return the longest name at the start of some words: its number of words, the name, its work's title.

    (0, "", "") if there is none.
    """
    start, first = words[0][0], text[slice(*words[0])]
    joined = _joined(text, words, body) if first[0].islower() else None
    if joined or first in ORDINARY_WORDS:
        return joined or (0, "", "")
    most = len(words) if first[0].isupper() or is_name_word(first) else 1
    for count in range(most, 0, -1):
        for name in _beginnings(text, words[:count]) if _is_run(text, words[:count]) else ():
            title = _bearer_of(name, body)
            if title is None and "-" in name[name.rfind(" ") + 1 :]:
                title = _reported_on(name, body) or None
            if title is not None:
                return count, text[start : start + len(name)], title
        if count >= _LEAST_BEGINNING and _is_run(text, words[:count]) and not _GOES_ON.match(text, words[count - 1][1]):
            name = text[start : words[count - 1][1]]
            title = _begun_by(name, body)
            if title:
                return count, name, title
    is_rare = _PLAIN.fullmatch(first) and _INSIDE.match(text, start) and heads_one_work(first, body)
    title = next((title.text for title in titles_headed_by(first, body)), "") if is_rare else ""
    return (1, first, title) if title else (0, "", "")


def _joined(text: str, words: Sequence[tuple[int, int]], body: Known) -> tuple[int, str, str] | None:
    """Return as `_longest` some words in small letters that are one coined word of their work: `visual webarena`.

    They are not all in a dictionary: `deep lab` may be a laboratory.
    """
    for count in range(min(len(words), _MOST_JOINED), 1, -1):
        parts = [text[slice(*word)] for word in words[:count]]
        name = text[words[0][0] : words[count - 1][1]]
        if name.islower() and name == " ".join(parts) and any(_is_no_word(part) for part in parts):
            title = body.bearer(name)
            if any(squeeze(word) == squeeze(name) for word in title.split()):
                return count, name, title
    return None


def _is_no_word(text: str) -> bool:
    return text.isalpha() and text not in ORDINARY_WORDS and text not in EVERYDAY_WORDS


def _beginnings(text: str, words: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield some words as one text, then without each hyphenated ending of the last: `GPT-3-style`, `GPT-3`, `GPT`."""
    run = text[words[0][0] : words[-1][1]]
    yield run
    last = words[-1][0] - words[0][0]
    while (cut := run.rfind("-", last)) > last:
        run = run[:cut]
        yield run


def _is_run(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Tell whether single spaces separate the words, and the last one has a capital or a digit."""
    gaps = (text[first[1] : second[0]] for first, second in pairwise(words))
    last = text[slice(*words[-1])]
    is_named = last[0].isupper() or last[0].isdigit() or is_name_word(last)
    return all(gap == " " for gap in gaps) and (is_named or len(words) == 1)


def _bearer_of(name: str, body: Known) -> str | None:
    """Return the title of the work with a name, "" if several share it; None if it is not a name."""
    key = squeeze(name)
    if (len(key) < _LEAST_LETTERS and not _SHORT.fullmatch(name)) or key.isdigit() or is_conference(name):
        return None
    if name.islower():
        title = body.bearer(name) if len(key) >= _LEAST_PLAIN else ""
        return title or _in_small_letters(name, body)
    naming = body.naming(name)
    if naming is Naming.RECORDED:
        return body.bearer(name)
    if naming is Naming.SHARED:
        return ""
    if (len(key) < _LEAST_PLAIN and not name_marks(name)) or naming is Naming.NONE:
        return None
    return _title_of(name, body, is_title=naming is Naming.TITLE)


def _in_small_letters(name: str, body: Known) -> str | None:
    """Return the title of the only work that has a word in small letters before its colon, with capitals inside.

    Letters with other capitals may also be those of an ordinary word, perhaps with a slip (`heterogenius`).
    """
    if len(name) < _LEAST_SMALL or not is_own_in_small_letters(name) or body.naming(name) is not Naming.HINT:
        return None
    titles = [title for title in body.near(squeeze(name)) if HEAD_END.match(title.text, len(name))]
    head = titles[0].text[: len(name)] if titles and are_of_one_work(name, titles) else ""
    return titles[0].text if head.lower() == name and is_coined(head) and _TELLING.search(head) else None


def _begun_by(name: str, body: Known) -> str:
    """Return the only known title that begins with some capitalised words (`Adversarial Turing Patterns`), or ""."""
    if not all(word[0].isupper() for word in name.split()):
        return ""
    begun = {title.key: title.text for title in body.near(squeeze(name))}
    return next(iter(begun.values())) if len(begun) == 1 else ""


def _reported_on(name: str, body: Known) -> str:
    """Return the only known title that a hyphenated name begins as a word (`Qwen2.5-Omni Technical Report`), or ""."""
    if not name.rpartition("-")[2][:1].isupper():
        return ""
    begun = {title.key: title.text for title in body.near(squeeze(name))}
    titles = [title for title in begun.values() if title.startswith(f"{name} ")]
    return titles[0] if len(begun) == len(titles) == 1 else ""


def _title_of(name: str, body: Known, *, is_title: bool) -> str | None:
    """Return the title that a name is, or comes before the colon of; "" if several do, None if none does."""
    if is_title:
        counts = (
            is_short_title(name, body) and is_in_title_case(name, 0, len(name)) and not begins_many_titles(name, body)
        )
        return name if counts or (" " not in name and is_name_word(name)) else None
    if not (is_name_word(name) or " " in name):
        return None
    headed = {title.key: title.text for title in titles_headed_by(name, body)}
    if len(headed) == 1 or not headed:
        return next(iter(headed.values()), None)
    return ""
