"""The result of merging two versions of a library, case by case."""

from __future__ import annotations

import pytest

from vlbib.bibtex.conflict_marks import MarkerStyle
from vlbib.bibtex.document import Refused
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.merge.branches import library_merge
from vlbib.merge.branches.library_merge import merge_libraries
from vlbib.merge.branches.merged_file import MergedFile, SideConflict

BASE = """% head

@article{amber,
  title = {Amber},
  year = {2020},
  keywords = {stones, gold},
}

@misc{jet,
  title = {Jet},
  doi = {10.1000/jet},
}
"""


def merged(base: str, ours: str, theirs: str) -> MergedFile:
    result = merge_libraries(base.encode(), ours.encode(), theirs.encode(), "refs.bib")
    assert isinstance(result, MergedFile), result
    return result


def with_both(ours: tuple[str, str], theirs: tuple[str, str], base: str = BASE) -> str:
    """Return the merge of two replacements that must not conflict."""
    result = merged(base, base.replace(*ours), base.replace(*theirs))
    assert not result.conflicts
    return result.data.decode()


def test_changes_of_two_fields_of_one_entry_are_both_merged() -> None:
    text = with_both(("{2020}", "{2021}"), ("{Amber}", "{Amber and Jet}"))
    assert text == BASE.replace("2020", "2021").replace("{Amber}", "{Amber and Jet}")


def test_tags_are_united_with_deletions_and_in_our_style() -> None:
    text = with_both(("stones, gold", "stones; sea; gold"), ("stones, gold", "gold, fire"))
    assert "keywords = {sea; gold; fire}" in text


def test_a_field_whose_last_tag_one_side_removed_is_dropped() -> None:
    assert "keywords" not in with_both(("{stones, gold}", "{stones}"), ("{stones, gold}", "{gold}"))


def test_deleted_fields_are_dropped_and_new_ones_added() -> None:
    text = with_both(("  year = {2020},\n", ""), ("{2020},", "{2020},\n  month = jan,"))
    assert text == BASE.replace("year = {2020}", "month = jan")


def test_entries_on_one_line_and_blank_lines_at_the_top_stay() -> None:
    base = "\n\n" + BASE.removeprefix("% head\n\n").replace("}\n\n@misc", "} @misc")
    text = with_both(("{2020}", "{2021}"), ("{Jet}", "{Jet Black}"), base)
    assert text == base.replace("2020", "2021").replace("{Jet}", "{Jet Black}")


def test_a_value_is_merged_as_it_was_written() -> None:
    base = '@string{cv = "CVPR"}\n' + BASE
    text = with_both(("{2020}", "{2021}"), ("{Amber}", 'cv # " Amber"'), base)
    assert '  title = cv # " Amber",\n  year = {2021},\n' in text


def test_the_same_value_in_two_styles_is_no_conflict() -> None:
    base = BASE.replace("2020}", "2020},\n  pages = {1}")
    text = with_both(("{1}", "{1--9}"), ("{1}", "{1-9}"), base)
    assert "pages = {1--9}" in text


def test_a_new_value_wins_over_a_new_style() -> None:
    assert "year = {2021}" in with_both(("{2020}", "2020"), ("{2020}", "{2021}"))
    assert "year = {2021}" in with_both(("{2020}", "{2021}"), ("{2020}", "2020"))


CONFLICT = "<<<<<<< ours\n  year = {2021},\n=======\n  year = {2022},\n>>>>>>> theirs\n"


def test_only_the_field_that_both_changed_is_between_markers() -> None:
    result = merged(BASE, BASE.replace("2020", "2021"), BASE.replace("2020", "2022").replace("{Jet}", "{Jets}"))
    assert result.data.decode() == BASE.replace("  year = {2020},\n", CONFLICT).replace("{Jet}", "{Jets}")
    assert result.conflicts == (SideConflict(5, "amber", "year"),)


@pytest.mark.parametrize(
    ("ours", "theirs", "shown"),
    [
        ("", "  year = {2022},\n", "<<<<<<< ours\n=======\n  year = {2022},\n>>>>>>> theirs\n"),
        ("  year = {2021},\n", "", "<<<<<<< ours\n  year = {2021},\n=======\n>>>>>>> theirs\n"),
    ],
)
def test_a_field_deleted_by_one_side_and_changed_by_the_other_is_a_conflict(ours: str, theirs: str, shown: str) -> None:
    result = merged(BASE, BASE.replace("  year = {2020},\n", ours), BASE.replace("  year = {2020},\n", theirs))
    assert result.data.decode() == BASE.replace("  year = {2020},\n", shown)
    assert [(conflict.key, conflict.field) for conflict in result.conflicts] == [("amber", "year")]


def test_a_type_that_both_changed_is_a_conflict_in_the_head() -> None:
    result = merged(BASE, BASE.replace("@misc", "@book"), BASE.replace("@misc", "@online"))
    assert "<<<<<<< ours\n@book{jet,\n=======\n@online{jet,\n>>>>>>> theirs\n  title = {Jet},\n" in result.data.decode()
    assert result.conflicts == (SideConflict(9, "jet", "entrytype"),)


JET = BASE[BASE.index("@misc") :]


def test_an_entry_deleted_by_one_side_and_changed_by_the_other_is_a_conflict() -> None:
    changed = JET.replace("{Jet}", "{Jets}")
    kept, gone = BASE.replace(JET, changed), BASE.replace(f"\n{JET}", "")
    ours = merged(BASE, kept, gone)
    theirs = merged(BASE, gone, kept)
    assert ours.data.decode().endswith(f"\n\n<<<<<<< ours\n{changed}=======\n>>>>>>> theirs\n")
    assert theirs.data.decode().endswith(f"\n\n<<<<<<< ours\n=======\n{changed}>>>>>>> theirs\n")
    assert ours.conflicts == theirs.conflicts == (SideConflict(9, "jet", ""),)


def test_an_entry_deleted_by_one_side_and_unchanged_by_the_other_is_deleted() -> None:
    gone = BASE.replace(f"\n{JET}", "")
    new = BASE.replace("2020", "2021")
    assert merged(BASE, new, gone).data == merged(BASE, gone, new).data == gone.replace("2020", "2021").encode()


def test_a_work_that_both_added_with_one_key_is_one_entry() -> None:
    new = "\n@misc{onyx,\n  title = {Onyx},\n  doi = {10.1000/onyx},\n}\n"
    theirs = BASE + new.replace("title", "note = {mine},\n  title")
    result = merged(BASE, BASE + new, theirs)
    assert not result.conflicts
    assert result.data.decode().count("@misc{onyx") == 1
    assert "note = {mine}" in result.data.decode()


def test_a_work_that_both_added_with_two_keys_gets_ours_and_references_to_theirs_follow() -> None:
    new = "\n@misc{onyx,\n  title = {Onyx and Its Uses},\n  doi = {10.1000/onyx},\n}\n"
    child = "\n@misc{part,\n  title = {Part},\n  crossref = {stone},\n}\n"
    result = merged(BASE, BASE + new, BASE + new.replace("{onyx", "{stone") + child)
    assert "@misc{onyx,\n  ids = {stone},\n  title" in result.data.decode()
    assert "crossref = {onyx}" in result.data.decode()
    assert result.notes == ("stone: is onyx now, the key of the same work on our side; kept as an alias",)


def test_two_works_with_the_same_new_key_are_both_kept_and_theirs_gets_a_letter() -> None:
    new = "\n@misc{doe2020,\n  title = {Onyx},\n  doi = {10.1000/onyx},\n}\n"
    other = "\n@misc{doe2020,\n  title = {Opal},\n  doi = {10.1000/opal},\n}\n"
    result = merged(BASE, BASE + new, BASE + other)
    assert not result.conflicts
    assert result.data.decode() == BASE + new + other.replace("doe2020", "doe2020a")
    assert "theirs is doe2020a now" in result.notes[0]


def test_a_key_that_they_renamed_is_updated_where_we_changed_or_refer_to_the_entry() -> None:
    ours = BASE.replace("{Jet}", "{Jets}").replace("{Amber}", "{Amber},\n  crossref = {jet}")
    text = merged(BASE, ours, BASE.replace("@misc{jet,", "@misc{doe,\n  ids = {jet},")).data.decode()
    assert "@misc{doe,\n  ids = {jet},\n  title = {Jets}" in text
    assert "crossref = {doe}" in text


def test_remarks_and_strings_of_both_are_kept() -> None:
    ours = BASE.replace("@misc", "% ours on top\n@misc") + "\n% the end\n"
    theirs = BASE.replace("@misc", '@string{a = "A"}\n\n% theirs on top\n@misc').replace("  doi", "  % in it\n  doi")
    text = merged(BASE, ours, theirs).data.decode()
    assert (
        text
        == BASE.replace("@misc", '@string{a = "A"}\n\n% ours on top\n% theirs on top\n@misc').replace(
            "  doi", "  % in it\n  doi"
        )
        + "\n% the end\n"
    )


def test_remarks_that_both_wrote_after_an_entry_are_both_kept() -> None:
    end = BASE.rstrip("\n")
    assert merged(end, end + " % a", end + " % b").data.decode().endswith("} % a % b")


def test_a_string_that_both_changed_is_a_conflict() -> None:
    base = '@string{a = "A"}\n' + BASE
    result = merged(base, base.replace('"A"', '"B"'), base.replace('"A"', '"C"'))
    assert result.data.decode() == base.replace(
        '@string{a = "A"}\n', '<<<<<<< ours\n@string{a = "B"}\n=======\n@string{a = "C"}\n>>>>>>> theirs\n'
    )
    assert result.conflicts == (SideConflict(1, "a", "string"),)
    assert merged(base, BASE, base.replace("2020", "2021")).data.decode() == BASE.replace("2020", "2021")


def test_their_new_order_is_taken_and_ours_if_both_changed_it() -> None:
    head, amber = BASE.split("\n\n")[:2]
    turned = f"{head}\n\n{JET}\n{amber}\n"
    assert merged(BASE, BASE.replace("2020", "2021"), turned).data.decode() == turned.replace("2020", "2021")
    assert merged(BASE, turned.replace("2020", "2021"), BASE + "\n% x\n").data.decode().startswith(f"{head}\n\n{JET}")


@pytest.mark.parametrize(
    ("base", "ours", "theirs"), [("\n", "\r\n", "\n"), ("\n", "\n", "\r\n"), ("\r\n", "\r\n", "\r\n")]
)
def test_the_line_endings_are_those_of_the_side_that_changed_them(base: str, ours: str, theirs: str) -> None:
    texts = [BASE, BASE.replace("2020", "2021"), BASE.replace("{Jet}", "{Jets}")]
    files = [text.replace("\n", end).encode() for text, end in zip(texts, (base, ours, theirs), strict=True)]
    result = merge_libraries(files[0], files[1], files[2], "refs.bib")
    assert isinstance(result, MergedFile)
    assert result.data == BASE.replace("2020", "2021").replace("{Jet}", "{Jets}").replace("\n", "\r\n").encode()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_kept(encoding: str) -> None:
    base = BASE.replace("{Amber}", "{Bärnstein}")
    files = [text.encode(encoding) for text in (base, base.replace("2020", "2021"), base.replace("{Jet}", "{Jäger}"))]
    result = merge_libraries(files[0], files[1], files[2], "refs.bib")
    assert isinstance(result, MergedFile)
    assert result.data.decode(encoding) == base.replace("2020", "2021").replace("{Jet}", "{Jäger}")


DIFFERENT = "refs.bib:1: the versions are in different encodings (cp1252, utf-8)"


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        (BASE.encode() + b"\0", BASE.encode() + b"x", "refs.bib:13: this is not a text file: it has a NUL byte"),
        (BASE.replace("Jet", "Jäger").encode("cp1252"), BASE.replace("Jet", "Jäger").encode(), DIFFERENT),
        (
            BASE.encode() + "é".encode() * 9 + b" \xe9",
            BASE.encode() + b"x",
            "refs.bib:1: a version has bytes that are not UTF-8",
        ),
        (BASE.encode() + b"<<<<<<< x\n", BASE.encode() + b"x", "refs.bib:13: a conflict marker"),
    ],
)
def test_versions_that_cannot_be_read_are_refused(ours: bytes, theirs: bytes, reason: str) -> None:
    result = merge_libraries(BASE.encode(), ours, theirs, "refs.bib")
    assert isinstance(result, Refused)
    assert str(result).startswith(reason)


def test_conflict_markers_in_the_base_are_accepted() -> None:
    base = BASE.replace("  year = {2020},\n", CONFLICT)
    text = merged(base, BASE.replace("2020", "2021"), BASE.replace("2020", "2021").replace("{Jet}", "{Jets}"))
    assert text.data.decode() == BASE.replace("2020", "2021").replace("{Jet}", "{Jets}")


def test_without_a_base_the_works_of_both_sides_are_kept() -> None:
    text = merged("", BASE, BASE.replace("amber", "opal").replace("Amber", "Opal")).data.decode()
    assert [text.count(f"{{{key},") for key in ("amber", "opal", "jet")] == [1, 1, 1]


def test_an_entry_that_cannot_be_read_is_kept_as_text() -> None:
    text = merged(BASE, BASE.replace("2020", "2021"), BASE + "\n@misc{broken,\n  title = {Open\n").data.decode()
    assert text == BASE.replace("2020", "2021") + "\n@misc{broken,\n  title = {Open\n"


def test_markers_have_the_length_and_the_names_that_git_gives() -> None:
    style = MarkerStyle(9, "HEAD", "more")
    ours, theirs = (BASE.replace("2020", year).encode() for year in ("2021", "2022"))
    result = merge_libraries(BASE.encode(), ours, theirs, "refs.bib", style)
    assert isinstance(result, MergedFile)
    assert b"<<<<<<<<< HEAD\n  year = {2021},\n=========\n  year = {2022},\n>>>>>>>>> more\n" in result.data
    assert [conflict.line for conflict in result.conflicts] == [5]


def test_a_merge_that_would_not_read_as_intended_is_left_to_git(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = BASE.replace("2020", "2021").encode(), BASE.replace("{Jet}", "{Jets}").encode()
    with monkeypatch.context() as patched:
        patched.setattr(library_merge, "joined_units", lambda _units: b"")
        result = merge_libraries(BASE.encode(), ours, theirs, "refs.bib")
        assert str(result) == "refs.bib:1: cannot be merged by entries: the result would not be read as intended"

    def unsafe(*_: object) -> bytes:
        raise UnsafeEdit("why")

    monkeypatch.setattr(library_merge, "edited", unsafe)
    result = merge_libraries(BASE.encode(), ours, theirs, "refs.bib")
    assert str(result) == "refs.bib:1: cannot be merged by entries: why"


def test_an_entry_at_the_top_of_their_file_is_separated_from_ours_by_a_blank_line() -> None:
    amber, jet = "@misc{amber,\n  title = {Amber},\n}\n", "@misc{jet,\n  title = {Jet},\n}\n"
    assert merged("", amber, jet).data.decode() == f"{amber}\n{jet}"


def test_their_entries_are_added_to_our_file_without_entries() -> None:
    assert JET in merged("", "\n", JET).data.decode()


def test_a_remark_changed_by_only_one_side_is_merged_from_that_side() -> None:
    base = BASE.replace("@misc", "% on top\n@misc")
    assert "% on top" not in merged(base, BASE, base.replace("{Jet}", "{Jets}")).data.decode()
    end = BASE.rstrip("\n")
    text = merged(end, end.replace("{Jet}", "{Jets}"), end + " % seen").data.decode()
    assert text == end.replace("{Jet}", "{Jets}") + " % seen"


def test_a_string_in_conflict_keeps_the_remark_above_it_and_starts_a_line() -> None:
    base = '% names\nsee @string{a = "A"}\n\n' + BASE
    result = merged(base, base.replace('"A"', '"B"'), base.replace('"A"', '"C"'))
    assert result.data.decode().startswith('% names\nsee \n<<<<<<< ours\n@string{a = "B"}\n=======\n')


STRING = '% head\n\n@string{a = "A"}\n\n' + BASE.removeprefix("% head\n\n")


def test_a_string_changed_by_only_one_side_is_changed_in_its_place() -> None:
    change, other = ('"A"', '"B"'), ("{Jet}", "{Jets}")
    for ours, theirs in ((change, other), (other, change)):
        text = merged(STRING, STRING.replace(*ours), STRING.replace(*theirs)).data.decode()
        assert text == STRING.replace(*change).replace(*other)


def test_a_string_in_conflict_stays_in_its_place() -> None:
    text = merged(STRING, STRING.replace('"A"', '"B"'), STRING.replace('"A"', '"C"')).data.decode()
    head, string, rest = STRING.partition('@string{a = "A"}\n')
    sides = '<<<<<<< ours\n@string{a = "B"}\n=======\n@string{a = "C"}\n>>>>>>> theirs\n'
    assert (string != "", text) == (True, head + sides + rest)


def test_a_remark_after_an_entry_that_only_we_wrote_is_written_once() -> None:
    end = BASE.rstrip("\n")
    text = merged(end, end + " % mine", end.replace("{Jet}", "{Jets}")).data.decode()
    assert text == end.replace("{Jet}", "{Jets}") + " % mine"


def test_the_remark_above_an_entry_that_they_deleted_and_we_changed_is_written_once() -> None:
    base = BASE.replace("@misc", "% on jet\n@misc")
    ours = base.replace("{Jet}", "{Jets}")
    result = merged(base, ours, base[: base.index("% on jet")])
    assert result.data.decode().count("% on jet") == 1
    assert result.conflicts[0].field == ""
