"""Short names that mean a work of the field of their note: `MERT` in a note about music, `informer` about time series.

A name that several works share, or a plain word, means the work that the note names elsewhere, or the only one of these
works whose title has enough words of the titles that the note names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.field_of_study import leading
from vlbib.core.known import Naming
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import squeeze
from vlbib.core.titles import is_coined
from vlbib.core.uncapitalised_names import is_small_name
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.known import Known, KnownTitle

_MANY = 2  # so many other works of a name in the catalogue, and even one that notes name may not be meant
_FIT, _LEAD = 5, 2  # minimum fit with the field, and how many times that of any other work
_LEAD_PLAIN = 3  # the same for a plain word or an abbreviation
_FIT_ALONE = 3  # minimum fit of the only work that is known to be called by a coined name
_MOST_LETTERS = 4  # maximum letters of an abbreviation of many things
_FIT_PLAIN = 8  # minimum fit of a title that begins with a plain word, which no record gives as a name


def title_recorded(name: str, body: Known) -> str:
    """Return the title of the work to which alone records give a name; "" if there is none."""
    return body.bearer(name) if body.naming(name) is Naming.RECORDED else ""


def title_alone(name: str, body: Known) -> str:
    """Return the title of the only work that is known by a name which may have others, too; "" if there are several.

    One source gives it the name, or the name has three letters: `DADS`, `EWC`. Or the name is its whole title, of
    capitalised words: `Deep Sets`. A work with another name before its colon only uses what is called so.
    """
    naming = body.naming(name)
    is_title = naming is Naming.TITLE and len(name.split()) > 1 and all(word[0].isupper() for word in name.split())
    titles = list(titles_called(name, body)) if naming is Naming.SHARED or is_title else []
    titles += [title for title in body.near(squeeze(name)) if title.key == squeeze(name)] if is_title else []
    works = _works_of(titles, name, body)
    if len(works) != 1 or not works[0][0].well_known:
        return ""
    head, colon, _ = works[0][0].text.partition(":")
    return "" if colon and " " not in head and squeeze(head) != squeeze(name) else works[0][0].text


def work_of_field(name: str, field: FieldOfStudy, body: Known) -> str:
    """Return the title of the work that a name means in a note of a field; "" if none or several may be meant.

    A work that the note names elsewhere is meant unless the catalogue has another one of this name: `SAM`. A plain word
    (`SHALE`), and a name that records give to several works, mean well-known works only.
    """
    titles = _titles_called(name, body)
    named = [title for title in titles.values() if field.has(title.text)]
    if named:
        others = any(title.well_known and title not in named for title in titles.values())
        return named[0].text if len(named) == 1 and not others else ""
    works = _works_of(titles.values(), name, body)
    is_plain = name.lower() in EVERYDAY_WORDS or name.lower() in ORDINARY_WORDS
    naming = body.naming(name)
    is_no_word = is_small_name(name.lower())
    is_alone = len(works) == 1 and (is_coined(name) or (is_no_word and name.islower()))
    is_letters = name.isalpha() and name.isupper() and len(name) <= _MOST_LETTERS
    is_common = (is_plain or is_letters) and naming < Naming.SHARED
    least = _FIT_PLAIN if is_common else _FIT_ALONE if is_alone else _FIT
    fits = [(max(field.fit(title.text, name) for title in work), work) for work in works]
    best = leading(fits, least, _LEAD_PLAIN if is_plain or name.isupper() else _LEAD)
    is_word = name[1:].islower() and not is_no_word
    needs_fame = is_plain or is_letters or is_word or naming is Naming.SHARED  # `Director`, `EMA`
    return best[-1].text if best and (best[-1].well_known or not needs_fame) else ""


def _works_of(titles: Iterable[KnownTitle], name: str, body: Known) -> list[list[KnownTitle]]:
    """Return titles by their works: those of one work go on alike after the name, or have the people and the year.

    A submission may have been retitled: `Exphormer: Scaling ...`, `Exphormer: Sparse ...`.
    """
    works: list[list[KnownTitle]] = []
    for title in titles:
        same = (work for work in works if any(_are_of_one_work(title, each, name, body) for each in work))
        work = next(same, None)
        if work is None:
            works.append([title])
        else:
            work.append(title)
    return works


def _are_of_one_work(first: KnownTitle, second: KnownTitle, name: str, body: Known) -> bool:
    if are_of_one_work(name, (first, second)):
        return True
    if not all(squeeze(each.text).startswith(squeeze(name)) for each in (first, second)):
        return False
    facts = [{(each.people, each.year) for each in body.facts_of(text.text) if each.people} for text in (first, second)]
    return not facts[0].isdisjoint(facts[1])


def _titles_called(name: str, body: Known) -> dict[str, KnownTitle]:
    """Return the titles of the works called by a name, by their keys, well-known ones last.

    If some titles begin with a name in mixed capitals as it is spelled, those that begin with it in other capitals are
    others' (`SuperGLUE` for `SuperGlue`). Of several works that records call by a name of several words (`Swin UNETR`),
    those count whose titles have it, because not all of them may be known.
    """
    called = sorted(titles_called(name, body), key=lambda title: title.well_known)
    if " " in name and body.naming(name) is Naming.SHARED:
        called = [title for title in called if squeeze(name) in squeeze(title.text)]
    is_mixed = not (name.isupper() or name[1:].islower())
    is_spelled = is_mixed and any(title.text.startswith(name) for title in called)
    others = {title.key for title in called if is_spelled and _has_otherwise(title.text, name)}
    return {title.key: title for title in called if title.key not in others}


def _has_otherwise(title: str, name: str) -> bool:
    """Tell whether a title begins with a name in other inner capitals: not one that has lost them (`Superglue`)."""
    head = title[: len(name)]
    return head != name and head.lower() == name.lower() and not head[1:].islower()


def titles_meant(name: str, body: Known) -> tuple[str, ...]:
    """Return the titles of the works that a name may mean if notes name them otherwise.

    Not those beside which the catalogue has several other works of this name.
    """
    titles = _titles_called(name, body)
    many = sum(title.well_known for title in titles.values())
    return tuple(title.text for title in titles.values() if many - title.well_known < _MANY)
