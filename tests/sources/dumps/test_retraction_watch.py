from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.sources.dumps.reading import DumpFormat, detect
from vlbib.sources.dumps.retraction_watch import read_retractions

HEAD = "Record ID,Title,Subject,Journal,Author,OriginalPaperDate,OriginalPaperDOI,RetractionNature,Reason\n"
ROWS = (
    '1,"Lines, in old maps",(Maps),Atlas,Anna Rossi;Jonas Weber,4/29/2013 0:00,10.5555/1,Retraction,+Error\n'
    "2,Rivers,(Maps),Atlas,Eva Novak,1/1/2015 0:00,unavailable,Correction,+Error\n"
    "3,Lakes,(Maps),Atlas,Eva Novak,1/1/2015 0:00,unavailable,Retraction,+Error\n"
)


def test_the_format_is_recognized_by_its_columns() -> None:
    assert detect((HEAD + ROWS).encode()) is DumpFormat.RETRACTION_WATCH
    assert detect(b"Title,Author\nLines,Rossi\n") is None


def test_a_retraction_gives_a_withdrawn_record_and_a_correction_gives_none() -> None:
    first, second, third = read_retractions((HEAD + ROWS).encode().splitlines(keepends=True), "index")
    assert first is not None
    assert (first.title, first.year, first.venue, first.withdrawn) == ("Lines, in old maps", 2013, "Atlas", True)
    assert [name.family for name in first.authors] == ["Rossi", "Weber"]
    assert first.ids == (Id("doi", "10.5555/1"),)
    assert second is None
    assert third is not None
    assert third.ids == ()
