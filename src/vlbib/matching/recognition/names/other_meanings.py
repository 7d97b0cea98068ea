"""Short names that a text spells out as something else: `MAE: mean absolute error` is not the work called MAE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.initials import initials
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import find_word, squeeze, words
from vlbib.core.titles import is_name_like, is_next_version
from vlbib.core.unknown_titles import is_titled_otherwise
from vlbib.matching.recognition.titles.hinted_names import heads_one_work, titles_headed_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Sighting

_SPELLED = lazy_pattern(r"\s*(?:[:：=]|[-–—](?=\s)|[(（])\s*([^\W\d_][^\W\d_]*(?:[\s-]+[^\W\d_]+){1,10})")
# Keys (`Ctrl-C`, `CTRL+C`) and parts (`PART I`)
_NO_NAMES = lazy_pattern(
    r"(?:Alt|Cmd|Ctrl|Esc|Shift)(?:[-+]\w+)*|(?:ALT|CMD|CTRL|ESC|SHIFT)\+\w+"
    r"|(?i:part|chapter|section|act|vol(?:ume)?|book|phase|stage|class|type|level) (?:[IVX]{1,4}|\d{1,2}|[A-D])"
)
_ITEM_NUMBER = lazy_pattern(r"[A-Z]\d{1,2}(?=[.):：])")
_BRACKET = lazy_pattern(r" ?[(（\[]([^()（）\[\]\x1f\n]{2,20})[)）\]]")
_FOLDER_END = lazy_pattern(r"/(?![\w/])")
_NEXT_WORD = lazy_pattern(r" [A-Za-z][A-Za-z-]{3,}(?![\w-])")
_WORD_BEFORE = lazy_pattern(r"(?<![\w-])([A-Za-z]{3,20}) $")
_EQUALS = lazy_pattern(r"(?:\s?[(（]?\s?[=＝]|\s(?:is|was|ist|est|es|é|è))\s?[\"“”‘’'*_«『《]*")
_CAPITALISED = lazy_pattern(r"[A-Z][a-z]\w*(?:[ -][A-Z][a-z]\w*){2,6}")
# People in brackets: several joined by a word or sign, or one and others
_SURNAME = r"[^\W\d_a-z][\w'’-]+"
_PEOPLE = lazy_pattern(
    rf"\s?[(（](?P<people>(?:{_SURNAME} )?{_SURNAME}(?=,? et al\b)"
    rf"|{_SURNAME}(?:, {_SURNAME})*,? (?:&|and|und|et|y|e) {_SURNAME}(?=[)）,;]))"
)
_PEOPLE_APART = lazy_pattern(r", (?:(?:&|and|und|et|y|e) )?| (?:&|and|und|et|y|e) ")
_FAR = 30  # characters before a name that are read
_LEAST = 3  # minimum letters of initials
_STEM = 4  # first letters that two forms of a word share
_BEFORE_NOUNS = "one any all each every our my your their some this no two few many per more same"
_DETERMINERS = frozenset(_BEFORE_NOUNS.split())


def means_otherwise(text: str, start: int, end: int, body: Known) -> bool:
    """Tell whether an abbreviation is spelled out after it in words that its work's title does not have."""
    name = text[start:end]
    title = _work_called(name, body) if name.isupper() else ""
    if not title:
        return False
    match = _SPELLED.match(text, end)
    phrase = match[1] if match and _abbreviates(name, match[1]) else _spelled_on_line(text, start, name)
    return bool(phrase) and _stems(title).isdisjoint(_stems(phrase))


def _abbreviates(name: str, phrase: str) -> bool:
    """Tell whether a name is the initials of a phrase, or of its translation: one letter may be another, not the first.

    >>> _abbreviates("DPO", "delegado de protección de datos"), _abbreviates("DPO", "data office")
    (True, False)
    """
    letters, spoken = squeeze(name), [word for word in words(phrase) if len(word) >= _LEAST]
    own = "".join(word[0] for word in spoken)
    is_near = len(own) == len(letters) >= _LEAST and own[0] == letters[0] and _differing(own, letters) == 1
    return is_near or letters in initials(phrase)


def _differing(letters: str, initial: str) -> int:
    return sum(left != right for left, right in zip(letters, initial, strict=True))


def _work_called(name: str, body: Known) -> str:
    """Return the title of the work with a short name, else the first that has it before its colon; "" if none has."""
    return body.bearer(name) or next((title.text for title in titles_headed_by(name, body)), "")


def _spelled_on_line(text: str, start: int, name: str) -> str:
    """Return capitalised words on the line of a name that it abbreviates: `SMAC (StarCraft Agent Challenge)`."""
    line = f"{text[:start].rpartition(chr(10))[2]}{text[start:].partition(chr(10))[0]}"
    runs = (match[0] for match in _CAPITALISED.finditer(line)) if len(name) >= _LEAST else ()
    return next((run for run in runs if squeeze(name) == "".join(word[0] for word in words(run.replace("-", " ")))), "")


def is_of_others(text: str, end: int, title: str, body: Known) -> bool:
    """Tell whether brackets after a short name have people of whom none is an author of its work.

    A year is not needed: `BART (Chipman, George & McCulloch)`. Of a work without known authors nothing is said.
    """
    match = _PEOPLE.match(text, end)
    if match is None:
        return False
    cited = {squeeze(name.split()[-1]) for name in _PEOPLE_APART.split(match["people"]) if name}
    people = [set(facts.people) for facts in body.facts_of(title) if facts.people]
    return bool(people) and all(cited.isdisjoint(each) for each in people)


def means_its_line(text: str, start: int, end: int, named: Sequence[Sighting], body: Known) -> bool:
    """Tell whether a short name takes another meaning from its line: words that it abbreviates, or a work before it.

    `named` is what the text names besides. Numbers of items (`C4. Do two steps`), keys (`Ctrl-C`), parts
    (`PART I`), folders (`transfer/`), names before a later version (`MoCo (v2)`) and the first word of another work's
    name (`AdapterHub playground`) are no such works either.
    """
    name = text[start:end]
    if _NO_NAMES.fullmatch(name) or _FOLDER_END.match(text, end) or _is_number(text, start, end):
        return True
    bracket = _BRACKET.match(text, end)
    if (bracket and is_next_version(bracket[1])) or longer_name(text, start, end, body):
        return True
    if is_end_of_name(text, start, end, body):
        return True
    title = _work_called(name, body)
    if title and (is_titled_otherwise(text, end, title) or is_of_others(text, end, title, body)):
        return True
    titles = [each for each in named if not each.is_name]
    is_short_form = means_otherwise(text, start, end, body) or abbreviates_any(name, titles, body)
    is_short_form = is_short_form or is_defined(text, end, titles)
    return is_short_form or is_word_of_any(name, start, named)


def is_defined(text: str, end: int, titles: Sequence[Sighting]) -> bool:
    """Tell whether a title follows a name and `=` or `is`: `COMA (= Counterfactual Policy Gradients)`."""
    match = _EQUALS.match(text, end)
    return match is not None and any(match.end() == each.start for each in titles)


def longer_name(text: str, start: int, end: int, body: Known) -> str:
    """Return the name and the word after it if that is the name of another work; "" if it is not."""
    match = _NEXT_WORD.match(text, end)
    longer = f"{text[start:end]}{match[0]}" if match else ""
    is_name = bool(longer) and body.naming(longer) in (Naming.HINT, Naming.RECORDED)
    return longer if is_name and heads_one_work(longer, body) else ""


def is_end_of_name(text: str, start: int, end: int, body: Known) -> bool:
    """Tell whether a name and the word before it, written as one, are the name of another work: `speech YOLO`."""
    match = _WORD_BEFORE.search(text[max(start - _FAR, 0) : start])
    joined = f"{match[1]}{text[start:end]}" if match else ""
    return body.naming(joined) in (Naming.HINT, Naming.RECORDED) and heads_one_work(joined, body)


def _is_number(text: str, start: int, end: int) -> bool:
    """Tell whether a name is the number of an item of an exam or a plan, at the start of a line."""
    match = _ITEM_NUMBER.match(text, start)
    return match is not None and match.end() == end and not any(map(str.isalpha, text[:start].rpartition("\n")[2]))


def is_word_before_name(text: str, body: Known) -> bool:
    """Tell whether a text is a word before a name, though the two make another name: `con ViT`, `one LLM`."""
    word, _, name = text.partition(" ")
    if word in _DETERMINERS:
        return True
    return word.islower() and is_name_like(name) and body.bearer(name) not in ("", body.bearer(text))


def is_word_of_any(name: str, at: int, named: Sequence[Sighting]) -> bool:
    """Tell whether a name is a word of a title or longer name before it: a remark then says more about that work.

    `at` is where the name is, `named` what its text names.
    """
    return any(find_word(each.text, name) >= 0 for each in named if each.end <= at and each.text != name)


def abbreviates_any(name: str, titles: Sequence[Sighting], body: Known) -> bool:
    """Tell whether capitals are the initials of words in one of the `titles` on their line, of another work.

    `AVQA` after a title about Audio-Visual Question Answering is that task, not the work called so; but it is the work
    whose title begins with these words.
    """
    if not (name.isupper() and name.isalpha() and len(name) >= _LEAST):
        return False
    own = squeeze(body.bearer(name))
    spelled = [(squeeze(each.text), phrase) for each in titles if (phrase := _spelled_out(name.lower(), each.text))]
    return bool(spelled) and not any(title == own or own.startswith(phrase) for title, phrase in spelled)


def _spelled_out(letters: str, title: str) -> str:
    """Return the words of a title, joined, whose initials are some letters; "" if there are none."""
    spoken = words(title.replace("-", " "))
    at = "".join(word[0] for word in spoken).find(letters)
    return "".join(spoken[at : at + len(letters)]) if at >= 0 else ""


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text) if len(word) >= _STEM)
