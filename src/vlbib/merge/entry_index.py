"""Indexes the entries of a file by ids and titles: which is the work of a draft, and which only share an id with it.

Titles are decoded only if their rough forms agree: decoding TeX is far more expensive than reading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs

from vlbib.bibtex.block_values import first_values, read_values
from vlbib.core.entries import READ_FOR_IDS, USUAL_FOR_IDS, entry_ids
from vlbib.core.entry_types import COLLECTED, NO_WORK
from vlbib.core.ids import by_scheme
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import may_be_same_people, same_people
from vlbib.core.once import once
from vlbib.core.people import read_people
from vlbib.core.reused_titles import is_reused_title, place_apart
from vlbib.core.text import squeeze, words
from vlbib.core.versions import Version, same_publication, same_version
from vlbib.matching.title_agreement import titles_agree
from vlbib.merge.two_works import contradict, share_only_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block
    from vlbib.core.record import Draft

ID_FIELDS = frozenset(name.encode() for name in READ_FOR_IDS)
_USUAL_FIELDS = frozenset(name.encode() for name in USUAL_FOR_IDS)
# Lower-case texts, one of which is in every entry with an arXiv id in a less usual field.
_MAY_NAME_ARXIV = (b"arxiv", b"corr", b"citation", b"adsurl", b"{[", b'"[')
_ARXIV_NUMBER = lazy_pattern(rb"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?!\d)")
_LETTERS = lazy_pattern(r"\\(ss|[oOlLij]|ae|AE|oe|OE)(?![A-Za-z])")
_TELLING_WORDS = 3  # the fewest words of a title that identifies a work if only some authors agree
_COMMANDS = lazy_pattern(r"\\[A-Za-z]+")
Key = TypeVar("Key")


class EntryIndex(Struct, frozen=True, dict=True):
    """The indexes of a file's entries by id and by the rough form of the title."""

    document: Document
    ids: Mapping[tuple[str, str], tuple[int, ...]]
    titles: Mapping[str, tuple[int, ...]]

    def find(self, draft: Draft) -> int | None:
        """Return the index of the entry that is the work of a draft, or None.

        Of several entries, the one with the draft's version is preferred, so that a preprint beside it stays the
        owner's; then the one with the most ids in common; then one with the draft's type; then the first. A shared id
        alone is not enough: entries may have wrong DOIs, or those of proceedings.
        """
        numbered = [number for identity in draft.ids for number in self.ids.get(identity.key, ())]
        shared = [number for number in numbered if not self._shares_only_ids(number, draft)]
        title = draft.fields.get("title")
        rough = rough_title(title.text) if title else ""
        alike = self.titles.get(rough, ()) if rough else ()
        strict = [number for number in alike if number not in shared and self._is(number, draft, same_authors)]
        numbers = sorted({*shared, *strict})
        if not numbers:
            loose = (number for number in alike if self._is(number, draft, may_be_same_authors))
            by_title = next(loose, None) if alike else self._by_main_part(draft)
            return self._by_number(draft) if by_title is None else by_title
        first, *further = numbers
        if not further:
            return first
        return max(
            numbers,
            key=lambda number: (self._has_version(number, draft), shared.count(number), self._has_type(number, draft)),
        )

    def _by_main_part(self, draft: Draft) -> int | None:
        """Return the entry of the same publication, year and people whose title lacks the draft's subtitle."""
        title = draft.fields.get("title")
        main = main_part(title.text) if title else ""
        if not main:
            return None
        short = structs.replace(
            draft, fields={**draft.fields, "title": structs.replace(draft.fields["title"], text=main)}
        )
        alike = self.titles.get(rough_title(main), ())
        shortened = (number for number in alike if self._is(number, short, may_be_same_authors))
        return next((number for number in shortened if self._is_of_publication(number, draft)), None)

    def _by_number(self, draft: Draft) -> int | None:
        """Return the entry that contains the draft's arXiv number anywhere, if title and people agree.

        The title may lack the subtitle. The number may be in the name of a file, say (`2103.00020v2.pdf`), or among the
        keywords, where it may be another paper's.
        """
        arxiv = by_scheme(draft.ids, "arxiv")
        naming = self._numbers.get(arxiv.encode(), ()) if arxiv else ()
        return next((number for number in naming if self._agrees(number, draft)), None)

    @once
    def _numbers(self) -> dict[bytes, list[int]]:
        """The indexes of entries by the arXiv numbers that occur anywhere in them."""
        numbers: dict[bytes, list[int]] = defaultdict(list)
        starts = [block.start for block in self.document.entries]
        for match in _ARXIV_NUMBER.finditer(self.document.source):
            number = bisect_right(starts, match.start()) - 1
            if number >= 0 and number not in numbers[match[0]] and self._type(number) not in NO_WORK | COLLECTED:
                numbers[match[0]].append(number)
        return numbers

    def _agrees(self, number: int, draft: Draft) -> bool:
        entry = first_values(self.document, self.document.entries[number], frozenset({b"title", b"author", *ID_FIELDS}))
        texts = {name: value.text for name, value in draft.fields.items()}
        own, title = entry.get("title", ""), texts.get("title", "")
        return (
            (rough_title(own) == rough_title(main_part(title)) or titles_agree(decode(own), decode(title)))
            and may_be_same_authors(entry.get("author", ""), texts.get("author", ""))
            and not contradict(set(entry_ids(entry)), set(draft.ids))
        )

    def _is_of_publication(self, number: int, draft: Draft) -> bool:
        own, given = self._version(number), _version_of(draft)
        return bool(own.names) and own.year == given.year and same_publication(own, given)

    def _has_version(self, number: int, draft: Draft) -> bool:
        return same_version(self._version(number), _version_of(draft))

    def _version(self, number: int) -> Version:
        block = self.document.entries[number]
        return Version(block.type.decode().lower(), read_values(self.document, block))

    def strangers(
        self, draft: Draft, held: AbstractSet[tuple[str, str]] = frozenset()
    ) -> tuple[tuple[int, tuple[str, str]], ...]:
        """Return pairs of an entry of another work and an id of the draft that it has; ids in `held` do not count."""
        keys = (identity.key for identity in draft.ids if identity.key not in held)
        pairs = ((number, key) for key in keys for number in self.ids.get(key, ()))
        return tuple((number, key) for number, key in pairs if self._shares_only_ids(number, draft))

    def _shares_only_ids(self, number: int, draft: Draft) -> bool:
        """Tell whether an entry has a different title and different people than a draft, or is a volume of works."""
        if self._type(number) in COLLECTED and draft.type not in COLLECTED:
            return True
        entry = first_values(self.document, self.document.entries[number], frozenset({b"title", b"author"}))
        return share_only_ids(entry, {name: value.text for name, value in draft.fields.items()})

    def _is_placed_apart(self, number: int, texts: Mapping[str, str]) -> bool:
        return bool(place_apart(read_values(self.document, self.document.entries[number]), texts))

    def _has_type(self, number: int, draft: Draft) -> bool:
        return self._type(number) == draft.type

    def _type(self, number: int) -> str:
        return self.document.entries[number].type.decode().lower()

    def _is(self, number: int, draft: Draft, people: Callable[[str, str], bool]) -> bool:
        """Tell whether an entry has the draft's title, authors that agree by `people`, and no contradicting id.

        `may_be_same_authors` is enough only for a title with enough words to identify the work.
        """
        entry = first_values(self.document, self.document.entries[number], frozenset({b"title", b"author", *ID_FIELDS}))
        texts = {name: value.text for name, value in draft.fields.items()}
        title = decode(texts.get("title", ""))
        return (
            squeeze(decode(entry.get("title", ""))) == squeeze(title)
            and (people is same_authors or len(words(title)) >= _TELLING_WORDS)
            and people(entry.get("author", ""), texts.get("author", ""))
            and not contradict(set(entry_ids(entry)), set(draft.ids))
            and not (is_reused_title(title) and self._is_placed_apart(number, texts))
        )


def _version_of(draft: Draft) -> Version:
    return Version(draft.type, {name: value.text for name, value in draft.fields.items()})


def main_part(title: str) -> str:
    """Return a title (TeX) without the subtitle after its colon; "" if it has no subtitle.

    >>> main_part("Counting Lines in Maps: A Survey"), main_part("Counting Lines in Maps")
    ('Counting Lines in Maps', '')
    """
    main, mark, _ = title.partition(": ")
    return main if mark else ""


def same_authors(first: str, second: str) -> bool:
    """Tell whether two author values agree; `and others` stands for the rest of a list, and two empty values agree."""
    left, right = read_people(first), read_people(second)
    if not left.names or not right.names:
        return not left.names and not right.names
    size = min(len(left.names), len(right.names)) if left.others or right.others else None
    return same_people(left.names[:size], right.names[:size])


def may_be_same_authors(first: str, second: str) -> bool:
    """Tell whether two author values may be those of one paper: sources omit people and change their order."""
    return may_be_same_people(read_people(first).names, read_people(second).names)


def rough_title(value: str) -> str:
    """Return a title's letters and digits without decoding TeX: the same for equal titles, except for rare commands."""
    if "\\" in value:
        value = _COMMANDS.sub("", _LETTERS.sub(r"\1", value))
    return squeeze(value)


def index_entries(document: Document, *, titles: Iterable[str] = ()) -> EntryIndex:
    """Index the entries of a file by their ids, and by their titles if these are among `titles` (BibTeX text)."""
    ids: dict[tuple[str, str], list[int]] = defaultdict(list)
    rough: dict[str, list[int]] = defaultdict(list)
    wanted = {rough_title(text) for title in titles for text in (title, main_part(title)) if text}
    small = document.source.lower()
    signs = [sign for sign in _MAY_NAME_ARXIV if sign in small]
    for number, block in enumerate(document.entries):
        if block.type.decode().lower() in NO_WORK:
            continue
        fields = first_values(document, block, _USUAL_FIELDS)
        if "eprint" not in fields and _stands_in(small, block, signs):
            fields = first_values(document, block, ID_FIELDS)
        for identity in dict.fromkeys(entry_ids(fields)):
            ids[identity.key].append(number)
        form = rough_title(fields.get("title", "")) if wanted else ""
        if form in wanted:
            rough[form].append(number)
    return EntryIndex(document, _frozen(ids), _frozen(rough))


def _stands_in(text: bytes, block: Block, signs: Iterable[bytes]) -> bool:
    """Tell whether an entry contains one of the signs, without copying its text."""
    for sign in signs:  # noqa: SIM110 -- `any` takes twice as long
        if text.count(sign, block.start, block.end):
            return True
    return False


def _frozen(lists: Mapping[Key, list[int]]) -> dict[Key, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in lists.items()}
