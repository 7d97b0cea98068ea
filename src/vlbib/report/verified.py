"""The outcome of verifying files, as one value for all output formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # noqa: TC003 -- a default of a dataclass field
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.core.text import one_line
from vlbib.verification.assessment import Standing
from vlbib.verification.discrepancy import Gravity

if TYPE_CHECKING:
    from vlbib.verification.assessment import Assessment


_BEGINS = 80  # characters shown of a part that has no line


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part of a file that should be a reference but could not be read as one: its line, its text, the reason.

    `line` is 1-based, or 0 in a PDF or .docx, which have no lines.
    """

    line: int
    text: str
    reason: str

    def described(self, file: str) -> str:
        """Return the message with the place and the reason; without a line, the part's first words show the place."""
        begins = "" if self.line else f": {one_line(self.text)[:_BEGINS]}"
        place = f"{file}:{self.line}" if self.line else file
        return f"{place}: could not be read as a reference: {self.reason}{begins}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFile:
    """A file: its name as shown, its references in order, and the parts that could not be read."""

    file: str
    assessments: tuple[Assessment, ...] = ()
    unread: tuple[UnreadPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFiles:
    """All files of a run. `missed` has the sources that could not be asked and were needed, with the reason."""

    files: tuple[VerifiedFile, ...] = ()
    missed: Mapping[str, str] = field(default_factory=dict)
    requests: int = 0

    @property
    def counts(self) -> Counter[Standing]:
        """The number of references by standing."""
        return Counter(assessment.standing for file in self.files for assessment in file.assessments)

    @property
    def worst_first(self) -> list[tuple[VerifiedFile, Assessment]]:
        """All references with their files, sorted by gravest difference, then standing, then order in the file."""
        pairs = [(file, assessment) for file in self.files for assessment in file.assessments]
        return sorted(pairs, key=lambda pair: worst_first_key(pair[1]))

    def fails(self, least: Gravity | None) -> bool:
        """Tell whether a reference has a difference of this gravity or worse; False for None."""
        if least is None:
            return False
        gravities = [a.gravity for file in self.files for a in file.assessments if a.gravity]
        return any(gravity.rank >= least.rank for gravity in gravities)


def worst_first_key(assessment: Assessment) -> tuple[int, int]:
    """Return the sort key of a reference: gravity, worst first, then standing.

    A reference that is not found may be made up, so it ranks at least as a warning.
    """
    is_unknown = assessment.standing is Standing.NOT_FOUND
    gravity = assessment.gravity or (Gravity.WARNING if is_unknown else None)
    return (-1 - gravity.rank if gravity else 0, list(Standing).index(assessment.standing))
