"""Names in running text that are only the beginning of a title (`FixMatch: Simplifying ...`): its work may be meant.

They wait for a decision, because such a name sometimes belongs to another work. A word that titles use as an ordinary
word (`LiDAR Point Clouds`) is not such a name, nor is one that begins the titles of several works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import COMMON_WORDS
from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.text import name_marks, squeeze
from vlbib.core.titles import is_flat
from vlbib.core.uncapitalised_names import is_small_name
from vlbib.core.venues import is_conference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle

# A word with a capital or a digit after its first letter; not part of a path, a URL or a handle
_WORD = lazy_pattern(
    r"(?<![A-Za-z0-9_/@.:\\#~-])(?=[A-Za-z0-9-]{4,40}+(?![A-Za-z0-9+]))(?=[A-Za-z\d-]+[A-Z\d])[A-Za-z][A-Za-z\d-]+"
    r"(?<!-)(?![\w@/\\+]|://)"
)
_LEAST = 4  # minimum letters and digits of such a name
_REPORT = r"\s[Tt]echnical [Rr]eport$"  # after the name of a model
_HEADED = lazy_pattern(rf"[^:：]+?(?=\s?[:：]|\s[-–—]\s|[?!？！]\s|{_REPORT})")  # the main title
_LONGER = lazy_pattern(rf"[-+.][\w+.-]+(?:\s?[:：]|{_REPORT})")  # the rest of a longer name before a colon
_ALIKE = 20  # letters after a name that titles of one work have in common: `... Description`, `... Descriptions`
HEAD_END = lazy_pattern(rf"\s?[:：]|\s[-–—]\s|[?!？！]\s|{_REPORT}")  # what follows the name in its work's title


def hinted_words(text: str, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the words that are spelled like names and are known only as the beginning of titles."""
    for word in _WORD.finditer(text):
        is_other = is_program_or_measure(word[0]) or is_conference(word[0])
        if body.naming(word[0]) is Naming.HINT and not is_other:
            yield word.start(), word.end()


def titles_headed_by(name: str, body: Known) -> Iterator[KnownTitle]:
    """Yield the known titles in which a name comes before the colon or dash.

    In any case if it has several words or is in small letters and no word, or if the title has lost its capitals there
    (`Gptq: Accurate ...`).
    """
    key, folded = squeeze(name), " " in name or (len(name) >= _LEAST and is_small_name(name))
    for title in body.near(key):
        head = _HEADED.match(title.text)
        if head and (head[0] == name or ((folded or is_flat(head[0], name)) and _is_same(head[0], name))):
            yield title


def _is_same(head: str, name: str) -> bool:
    return squeeze(head) == squeeze(name) and name_marks(head) == name_marks(name)  # `DuQuant++` is another one


def titles_called(name: str, body: Known) -> Sequence[KnownTitle]:
    """Return the titles of the works called by a name: records give it, or it comes before their colon or dash."""
    return list(dict.fromkeys((*body.bearers(name), *titles_headed_by(name, body))))


def likely_titles(titles: Sequence[KnownTitle]) -> Sequence[KnownTitle]:
    """Return those of the titles that a name may have which are well known, if any are: few people mean the others."""
    return [title for title in titles if title.well_known] or titles


def are_of_one_work(name: str, titles: Iterable[KnownTitle]) -> bool:
    """Tell whether titles headed by a name are all of one work: they go on alike, if not to their ends."""
    return len({title.key[: len(squeeze(name)) + _ALIKE] for title in titles}) == 1


def heads_one_work(name: str, body: Known) -> bool:
    """Tell whether a name comes before the colon in the titles of exactly one work, and no title uses it otherwise.

    A longer name (`ShowUI-Aloha: ...`) is another one.
    """
    key = squeeze(name)
    if len(key) < _LEAST:
        return False
    beginning = [title for title in body.near(key) if squeeze(title.text[: len(name)]) == key]
    after = [(title, title.text[len(name) :]) for title in beginning]
    whole = [title for title, rest in after if not rest[:1].isalnum() and not _LONGER.match(rest)]
    return are_of_one_work(name, whole) and all(HEAD_END.match(title.text, len(name)) for title in whole)


def is_well_known(name: str, body: Known) -> bool:
    """Tell whether a name comes before the colon of one title in the catalogue, and no earlier title begins so.

    Later works speak of it (`Diffusion Policy Policy Optimization`). A common word in capitals (`NOPE`) is no name.
    """
    key = squeeze(name)
    if len(key) < _LEAST or name.lower() in COMMON_WORDS or is_conference(name):
        return False
    own = [title for title in titles_headed_by(name, body) if title.well_known]
    if not own or not are_of_one_work(name, own) or not own[0].text.lower().startswith(name.lower()):
        return False
    beginning = own[0].key[: len(key) + _ALIKE]
    others = (title.text for title in body.near(key) if not title.key.startswith(beginning))
    rivals = (rival for rival in others if _begins_with(rival, name))
    return all(_is_later(rival, own[0].text, body) for rival in rivals)


def little_known_title(name: str, body: Known) -> str:
    """Return the title of the only work that is known to begin with a name, if it is not in the catalogue; else "".

    A name in small letters may be a word of some language: then a work in the catalogue counts, too (`cooked` for
    `COOkeD: ...`).
    """
    titles = list(titles_headed_by(name, body)) if body.naming(name) is Naming.HINT else []
    is_word = name.islower() and not is_small_name(name)
    if is_word and body.naming(name) is Naming.HINT:
        titles = [title for title in body.near(squeeze(name)) if HEAD_END.match(title.text, len(name))]
    is_known = any(title.well_known for title in titles) and not is_word
    return titles[0].text if are_of_one_work(name, titles) and not is_known else ""


def _begins_with(title: str, name: str) -> bool:
    """Tell whether a title begins with a name in any case, and its word ends there."""
    rest = title[len(name) :]
    return squeeze(title[: len(name)]) == squeeze(name) and not (rest and rest[0].isalnum())


def _is_later(title: str, earlier: str, body: Known) -> bool:
    """Tell whether a title is known to be of a later year than another."""
    years = [[facts.year for facts in body.facts_of(text) if facts.year] for text in (title, earlier)]
    return all(years) and min(years[0]) > min(years[-1])
