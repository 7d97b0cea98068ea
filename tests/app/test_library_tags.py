"""`vlbib tags seed`: definitions in lists in the notes become tags and synonyms in the settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.settings import Settings, read_settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOTES = f"""# Tasks
- Visual Grounding (VG): 视觉定位.
- **Visual Question Answering (VQA)**: 视觉问答.
- Natural Language for Visual Reasoning (NLVR^2)
- Referring Expression Comprehension
- phrase grounding (object referring): 给出一张图片.

Image Captioning (IC): a paragraph, no list.

```
- Temporal Video Grounding (TVG)
```

# Visual Question Answering

## [2021] CLIP

- [2021] {CLIP}

# Datasets

## [2019] nocaps

## [2017] Visual Genome, VG

- [2017] Visual Genome_ Connecting language and vision using crowdsourced dense image annotations
"""
MINE = '# mine\nlibrary = "references.bib"  # here\n\n[tags]\nseparator = "/"  # a slash\n\n# at the end\n[check]\n'


@pytest.fixture
def notes(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTES)
    return desk


def settings(desk: Desk, name: str = "vlbib.toml") -> Settings:
    found = read_settings(desk.read(name), name)
    assert isinstance(found, Settings), found
    return found


def test_abbreviations_in_a_list_become_tags_unless_they_are_names_of_works(notes: Desk) -> None:
    ran = notes.run("tags", "seed")
    assert ran.code == 0, ran.err
    found = settings(notes)
    assert found.vocabulary == ("Visual Grounding", "VQA", "NLVR^2")
    assert found.synonyms == {
        "Visual Grounding (VG)": "Visual Grounding",
        "Visual Question Answering": "VQA",
        "Visual Question Answering (VQA)": "VQA",
        "Natural Language for Visual Reasoning": "NLVR^2",
        "Natural Language for Visual Reasoning (NLVR^2)": "NLVR^2",
    }
    line = NOTES.splitlines().index("## [2017] Visual Genome, VG") + 3
    assert f"notes/a.md:2: Visual Grounding (VG): VG is the short name of a work (notes/a.md:{line})" in ran.out
    assert "VQA: Visual Question Answering; Visual Question Answering (VQA)" in ran.out


def test_the_settings_keep_their_comments_and_a_second_run_adds_nothing(notes: Desk) -> None:
    notes.write("vlbib.toml", MINE)
    notes.run("tags", "seed")
    text = notes.read("vlbib.toml")
    kept = [line for line in MINE.splitlines() if line]
    assert [line for line in text.splitlines() if line in kept] == kept
    assert len(settings(notes).vocabulary) == 3
    ran = notes.run("tags", "seed")
    assert "nothing to add" in ran.out
    assert notes.read("vlbib.toml") == text


@pytest.mark.parametrize(
    "text",
    [
        '[tags]\nvocabulary = ["maps", "VQA"]  # mine\nsynonyms = { "map" = "maps" }\n',
        '[tags]\nvocabulary = [\n  "maps",  # all of them\n  "VQA",\n]\n\n[tags.synonyms]\nmap = "maps"  # one\n',
        'tags.vocabulary = ["maps", "VQA"]\ntags.synonyms.map = "maps"\n',
    ],
)
def test_an_existing_vocabulary_grows_however_it_is_written(notes: Desk, text: str) -> None:
    notes.write("vlbib.toml", text)
    notes.run("tags", "seed")
    found = settings(notes)
    assert found.vocabulary == ("maps", "VQA", "Visual Grounding", "NLVR^2")
    assert found.synonyms["map"] == "maps"
    assert found.synonyms["Visual Question Answering"] == "VQA"
    assert text.count("#") == notes.read("vlbib.toml").count("#")


def test_a_vocabulary_that_is_a_single_string_grows_too(notes: Desk) -> None:
    notes.write("vlbib.toml", 'tags = { vocabulary = "maps" }\n')
    assert notes.run("tags", "seed").code == 0
    assert settings(notes).vocabulary == ("maps", "Visual Grounding", "VQA", "NLVR^2")
    assert "Visual Question Answering" in settings(notes).synonyms


def test_settings_in_pyproject_stay_there(notes: Desk) -> None:
    notes.write("pyproject.toml", '[project]\nname = "x"\n\n[tool.vlbib]\nlibrary = "references.bib"\n')
    notes.run("tags", "seed")
    assert "VQA" in settings(notes, "pyproject.toml").vocabulary
    assert not Path("vlbib.toml").exists()


def test_a_dry_run_prints_the_same_and_writes_nothing(notes: Desk) -> None:
    dry = notes.run("tags", "seed", "--dry-run")
    assert not Path("vlbib.toml").exists()
    done = notes.run("tags", "seed")
    assert dry.out.replace("would be added", "added") == done.out


def test_works_below_a_heading_with_the_long_form_get_the_short_tag(notes: Desk) -> None:
    notes.run("tags", "seed")
    notes.sync()
    assert notes.value("radford2021clip", "keywords") == "VQA, CLIP"
    notes.silent()


def test_a_short_name_known_only_from_the_library_or_another_note_is_no_tag_either(notes: Desk) -> None:
    notes.write("notes/a.md", NOTES.partition("# Datasets")[2])
    notes.write("tasks.md", NOTES.partition("# Visual Question")[0])
    notes.run("tags", "seed", "tasks.md")
    assert settings(notes).vocabulary == ("Visual Grounding", "VQA", "NLVR^2")
    notes.sync()
    Path("notes/a.md").unlink()
    Path("notes").rmdir()
    Path("vlbib.toml").unlink()
    ran = notes.run("tags", "seed", "tasks.md")
    assert "VG is the short name of a work (krishna2017" in ran.out
    assert "VG" not in settings(notes).vocabulary


def test_a_line_that_names_a_paper_defines_nothing(notes: Desk) -> None:
    link = "[Masked Image Modeling (MIM)](https://arxiv.org/abs/2111.06377)"
    notes.write("notes/a.md", f"# Papers\n\n- {link}\n- [2021] Learning Image Captioning (LIC)\n")
    ran = notes.run("tags", "seed")
    assert not Path("vlbib.toml").exists()
    assert "notes/a.md:3: Masked Image Modeling (MIM): the line names a work" in ran.out


def test_the_answer_as_json_counts_unlisted_tags_of_a_new_vocabulary(notes: Desk) -> None:
    notes.sync()
    notes.write("references.bib", notes.read().replace("keywords = {", "keywords = {mine, ", 1))
    ran = notes.run("tags", "seed", "--format", "json")
    found = json.loads(ran.out)
    assert (found["version"], found["written"], found["tags"]) == (1, True, ["Visual Grounding", "VQA", "NLVR^2"])
    assert [(one["file"], one["line"], one["text"]) for one in found["left_out"]] == [
        ("notes/a.md", 2, "Visual Grounding (VG)")
    ]
    assert found["unlisted"] == 1  # CLIP, Datasets, nocaps and Visual Genome come from the notes
    assert "lacks 1 of your own tags" in ran.err


def test_missing_notes_are_wrong_usage(notes: Desk) -> None:
    assert notes.run("tags", "seed", "nowhere.md").code == 2


@pytest.mark.parametrize("command", [("add", "CLIP", "--offline", "--tag", "a,b"), ("tags", "rename", "Tasks", "x;y")])
def test_several_tags_given_as_one_are_refused_and_nothing_is_written(notes: Desk, command: tuple[str, ...]) -> None:
    notes.sync()
    before = notes.read(), notes.read("references.lock")
    ran = notes.run(*command)
    assert (ran.code, ran.err) == (
        2, f"vlbib: '{command[-1]}': a tag needs a name, without comma or semicolon; give several tags one by one\n",
    )  # fmt: skip
    assert (notes.read(), notes.read("references.lock")) == before
    assert not Path("vlbib.toml").exists()
