"""Short names in sentences whose works wait for a decision."""

from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind
from vlbib.notes.asides import asides_of, may_mean_work_of_field

NAMES = {
    "CLIP": "Learning Models",
    "Batch 2": "Batch 2: Words",
    "ViT": "Words",
    "BERT": "BERT: Pre-training",
    "SAM": "",
}


def asides(line: str, place: Place = Place.ITEM, *, results: bool = False, **names: str) -> list[str]:
    columns = ("Model", "F1") if place is Place.ROW else ()
    segment = Segment(file="a.md", line=7, text=line, place=place, results=results, columns=columns, section=("Here",))
    return [each.text for each in asides_of(segment, 7, line, {**NAMES, **names} if names else _in(line))]


def _in(line: str) -> dict[str, str]:
    return {name: title for name, title in NAMES.items() if name in line}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("the CLIP captions look fine", ["CLIP"]),
        ("3. the CLIP captions look fine", ["CLIP"]),
        ("10:15 CLIP boxes are off", ["CLIP"]),
        ("[14:22] Ida: CLIP boxes are off", ["CLIP"]),
        ("CLIP 的 boxes 不对", ["CLIP"]),
        ("better start from BERT there", ["BERT"]),
        ("how it is different from BERT", ["BERT"]),
        ("switch from BERT to CLIP heads", ["CLIP"]),  # the work left behind is not the one meant
        ("our CLIP features are stale", []),
        ("the tower replaces CLIP entirely", []),
        ("DiT 用别的替换 CLIP 很好", []),
        ("we changed the CLIP scripts again", []),
        ("把 CLIP 脚本改成新的", []),
        ("our ViT and CLIP features are stale", []),
        ("Contrastive Learning of Pictures (CLIP) and more", []),
        ("two sets (CLIP and more)", ["CLIP"]),
        ("CLIP zero-shot got 71.2 there", ["CLIP"]),
        ("CLIP, 300 epochs", ["CLIP"]),
        ("ViT, 300 epochs", ["ViT"]),
        ("we train a plain CLIP there", []),  # any one of its kind
        ("CLIP val 71.2", ["CLIP"]),
        ("ViT 5 min", ["ViT"]),
        ("ViT 5 is out", []),  # a later version
        ("Batch 2, 300 epochs", []),
        ("numbers with CLIP went down by 0.4", ["CLIP"]),  # a sentence, with a number in it
        ("压缩 CLIP 40 倍左右", ["CLIP"]),
        ("CLIP 40 倍", ["CLIP"]),
        ("CLIP = best of them", ["CLIP"]),
        ("CLIP=0.12 m, all in all fine", []),  # a measure
        ("CLIP蒸馏帮助很大", []),
        ("CLIP V2 captions look fine", []),
        ("the SAM masks look fine", []),  # several works share the name
        ("Backbone: CLIP", []),
        ("Backbones: CLIP, ViT, BERT", ["CLIP", "ViT", "BERT"]),
        ("Backbones: CLIP, ViT", []),
    ],
)
def test_a_name_in_a_sentence_may_mean_its_work_unless_it_is_set_or_owned(line: str, names: list[str]) -> None:
    assert asides(line) == names


def test_plain_words_in_another_spelling_and_programs_do_not_mean_a_work() -> None:
    segment = Segment(file="a.md", line=7, text="Bert and PyTorch look fine", place=Place.PARAGRAPH)
    names = {"Bert": "BERT: Pre-training", "PyTorch": "PyTorch: A Style"}
    assert list(asides_of(segment, 7, segment.text, names)) == []


@pytest.mark.parametrize(
    "line",
    [
        "[3] Kim. The CLIP captions always look fine. 2020",
        "Kim. The CLIP captions always look fine. In Towns, 2020.",
        "Kim et al. 2020, the CLIP captions always look fine",
    ],
)
def test_a_name_in_a_reference_is_part_of_its_title(line: str) -> None:
    assert asides(line) == []


def test_a_distinct_name_counts_in_any_cell_but_the_head_of_a_table() -> None:
    assert asides("ours\x1f+ CLIP r=64\x1f58.9", Place.ROW) == []  # an ablation
    row = "CLIP\x1f7B\x1f58.9\x1fViT"  # in another cell, `7B` is no version of CLIP
    for columns, found in (
        (("Model", "F1"), [("CLIP", False), ("ViT", False)]),
        ((), []),
    ):  # the head: what is measured
        segment = Segment(file="a.md", line=7, text=row, place=Place.ROW, columns=columns)
        assert [(each.text, each.aside) for each in asides_of(segment, 7, row, _in(row))] == found


@pytest.mark.parametrize(
    ("cells", "waits"),
    [
        ("7\x1fCLIP\x1f58.9", False),
        ("CLIP (new)\x1f58.9", False),
        ("ours\x1fCLIP\x1f58.9", True),
    ],
)
def test_in_a_table_of_results_a_name_counts_where_a_row_begins_if_most_rows_do_so(cells: str, *, waits: bool) -> None:
    segment = Segment(file="a.md", line=7, text=cells, place=Place.ROW, results=True, columns=("Model",))
    for is_list in (True, False):
        mentions = asides_of(segment, 7, cells, _in(cells), is_list=is_list)
        assert [each.aside for each in mentions] == [waits or not is_list]


def test_a_plain_word_inside_a_cell_does_not_mean_its_work() -> None:
    names = {"Whisper": "Whisper: Words"}
    for row in ("Whisper\x1f7", "only with Whisper\x1f7"):
        segment = Segment(file="a.md", line=7, text=row, place=Place.ROW, columns=("Model",))
        assert list(asides_of(segment, 7, row, names)) == []


def test_the_size_of_another_work_s_model_is_no_name() -> None:
    line = "yesterday we finally swapped the CLIP ViT-B/16 towers, with DINOv2 ViT-S/14 instead"
    segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
    names = {"CLIP": "Learning Models", "ViT": "ViT: Words", "DINOv2": "DINOv2: Learning"}
    assert [each.text for each in asides_of(segment, 7, line, names)] == ["CLIP", "DINOv2"]


@pytest.mark.parametrize("place", [Place.HEADING, Place.QUOTE])
def test_a_plain_word_in_a_heading_or_a_quotation_does_not_mean_its_work(place: Place) -> None:
    line = "2.3 so said CLIP, Whisper"
    segment = Segment(file="a.md", line=7, text=line, place=place)
    mentions = list(asides_of(segment, 7, line, {"CLIP": "Learning Models", "Whisper": "Whisper: Words"}))
    assert [(each.text, each.aside) for each in mentions] == [("CLIP", False)]


@pytest.mark.parametrize(
    ("line", "aside"),
    [
        ("Whisper medium on it", False),
        ("Whisper-7B hears it", False),
        ("Whisper large-v2 hears it", False),
        ("Whisper medium hears it", True),
        ("Whisper hears it", True),
        ("Mistral medium on it", True),  # its title has other capitals
    ],
)
def test_a_plain_word_with_the_size_of_a_model_is_sure(line: str, *, aside: bool) -> None:
    segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
    names = {"Whisper": "Whisper: Words", "Mistral": "MiSTRAL: Winds"}
    here = {name: title for name, title in names.items() if name in line}
    assert [each.aside for each in asides_of(segment, 7, line, here)] == [aside]


def test_words_for_a_field_before_a_kind_of_model_are_no_name() -> None:
    names = {"Video LLM": "VideoLLM: Modelling", "Beta R-CNN": "Beta R-CNN: Looking"}
    line = "the Video LLM list, and the Beta R-CNN list"
    segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
    assert [each.text for each in asides_of(segment, 7, line, names)] == ["Beta R-CNN"]


def test_a_measure_waits_on_a_line_about_citing() -> None:
    names = {"CIDEr": "CIDEr: Consensus", "ROUGE": "ROUGE: A Package"}
    for line, found in (("cite CIDEr and ROUGE too", ["CIDEr", "ROUGE"]), ("CIDEr and ROUGE up by 2", [])):
        segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
        assert [each.text for each in asides_of(segment, 7, line, names)] == found


def test_a_measure_waits_in_a_sentence_without_numbers() -> None:
    line = "CIDEr ignores synonyms, which nobody wants to hear"
    segment = Segment(file="a.md", line=7, text=line, place=Place.PARAGRAPH)
    assert [each.aside for each in asides_of(segment, 7, line, {"CIDEr": "CIDEr: Consensus"})] == [True]


def test_a_name_inside_a_longer_word_is_not_there() -> None:
    for line in ("why it was dropped later (RoBERTa)", "BERT_HYP is another set of questions"):
        segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
        assert list(asides_of(segment, 7, line, {"BERT": "BERT: Pre-training"})) == []


def test_a_name_in_a_sentence_gives_its_work_no_tags() -> None:
    segment = Segment(file="a.md", line=7, text="so\nthe CLIP captions", place=Place.PARAGRAPH, section=("Here",))
    (mention,) = asides_of(segment, 8, "the CLIP captions", {"CLIP": "Learning Models"})
    assert (mention.line, mention.kind, mention.section) == (8, Kind.ALIAS, ())


@pytest.mark.parametrize(
    ("line", "name", "waits"),
    [
        ("the CLIP captions look fine", "CLIP", False),
        ("captions in the CLIP paper look fine", "CLIP", False),
        ("the BLIP-2 captions look fine", "BLIP-2", False),
        ("the Decision Transformer curves look fine", "Decision Transformer", False),
        ("the Whisper captions look fine", "Whisper", True),  # a plain word
        ("the ViT captions look fine", "ViT", False),
        ("the Linformer captions look fine", "Linformer", False),  # in no dictionary
        ("the Just Go with the Flow captions look fine", "Just Go with the Flow", False),
        ("Inducing relational knowledge with CLIP", "CLIP", True),  # may be a title that nobody knows
        ("Inducing relational knowledge with DistilBERT", "DistilBERT", True),
        ("DistilBERT against plain relational knowledge", "DistilBERT", False),  # it begins no title but its own
        ("WP2 (m3): relational knowledge induced with DistilBERT", "DistilBERT", False),  # in small letters
        ("relational knowledge induced with DistilBERT", "DistilBERT", False),  # a title has a capital first
        ("why it was dropped later (DistilBERT)", "DistilBERT", False),
        ("evaluated on knowledge there: DistilBERT, BERT, ViT", "DistilBERT", False),
        ("DistilBERT: Counting Small Leaves of Shrubs", "DistilBERT", True),  # the title of another work
        ("Is anisotropy really the cause of DistilBERT leaves?", "DistilBERT", True),
        ("Linformer regularization strategies for spoofing systems", "Linformer", True),
        ("BLIP-2 is what we use in Chapter 5.", "BLIP-2", False),  # that is no measurement
        ("Backbones: CLIP, ViT, BERT", "CLIP", True),  # parts of somebody's net
    ],
)
def test_a_name_in_a_sentence_waits_where_it_may_be_something_else(line: str, name: str, *, waits: bool) -> None:
    segment = Segment(file="a.md", line=7, text=line, place=Place.PARAGRAPH)
    names = {name: f"{name}: Words"} | {other: f"{other}: Words" for other in NAMES if other in line}
    assert [each.aside for each in asides_of(segment, 7, line, names) if each.text == name] == [waits]


def test_a_size_or_a_result_after_a_coined_word_is_no_later_version_of_it() -> None:
    names = {"InstructBLIP": "InstructBLIP: Towards Models"}
    found = {}
    sizes = ("7B", "4,11", "1.4b", "4-bit", "4bit", "8x8", "38/50", "71 %", "2", "2.0")
    for size in sizes:
        line = f"InstructBLIP {size} again"
        segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
        found[size] = [each.aside for each in asides_of(segment, 7, line, names)]
    assert list(found.values()) == [[False]] * 8 + [[], []]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("OakNet V1 captions look fine", True),
        ("we wrote it with OakNet 0.7", True),
        ("we wrote it with OakNet 1.7", False),
        ("so OakNet 2", False),
        ("OakNet的结果", True),
        ("we train a plain OakNet there", True),
        ("lr 0.1 + OakNet r=64", True),
        ("Kim et al. 2020, then OakNet", True),
        ("our OakNet features are stale", True),
        ("OakNet v2 captions look fine", False),  # another work
        ("OakNet-3 and more", False),
        ("OakNet 2 works on pictures", False),
        ("OakNet 2 heads", True),
        ("OakNet-3 is not the old OakNet", True),
        ("OakNet-7B is large", True),
        ("OakNet 1.57 at the end", True),
        ("Tiny OakNet: no", False),
    ],
)
def test_a_word_that_only_one_work_is_called_by_counts_whatever_is_said_of_it(line: str, *, counts: bool) -> None:
    segment = Segment(file="a.md", line=7, text=line, place=Place.PARAGRAPH)
    mentions = list(asides_of(segment, 7, line, {"OakNet": "OakNet: A Tree"}))
    assert [(each.text, each.aside) for each in mentions] == ([("OakNet", False)] if counts else [])


def test_a_title_of_one_word_and_an_ordinary_word_are_no_such_names() -> None:
    segment = Segment(file="a.md", line=7, text="our OakNet features and our CODEC", place=Place.PARAGRAPH)
    assert list(asides_of(segment, 7, segment.text, {"OakNet": "OakNet", "CODEC": "CODEC: A Set"})) == []
    said = Segment(file="a.md", line=7, text="so CODEC is fine", place=Place.PARAGRAPH)
    assert [each.aside for each in asides_of(said, 7, said.text, {"CODEC": "CODEC: A Set"})] == [True]


@pytest.mark.parametrize(
    ("name", "waits"),
    [("OakNet", True), ("OaNt", True), ("OAKEN", True), ("OAKN", False), ("ResNet", False), ("NaN", False)],
)
def test_a_name_of_several_works_waits_if_it_has_five_letters_or_small_ones_too(name: str, *, waits: bool) -> None:
    segment = Segment(file="a.md", line=7, text=f"so {name} here", place=Place.PARAGRAPH)
    mentions = list(asides_of(segment, 7, segment.text, {name: ""}))
    assert [(each.text, each.aside) for each in mentions] == ([(name, True)] if waits else [])


def test_a_word_that_only_one_work_is_called_by_waits_after_a_label_for_parts_and_in_a_table_of_settings() -> None:
    titles = {"OakNet": "OakNet: A Tree"}
    label = Segment(file="a.md", line=7, text="vocoder: OakNet-121", place=Place.PARAGRAPH)
    assert [each.aside for each in asides_of(label, 7, label.text, titles)] == [True]
    for columns, waits in ((("Model", "F1"), False), (("Model", "lr", "F1"), True), (("", "Batch size"), True)):
        row = Segment(file="a.md", line=7, text="OakNet\x1f58.9", place=Place.ROW, results=True, columns=columns)
        assert [each.aside for each in asides_of(row, 7, row.text, titles)] == [waits]


@pytest.mark.parametrize(
    ("line", "name", "counts"),
    [
        ("again with KOOPA, slow", "KOOPA", True),
        ("again with KOOPA-X, slow", "KOOPA", False),  # a longer name
        ("again with KOOPA-B, slow", "KOOPA", True),  # a size
        ("again with KOOPA-Align, slow", "KOOPA", False),
        ("again with KOOPA-Base, slow", "KOOPA", True),
        ("again with Lake-KOOPA, slow", "KOOPA", False),
        ("again with A Very Long Lake of Slow Rivers - KOOPA, slow", "KOOPA", True),
        ("with [KOOPA], then slow", "KOOPA", False),  # a special token
        ("with [Koopa], then slow", "Koopa", True),
        ("VAN DEN BERG R, KIPF T N, slow", "VAN", False),  # a family name
        ("again with VAN, slow", "VAN", True),
    ],
)
def test_a_name_of_the_field_is_no_part_of_a_longer_one_and_no_token(line: str, name: str, *, counts: bool) -> None:
    assert may_mean_work_of_field(line, name, "Koopa: Slow Rivers") is counts


@pytest.mark.parametrize(
    ("line", "count"), [("SI-SDR 14.9 again", 0), ("SI-SDR: -3 dB", 0), ("on SI-SDR and its bias", 1)]
)
def test_a_measure_with_a_value_names_no_work(line: str, count: int) -> None:
    segment = Segment(file="a.md", line=1, text=line, place=Place.ITEM)
    assert len(list(asides_of(segment, 1, line, {"SI-SDR": "Half-baked Measures"}))) == count


def test_a_name_that_is_an_error_measure_there_is_no_mention() -> None:
    def counted(line: str) -> list[str]:
        segment = Segment(file="a.md", line=7, text=line, place=Place.PARAGRAPH)
        return [each.text for each in asides_of(segment, 7, line, {"MAE": "Masked Lamps"})]

    assert counted("then MAE and others") == ["MAE"]
    assert counted("then MAE 41.3 and others") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("BERT 8 ms on it", ["BERT"]),
        ("BERT 2 fps there", ["BERT"]),
        ("BERT 8 is out", []),
        ("is BERT = 1810.04805 or not", ["BERT"]),
        ("BERT = 18 of them", []),
    ],
)
def test_a_measured_number_after_a_name_is_no_version_and_an_id_no_measure(line: str, names: list[str]) -> None:
    assert asides(line) == names


def test_a_name_like_a_kind_of_model_counts_if_it_begins_its_title_and_so_does_one_with_a_number() -> None:
    assert asides("read SpatialVLM again", SpatialVLM="SpatialVLM: Rooms and Words") == ["SpatialVLM"]
    assert asides("read SpatialVLM again", SpatialVLM="Rooms and Words") == []
    named = {"Step-Audio 2": "Step-Audio 2 Technical Report"}
    segment = Segment(file="a.md", line=7, text="Step-Audio 2 is printed", place=Place.ITEM)
    assert [each.aside for each in asides_of(segment, 7, segment.text, named)] == [False]
