"""Two random owners of one library: their versions as a model and as a file, and the expected result of a merge."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

NAMES = ("title", "author", "year", "pages", "note", "publisher")
WHO = ("title", "author")
PEOPLE_OF_SHARED = "Roe, Jane"  # the author of works that both sides may add; identifies them if the title is changed
TAGS = ("vision", "speech", "motion", "Öl", "graphs", "C++")
TYPES = ("article", "inproceedings", "book")


@dataclass(frozen=True)
class Ref:
    """An entry of the model: its work (whatever the key), key, type, fields and tags, the remarks in and above it."""

    work: str
    key: str
    type: str = "article"
    fields: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    above: tuple[str, ...] = ()

    def text(self) -> str:
        lines = [
            f"  doi = {{10.1000/{self.work}}},\n",
            *(f"  {name} = {{{text}}},\n" for name, text in self.fields.items()),
        ]
        lines += [f"  keywords = {{{', '.join(self.tags)}}},\n"] if self.tags else []
        lines[1:1] = [f"  % {remark}\n" for remark in self.inside]
        above = "".join(f"% {remark}\n" for remark in self.above)
        return f"{above}@{self.type}{{{self.key},\n{''.join(lines)}}}\n"


@dataclass(frozen=True)
class Shelf:
    """A library of the model: entries in order, and remarks, each before an entry or at the end."""

    refs: tuple[Ref, ...]
    strings: dict[str, str]
    remarks: tuple[tuple[str, str], ...]  # the text, and the work before which it is ("": at the end)

    def text(self) -> str:
        parts = [f'@string{{{name} = "{text}"}}\n' for name, text in self.strings.items()]
        for ref in self.refs:
            parts += [f"% {text}\n" for text, work in self.remarks if work == ref.work]
            parts.append(ref.text())
        there = {ref.work for ref in self.refs}
        parts += [f"@comment{{{text}}}\n" for text, work in self.remarks if work not in there]
        return "% Encoding: UTF-8\n\n" + "\n".join(parts)


def first_shelf(rng: random.Random, size: int) -> Shelf:
    refs = tuple(_new(rng, f"w{number}", f"key{number:03}") for number in range(size))
    return Shelf(refs, {"cvpr": "CVPR"}, (("about the file's end", ""), ("about w1", "w1")))


def _new(rng: random.Random, work: str, key: str) -> Ref:
    fields = {"title": f"On the Work {work}", "author": f"Family{work}, Ann", "year": str(rng.randrange(1980, 2026))}
    return Ref(work, key, rng.choice(TYPES), fields, tuple(rng.sample(TAGS, rng.randrange(3))))


class Owner:
    """Somebody who edits a shelf at random; `name` is part of everything new, to distinguish the two owners."""

    def __init__(self, rng: random.Random, name: str, shelf: Shelf) -> None:
        self.rng, self.name, self.shelf, self.count = rng, name, shelf, 0
        self.first = {ref.work: ref for ref in shelf.refs}

    def fresh(self) -> str:
        self.count += 1
        return f"{self.name}{self.count}"

    def edit(self) -> None:
        """Make one random edit."""
        kinds = (
            self._field, self._field, self._drop_field, self._tag, self._untag, self._add, self._add_shared,
            self._delete, self._type, self._key, self._inside, self._above, self._remark, self._string, self._order,
        )  # fmt: skip
        self.rng.choice(kinds)()

    def _some(self) -> Ref | None:
        return self.rng.choice(self.shelf.refs) if self.shelf.refs else None

    def _stays_itself(self, ref: Ref) -> bool:
        """Tell whether a work can still be recognised: with another key, title and people it is another work."""
        if ref.work.startswith("shared"):
            return ref.fields.get("author") == PEOPLE_OF_SHARED
        first = self.first.get(ref.work, ref)
        return ref.key == first.key or any(ref.fields.get(name) == first.fields.get(name) for name in WHO)

    def _put(self, ref: Ref, new: Ref | None) -> None:
        if new and not self._stays_itself(new):
            return
        refs = tuple(part for old in self.shelf.refs if (part := new if old is ref else old) is not None)
        self.shelf = replace(self.shelf, refs=refs)

    def _field(self) -> None:
        if ref := self._some():
            name = self.rng.choice(NAMES)
            value = f"{ref.fields.get('title', 'On')} {self.fresh()}" if name == "title" else self.fresh()
            self._put(ref, replace(ref, fields=ref.fields | {name: value}))

    def _drop_field(self) -> None:
        if ref := self._some():
            names = [name for name in ref.fields if name != "title"]
            gone = self.rng.choice(names) if names else ""
            self._put(ref, replace(ref, fields={name: text for name, text in ref.fields.items() if name != gone}))

    def _tag(self) -> None:
        if ref := self._some():
            tag = self.rng.choice((*TAGS, self.fresh()))
            self._put(ref, replace(ref, tags=tuple(dict.fromkeys([*ref.tags, tag]))))

    def _untag(self) -> None:
        if ref := self._some():
            self._put(ref, replace(ref, tags=ref.tags[1:]))

    def _add(self) -> None:
        work = self.fresh()
        key = self.rng.choice(
            (f"key{self.rng.randrange(999):03}", work)
        )  # the first may be another work's key on the other side
        if key not in {ref.key for ref in self.shelf.refs}:
            self._insert(_new(self.rng, work, key))

    def _add_shared(self) -> None:
        """Add a work that the other side may add too, perhaps with another key."""
        work = f"shared{self.rng.randrange(4)}"
        if work not in {ref.work for ref in self.shelf.refs}:
            key = self.rng.choice((work, f"{work}{self.name}"))
            fields = {"title": f"On the Work {work}", "author": PEOPLE_OF_SHARED}
            self._insert(Ref(work, key, "book", fields, ("graphs",)))

    def _insert(self, new: Ref) -> None:
        refs = list(self.shelf.refs)
        keys = [ref.key.lower() for ref in refs]
        at = sum(key <= new.key.lower() for key in keys) if keys == sorted(keys) else len(refs)
        self.shelf = replace(self.shelf, refs=(*refs[:at], new, *refs[at:]))

    def _delete(self) -> None:
        if ref := self._some():
            self._put(ref, None)

    def _type(self) -> None:
        if ref := self._some():
            self._put(ref, replace(ref, type=self.rng.choice(TYPES)))

    def _key(self) -> None:
        if (ref := self._some()) and self.rng.random() < 0.5:
            self._put(ref, replace(ref, key=self.fresh()))

    def _inside(self) -> None:
        if ref := self._some():
            self._put(ref, replace(ref, inside=(*ref.inside, f"inside {self.fresh()}")))

    def _above(self) -> None:
        if (ref := self._some()) and ref is not self.shelf.refs[0]:
            self._put(ref, replace(ref, above=(*ref.above, f"above {self.fresh()}")))

    def _remark(self) -> None:
        works = ["", *(ref.work for ref in self.shelf.refs)]
        new = (f"remark {self.fresh()}", self.rng.choice(works))
        self.shelf = replace(self.shelf, remarks=(*self.shelf.remarks, new))

    def _string(self) -> None:
        self.shelf = replace(self.shelf, strings=self.shelf.strings | {self.fresh().lower(): "a text"})

    def _order(self) -> None:
        """Move an entry to the end: the entries are then not sorted by key."""
        if (ref := self._some()) and self.rng.random() < 0.2:
            refs = [old for old in self.shelf.refs if old is not ref]
            self.shelf = replace(self.shelf, refs=(*refs, ref))


@dataclass
class Expected:
    """The expected result of a merge: each work as an entry, and the conflicts by work and field ("": the entry)."""

    works: dict[str, Ref]
    conflicts: set[tuple[str, str]]


def expected(base: Shelf, ours: Shelf, theirs: Shelf) -> Expected:
    """Return the expected result of a merge, by the simplest form of the rule; ours where there is a conflict."""
    sides = [{ref.work: ref for ref in shelf.refs} for shelf in (base, ours, theirs)]
    result = Expected({}, set())
    for work in dict.fromkeys([*sides[1], *sides[2]]):
        before, mine, other = (side.get(work) for side in sides)
        if mine and other:
            result.works[work] = _both(result, before, mine, other)
        elif left := mine or other:
            if before is None:
                result.works[work] = left
            elif _content(left) != _content(before):
                result.conflicts.add((work, ""))
                if mine:
                    result.works[work] = mine
    return result


def _content(ref: Ref) -> Ref:
    return replace(ref, key="")


def _both(result: Expected, base: Ref | None, ours: Ref, theirs: Ref) -> Ref:
    before = base or Ref(ours.work, "", "")

    def three(name: str, old: str | None, mine: str | None, other: str | None) -> str | None:
        if old not in (mine, other) and mine != other:
            result.conflicts.add((ours.work, name))
        return other if mine == old else mine

    names = dict.fromkeys([*ours.fields, *theirs.fields])
    fields = {name: three(name, *(ref.fields.get(name) for ref in (before, ours, theirs))) for name in names}
    tags = {*ours.tags, *theirs.tags} - (set(before.tags) - (set(ours.tags) & set(theirs.tags)))
    return replace(
        ours,
        type=three("entrytype", before.type, ours.type, theirs.type) or "",
        fields={name: text for name, text in fields.items() if text is not None},
        tags=tuple(sorted(tags)),
    )


_MARKED = re.compile(r"^<<<<<<< ours\n(.*?)^=======\n(.*?)^>>>>>>> theirs\n?", re.MULTILINE | re.DOTALL)


def settled(text: str, side: int) -> str:
    """Return a text with each conflict resolved in favour of ours (1) or theirs (2)."""
    return _MARKED.sub(lambda match: match[side], text)
