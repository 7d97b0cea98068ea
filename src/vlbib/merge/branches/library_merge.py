"""Three-way merge of a library: entries by work, fields by value, tags by union.

Their changes are brought into our file. There is a conflict if both sides changed a field to different values, or one
side deleted an entry that the other changed: conflict markers are put around that field or entry only. Versions that
cannot be read are not merged, but left to git.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.bibtex.conflict_marks import MarkerStyle, mark_field, mark_type, with_marks
from vlbib.bibtex.document import Refused
from vlbib.bibtex.splice import edited
from vlbib.bibtex.units import FileUnits, Unit, joined_units
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.core.bib import ENTRY_TYPE
from vlbib.merge.branches.entry_sides import NO_FIELD, Side, SidesMerged, merge_sides
from vlbib.merge.branches.keyed_sides import with_agreed_keys
from vlbib.merge.branches.merged_file import MergedFile, SideConflict, common_form, marked_lines, with_source
from vlbib.merge.branches.named_units import ENTRY, NamedUnits, entry_key
from vlbib.merge.branches.three_sides import both_changed, of_three, united
from vlbib.merge.branches.unit_order import merged_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.edits import Edit
    from vlbib.bibtex.grammar import Span
    from vlbib.merge.branches.merged_file import FileForm
    from vlbib.merge.branches.unit_order import UnitName

_GAP = b"\n\n"


def merge_libraries(
    base: bytes, ours: bytes, theirs: bytes, file: str, style: MarkerStyle | None = None
) -> MergedFile | Refused:
    """Return the merged bytes of a library, with its conflicts; refused if a version cannot be read.

    `file` is its name in reports; `base` is empty if both sides added it.
    """
    if theirs in (ours, base):
        return MergedFile(ours)
    if ours == base:
        return MergedFile(theirs)
    form = common_form(base, ours, theirs, file)
    if isinstance(form, Refused):
        return form
    try:
        return _merged(form, style or MarkerStyle())
    except UnsafeEdit as error:
        return Refused(file, 1, f"cannot be merged by entries: {error}")


def _merged(form: FileForm, style: MarkerStyle) -> MergedFile | Refused:
    documents, notes = with_agreed_keys(form.base, form.ours, form.theirs)
    base, ours, theirs = map(NamedUnits, documents)
    merge = _Merge(base, ours, theirs, style)
    order = merged_order(merge.base.names, merge.ours.names, merge.theirs.names, merge.kept(), entry_key)
    source = merge.text(order)
    conflicts = [what for name in order for what in merge.conflicts.get(name, ())]
    lines = marked_lines(source, style.size)
    if not _reads_as_meant(form, source, order, conflicts=len(conflicts), marks=len(lines)):
        return Refused(form.ours.file, 1, "cannot be merged by entries: the result would not be read as intended")
    marked = tuple(SideConflict(line, *what) for line, what in zip(lines, conflicts, strict=True))
    return MergedFile(form.packed(source), marked, notes)


def _reads_as_meant(form: FileForm, source: bytes, order: Sequence[UnitName], *, conflicts: int, marks: int) -> bool:
    """Tell whether each conflict is marked or, without conflicts, whether the merged file has the expected entries."""
    if conflicts or marks:
        return conflicts == marks
    return NamedUnits(with_source(form.ours, source)).keys == [name[1] for name in order if name[0] == ENTRY]


class _Merge:
    """The units of three versions, ours with their changes of fields applied, and the conflicts by unit."""

    def __init__(self, base: NamedUnits, ours: NamedUnits, theirs: NamedUnits, style: MarkerStyle) -> None:
        self.base, self.ours, self.theirs, self.style = base, ours, theirs, style
        self.entries = {name: self._sides_merged(name) for name in ours.entry_numbers if name in theirs.units}
        edits: list[Edit] = [edit for merged in self.entries.values() for edit in merged.edits]
        self.merged = NamedUnits(with_source(ours.document, edited(ours.document, edits))) if edits else ours
        self.conflicts: dict[UnitName, list[tuple[str, str]]] = {}

    def _sides_merged(self, name: UnitName) -> SidesMerged:
        base, ours, theirs = (side.units.get(name) for side in (self.base, self.ours, self.theirs))
        assert ours
        assert theirs
        before = base.body if base else None
        if theirs.body in (ours.body, before):
            return SidesMerged()
        sides = [
            Side(side.document, unit.block) if unit and unit.block else None
            for side, unit in ((self.base, base), (self.ours, ours), (self.theirs, theirs))
        ]
        assert sides[1]
        assert sides[2]
        return merge_sides(self.ours.entry_numbers[name], sides[0], sides[1], sides[2])

    def kept(self) -> set[UnitName]:
        """Return the units that stay: on both sides, new, or deleted on one side and changed on the other."""
        names = {*self.ours.names, *self.theirs.names}
        return {name for name in names if self._stays(name)}

    def _stays(self, name: UnitName) -> bool:
        base, ours, theirs = (side.units.get(name) for side in (self.base, self.ours, self.theirs))
        if base is None or (ours and theirs):
            return True
        left = ours or theirs
        return left is not None and _whole(left) != _whole(base)

    def text(self, order: Sequence[UnitName]) -> bytes:
        """Return the merged file with its units in this order."""
        first = self.ours.cut.units[:1] or self.theirs.cut.units[:1]
        pairs = zip((None, *order), order, strict=False)
        units = [replace(self._unit(name), lead=self._lead(name, before)) for before, name in pairs]
        begin = [replace(unit, lead=first[0].lead) for unit in units[:1]]
        return joined_units(FileUnits((*begin, *units[1:]), self.ours.cut.tail))

    def _lead(self, name: UnitName, before: UnitName | None) -> bytes:
        """Return the white space before a unit: as it was, if it still separates the unit from the one before."""
        side = self.ours if name in self.ours.units else self.theirs
        lead, was_before = side.units[name].lead, side.before(name)
        stands = was_before == before and before not in self.conflicts
        return lead if stands or (was_before and b"\n" in lead) else _GAP

    def _unit(self, name: UnitName) -> Unit:
        """Return a unit of the merged file, with markers if it has a conflict."""
        base, ours, theirs = self.base.units.get(name), self.merged.units.get(name), self.theirs.units.get(name)
        if ours and theirs:
            return self._both(name, base, ours, theirs)
        unit = ours or theirs
        assert unit
        if base is None:
            return unit
        whole = _whole(unit) + b"\n"
        return self._marked(name, replace(unit, above=b""), whole if ours else b"", whole if theirs else b"")

    def _both(self, name: UnitName, base: Unit | None, ours: Unit, theirs: Unit) -> Unit:
        """Merge a unit that both sides have."""
        before = base or Unit(lead=b"", body=b"")
        above = _lines_of_three(before.above, ours.above, theirs.above)
        after = _after_of_three(before.after, ours.after, theirs.after)
        if name[0] == ENTRY:
            body = self._entry(name, ours)
        elif both_changed(before.body, ours.body, theirs.body):
            whole = Unit(lead=ours.lead, above=above, body=ours.body, after=after)
            return self._marked(name, whole, ours.body + b"\n", theirs.body + b"\n")
        else:
            body = of_three(before.body, ours.body, theirs.body)
        return Unit(lead=ours.lead, above=above, body=body, after=after)

    def _marked(self, name: UnitName, unit: Unit, ours: bytes, theirs: bytes) -> Unit:
        """Return a unit with both of its versions between markers, on separate lines."""
        self.conflicts[name] = [(name[1], "" if name[0] == ENTRY else name[0])]
        above = unit.above if unit.above.endswith(b"\n") or not unit.above else unit.above + b"\n"
        return Unit(lead=unit.lead, above=above, body=self.style.around(ours, theirs).removesuffix(b"\n"))

    def _entry(self, name: UnitName, unit: Unit) -> bytes:
        """Return our entry with their changes, and markers around the fields in conflict."""
        merged, block, document = self.entries[name], unit.block, self.merged.document
        assert block
        if not merged.conflicts:
            return unit.body
        spans = dict(zip(Side(document, block).raws, block.spans(), strict=True))
        marks = []
        for place, raw in merged.conflicts.items():
            if place == NO_FIELD:
                marks.append(mark_type(document, block, raw or "", self.style))
            else:
                span: Span = spans[place]
                marks.append(mark_field(document, block, span, raw, self.style, absent=place in merged.absent))
        in_order = sorted(zip(marks, merged.conflicts, strict=True), key=lambda pair: pair[0].start)
        self.conflicts[name] = [(name[1], ENTRY_TYPE if place == NO_FIELD else place[0]) for _, place in in_order]
        return with_marks(document, block, marks)


def _whole(unit: Unit) -> bytes:
    return unit.above + unit.body + unit.after


def _lines_of_three(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """Merge the lines above an entry: the changed ones, or those of both sides if both changed them."""
    if not both_changed(base, ours, theirs):
        return of_three(base, ours, theirs)
    (before, last), (mine, my_last), (new, their_last) = map(_cut_last, (base, ours, theirs))
    return b"".join([*united(before, mine, new), of_three(last, my_last, their_last)])


def _cut_last(text: bytes) -> tuple[list[bytes], bytes]:
    """Return the whole lines of a text, and the rest after the last line ending."""
    lines = text.split(b"\n")
    return [line + b"\n" for line in lines[:-1]], lines[-1]


def _after_of_three(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """Merge the text after an entry on its line: the changed one, or both if both sides changed it."""
    if both_changed(base, ours, theirs):
        return ours + b" " + theirs.strip()
    return of_three(base, ours, theirs)
