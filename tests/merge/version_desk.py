"""A file and its lock after syncs, for tests of the versions of a work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.versions import VERSION_FIELDS
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock, read_lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import Plan, plan

TITLE = "Learning Transferable Models of Maps"
IDENTITY = Id("arxiv", "2103.00020")
WORK = Work(mentions=(Mention(file="a.md", line=1, text=TITLE, heading=("S",)),))
# Each value belongs to only one version. The first version is the preprint as sources give it.
VERSIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("misc", {"year": "2021", "doi": "10.48550/arXiv.2103.00020"}),
    (
        "inproceedings",
        {
            "booktitle": "International Conference on Machine Learning",
            "volume": "139",
            "pages": "8748--8763",
            "year": "2022",
            "publisher": "PMLR",
        },
    ),
    ("article", {"journal": "Nature", "volume": "45", "number": "7", "pages": "110--119", "year": "2023"}),
    ("inproceedings", {"booktitle": "AAAI", "pages": "31--39", "year": "2024", "month": "feb"}),
)
OWN = {
    "preprint": ("article", {"journal": "arXiv:2103.00020 [cs]", "year": "2021"}),
    "manager": ("misc", {"publisher": "arXiv", "number": "arXiv:2103.00020", "year": "2021", "month": "mar"}),
    "biblatex": (
        "online",
        {"eprint": "2103.00020", "eprinttype": "arxiv", "date": "2021-02-26", "pubstate": "prepublished"},
    ),
    "report": ("report", {"institution": "arXiv", "number": "arXiv:2103.00020", "date": "2021-02", "type": "Preprint"}),
    "beside": ("article", {"journal": "arXiv preprint arXiv:2103.00020", "booktitle": "{ICML}", "year": "2021"}),
    "scholar": ("article", {"journal": "BioRxiv", "pages": "2021--03", "publisher": "Cold Spring Harbor Laboratory"}),
    "crossref": ("article", {"publisher": "Elsevier BV", "doi": "10.2139/ssrn.3441643", "date": "2021"}),
    "forum": ("misc", {"publisher": "OpenReview", "year": "2021"}),
    "ICML": ("inproceedings", {"booktitle": "{ICML}", "year": "2022"}),
    "nature": ("article", {"journal": "Nature", "year": "2023", "pages": "110-119"}),
    "bare": ("misc", {}),
}


def settled(number: int) -> SettledWork:
    kind, values = VERSIONS[number]
    texts = {"author": "Doe, Jane", "title": TITLE, **values, "eprint": IDENTITY.value}
    record = Record(source=f"source{number}", title=TITLE, ids=(IDENTITY,))
    fields = {name: Value(text, record.source) for name, text in texts.items()}
    verdict = Verdict(status=Status.ACCEPTED, records=(record,))
    return settled_work(WORK, verdict, Draft(type=kind, fields=fields, ids=(IDENTITY,)))


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


@dataclass(frozen=True)
class Desk:
    """The current file and lock."""

    text: str
    lock: Lock

    def heard(self, number: int) -> tuple[Desk, Plan]:
        """Return the files after a sync in which the sources give that version, and its plan."""
        work = settled(number)
        keyed = work.but(key=self.lock.works[0].key) if self.lock.works else work
        return self._after([keyed])

    def rested(self) -> tuple[Desk, Plan]:
        """Return the files after a sync in which no source is asked, and its plan."""
        (recalled,) = recall_all(self.lock, [WORK])
        assert recalled
        return self._after([recalled])

    def _after(self, works: list[SettledWork]) -> tuple[Desk, Plan]:
        done = plan(opened(self.text), self.lock, works)
        lock = read_lock(done.lock_data, "references.lock")
        assert isinstance(lock, Lock)
        return Desk(done.data.decode(), lock), done

    @property
    def version(self) -> tuple[str, dict[str, str]]:
        """The entry type, and the fields of its version."""
        (entry,) = opened(self.text).library.entries
        return entry.type, {field.name: field.value for field in entry.fields if field.name in VERSION_FIELDS}

    def by_hand(self, name: str, value: str) -> Desk:
        """Return the files with a field changed or added by hand."""
        line = f"  {name} = {{{value}}},\n"
        text, count = re.subn(rf"^  {name} = .*\n", lambda _: line, self.text, flags=re.MULTILINE)
        return replace(self, text=text if count else self.text.replace("\n}", f",\n{line}}}").replace(",,", ","))


def owned(kind: str, values: dict[str, str]) -> Desk:
    texts = {"title": TITLE, "author": "Doe, Jane", **values, "note": "mine"}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in texts.items())
    return Desk(f"@{kind}{{own,\n{lines}}}\n", Lock())


def offering(kind: str, values: dict[str, str]) -> SettledWork:
    """Return the work with a version from the sources of that type and with those values."""
    texts = {"author": "Doe, Jane", "title": TITLE, **values}
    fields = {name: Value(text, "s") for name, text in texts.items()}
    return settled(1).but(draft=Draft(type=kind, fields=fields, ids=(IDENTITY,)))
