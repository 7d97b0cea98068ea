"""Names in lists of lines without capitals are read as their works spell them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.known import KnownTitle, Naming, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.lower_case_names import in_own_capitals, line_in_own_capitals
from vlbib.matching.recognition.recognise import works_in

RECORDED = {
    "NeRF": "NeRF: Scenes as Fields",
    "ResNet": "Deep Learning of Residues",
    "KITTI": "Are We Ready? The KITTI Suite",
    "nuScenes": "nuScenes: A Set of Drives",
    "CLIP": "Learning From Language",
    "LLaMA": "LLaMA: Open Models",
    "Adam": "Adam: A Method",
    "FaB": "FaB: Three Letters",
    "DCGAN": "Learning Without Labels",
    "in-stant": "Primitives",
    "SCHEMA": "SCHEMA: State Changes",
}
HEADED = (
    "DeepSDF: Shapes", "Mip-NeRF: Many Scales", "Mip-NeRF 360: All Around", "Gist2: Ends in a Digit",
    "MiDSummer: A Festival", "TwoGAN: One", "TwoGAN: Two Others", "Soloist: A Word",
)  # fmt: skip


class Spelled(TitleList):
    """Names that records give, and names that only titles have before their colon."""

    def naming(self, name: str) -> Naming:
        heads = {squeeze(title.partition(":")[0]) for title in HEADED}
        if squeeze(name) in {squeeze(each) for each in RECORDED}:
            return Naming.RECORDED
        return Naming.HINT if squeeze(name) in heads else Naming.NONE


KNOWN = Spelled(
    (
        *(KnownTitle(title, squeeze(title), frozenset((squeeze(name),))) for name, title in RECORDED.items()),
        *(KnownTitle(title, squeeze(title)) for title in HEADED),
    ),
    frozenset(map(squeeze, RECORDED)),
)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("nerf", "NeRF"),
        ("resnet, kitti and nuscenes", "Resnet, KITTI and nuScenes"),
        ("driving: kitti; nuscenes.", "driving: KITTI; nuScenes."),
        ("nerf → resnet->deepsdf", "NeRF → resnet->deepsdf"),  # an arrow without spaces
        ("nerf/deepsdf+", "NeRF/deepsdf+"),
        ("mip-nerf then deepsdf, c++ of horrors", "Mip-NeRF then DeepSDF, c++ of horrors"),
        ("deepsdf (shapes) vs gist2", "DeepSDF (shapes) vs Gist2"),
        ("nerf of the cat", "NeRF of the cat"),
        ("nerf、resnet，好", "NeRF、Resnet，好"),
        ("a row\x1fnerf\x1f12", "a row\x1fNeRF\x1f12"),
        ("we train nerf on it", "we train nerf on it"),  # in a sentence
        ("nerf things", "nerf things"),
        ("nerf, Ida", "nerf, Ida"),  # a line with a capital
        ("schema, nerf", "schema, NeRF"),  # an ordinary word
        ("clip", "clip"),  # four letters, and the title lacks it
        ("adam, fab", "adam, fab"),  # an optimiser, three letters
        ("dcgan", "Dcgan"),
        ("midsummer, twogan, soloist", "midsummer, twogan, soloist"),
        ("nerf>=1.4", "nerf>=1.4"),  # a package
        ("in-stant, resnet", "in-stant, Resnet"),
        ("see nerf/deepsdf.py", "see nerf/deepsdf.py"),
        ("看了羊驼(llama)", "看了羊驼(llama)"),  # a translation
        ("看了渲染(deepsdf)", "看了渲染(DeepSDF)"),  # no word of a dictionary
        ("alpacas, llama", "alpacas, LLaMA"),
    ],
)
def test_names_of_a_list_in_lower_case_get_the_capitals_of_their_works(line: str, read: str) -> None:
    assert line_in_own_capitals(line, KNOWN) == read


@pytest.mark.parametrize(("size", "read"), [(120, "NeRF"), (121, "nerf")])
def test_long_lines_are_not_read_so(size: int, read: str) -> None:
    assert line_in_own_capitals("nerf, ".ljust(size, "a"), KNOWN)[:4] == read


def test_each_line_of_a_segment_is_read_by_itself_but_none_of_results_headings_and_comments() -> None:
    item = Segment(file="a.md", line=1, text="nerf\nKITTI, nerf\nresnet", place=Place.ITEM)
    assert in_own_capitals(item, KNOWN).text == "NeRF\nKITTI, nerf\nResnet"
    for other in (Place.HEADING, Place.COMMENT, Place.FILE):
        same = Segment(file="a.md", line=1, text="nerf", place=other)
        assert in_own_capitals(same, KNOWN) is same
    row = Segment(file="a.md", line=1, text="nerf\x1f12", place=Place.ROW, results=True)
    assert in_own_capitals(row, KNOWN) is row


@pytest.mark.parametrize(("text", "read"), [("nerf = load(x)", "nerf = load(x)"), ("nerf, resnet", "NeRF, Resnet")])
def test_variables_in_code_are_no_names(text: str, read: str) -> None:
    code = Stretch(Mark.CODE, 0, len(text))
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, marks=(code,))
    assert in_own_capitals(segment, KNOWN).text == read


def test_a_name_in_lower_case_is_recognised_where_it_stands() -> None:
    (name,) = works_in(Segment(file="a.md", line=1, text="nerf", place=Place.ITEM, reading="nerf"), KNOWN).names
    assert (name.start, name.end, name.text) == (0, 4, "NeRF")


@settings(max_examples=examples(100))
@given(st.text("nerf kitdpsg-,;/→ 、\x1f", max_size=60))
def test_only_the_case_of_letters_changes(line: str) -> None:
    read = line_in_own_capitals(line, KNOWN)
    assert read.lower() == line
    assert re.sub(r"[A-Za-z]", "", read) == re.sub(r"[a-z]", "", line)


@pytest.mark.parametrize(
    ("above", "read"),
    [
        ("We can say that it goes on in the line below with the", "nerf"),
        ("We can say that it ends on this line, which is so long.", "NeRF"),
        ("We can say that it goes on in this short line with", "nerf"),  # fifty characters
        ("We can say that it goes on in this other line, the", "nerf"),
        ("W" * 50, "nerf"),
        ("W" * 49, "NeRF"),
    ],
)
def test_a_sentence_that_goes_on_from_a_long_line_is_no_list(above: str, read: str) -> None:
    item = Segment(file="a.md", line=1, text=f"{above}\nnerf", place=Place.ITEM)
    assert in_own_capitals(item, KNOWN).text == f"{above}\n{read}"
