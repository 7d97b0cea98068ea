"""Short names of known works in running text name no work there, and are reported with the titles of their works."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, Naming, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_in_text import names_in_text, sure_names_in_text
from vlbib.matching.recognition.recognise import works_in
from vlbib.notes.reader import read_note

TITLE = "XGBoost: A Scalable Tree Boosting System"
KNOWN = TitleList((KnownTitle(TITLE, squeeze(TITLE), frozenset(("xgboost",))),), frozenset(("xgboost", "sam", "ab")))


def spoken(text: str) -> tuple[tuple[str, str], ...]:
    (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
    return works_in(segment, KNOWN).spoken


@pytest.mark.parametrize("text", ["XGBoost was close.\n", "我们用XGBoost做了。\n", "> as XGBoost-B, or SAM\n"])
def test_a_sure_name_in_a_sentence_is_reported_with_the_title_of_its_work(text: str) -> None:
    assert spoken(text)[0] == ("XGBoost", TITLE)


def test_names_that_a_plus_joins_are_two() -> None:
    assert ("XGBoost", TITLE) in spoken("the XGBoost+CatBoost runs\n")
    assert spoken("the XGBoost+BC runs\n") == ()


def test_a_name_beside_other_people_or_other_words_is_reported_without_a_work() -> None:
    facts = {squeeze(TITLE): (TitleFacts(("chen", "guestrin")),)}
    known = TitleList(KNOWN.titles, KNOWN.names, facts=facts)
    for people, title in (("Chen et al.", TITLE), ("Lee et al.", ""), ("Lee and Moon", "")):
        segment = Segment(file="a.md", line=1, text=f"we use XGBoost ({people}) again", place=Place.PARAGRAPH)
        assert names_in_text(segment, known, ()) == (("XGBoost", title),)


def test_a_name_that_makes_another_name_with_the_word_before_it_is_reported_without_a_work() -> None:
    other = "SpeechXGBoost: Sounds of Trees"
    known = TitleList((*KNOWN.titles, KnownTitle(other, squeeze(other))), frozenset(("xgboost", "speechxgboost")))
    for word, title in (("speech", ""), ("sound", TITLE)):
        segment = Segment(file="a.md", line=1, text=f"we use {word} XGBoost again", place=Place.PARAGRAPH)
        assert names_in_text(segment, known, ()) == (("XGBoost", title),)


def test_a_name_of_three_letters_is_reported() -> None:
    assert spoken("we ran SAM on it\n") == (("SAM", ""),)


def test_a_name_whose_form_with_a_size_is_known_is_reported_whole_and_once() -> None:
    known = TitleList((), frozenset(("xgboost", "xgboostb")))
    (segment,) = (each for each in read_note("so XGBoost-B it is", "a.md").segments if each.place != "file")
    assert works_in(segment, known).spoken == (("XGBoost-B", ""),)


@pytest.mark.parametrize(
    "text",
    ["`XGBoost` was close.\n", "see a/XGBoost there\n", "@XGBoost said so\n", "AB was close\n", "Xgbost was so\n"],
)
def test_code_paths_handles_short_and_unknown_words_are_not_reported(text: str) -> None:
    assert spoken(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("see <https://github.com/dmlc/xgboost/tree/main>\n", ["xgboost"]),
        ("- code: https://huggingface.co/org/SAM\n", ["SAM"]),
        ("see <https://github.com/dmlc/ab>\n", []),
        ("see <https://github.com/dmlc/other>\n", []),
        ("see <https://example.org/dmlc/xgboost>\n", []),
        ("see <https://huggingface.co/org/xgboost-large-2.7b>\n", ["xgboost"]),
        ("see <https://xgboost-site.github.io/>\n", ["xgboost"]),
        ("see <https://my-xgboost.github.io/>\n", []),
    ],
)
def test_a_repository_or_site_of_a_sure_name_is_reported(text: str, names: list[str]) -> None:
    assert [name for name, _ in spoken(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Faster R-CNN ran\n", "Faster R-CNN"),
        ("we ran Faster R-CNN on it\n", "Faster R-CNN"),
        ("we ran faster R-CNN on it\n", "faster R-CNN"),
        ("faster rcnn it is\n", "faster rcnn"),
        ("a faster-rcnn it is\n", "faster-rcnn"),
        ("a slow R-CNN it is\n", "R-CNN"),
    ],
)
def test_a_name_of_two_words_is_reported_whole(text: str, name: str) -> None:
    known = TitleList((), frozenset(("rcnn", "fasterrcnn")))
    (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
    assert works_in(segment, known).spoken == ((name, ""),)


@pytest.mark.parametrize(("letters", "whole"), [(29, True), (30, False)])
def test_the_first_of_two_words_has_less_than_thirty_letters(letters: int, whole: bool) -> None:  # noqa: FBT001 -- a table's column
    first = "F" + "a" * (letters - 1)
    known = TitleList((), frozenset(("rcnn", f"{squeeze(first)}rcnn")))
    (segment,) = (each for each in read_note(f"so {first} R-CNN it is", "a.md").segments if each.place != "file")
    assert works_in(segment, known).spoken == ((f"{first} R-CNN" if whole else "R-CNN", ""),)


def test_a_plain_word_that_is_a_sure_name_is_reported_only_beside_other_names() -> None:
    known = TitleList((KnownTitle("Bird of Sea", "birdofsea", frozenset({"osprey"})),), frozenset({"osprey", "netax"}))
    texts = (
        "so Osprey nets fly",
        "so Osprey nets and NetAX nets",
        "so NetAX nets and Osprey-like ones, Osprey/2",
        "so NetAX nets. Osprey it or Osprey the data",  # a verb
    )
    segments = [each for text in texts for each in read_note(text, "a.md").segments if each.place != "file"]
    spoken_names = [works_in(segment, known).spoken for segment in segments]
    assert spoken_names == [(), (("NetAX", ""), ("Osprey", "Bird of Sea")), *[(("NetAX", ""),)] * 2]


def test_a_name_that_names_a_work_is_not_reported() -> None:
    assert spoken("- XGBoost\n") == ()


@pytest.mark.parametrize(("joint", "most"), [(" nets ", 6), ("\nnets ", 7)])
def test_at_most_six_names_of_a_line_are_reported(joint: str, most: int) -> None:
    names = [f"Net{letter}X" for letter in "ABCDEFG"]
    known = TitleList((), frozenset(map(squeeze, names)))
    (segment,) = (each for each in read_note(f"so {joint.join(names)} nets", "a.md").segments if each.place != "file")
    assert works_in(segment, known).spoken == tuple((name, "") for name in names[:most])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("related: [[Osprey]] and [[Eagle]]\n", ["Osprey"]),
        ("so **Osprey** it is\n", ["Osprey"]),
        ("support for [Osprey]-like pooling\n", ["Osprey"]),
        ("一个数据集 (Osprey) 的链接\n", ["Osprey"]),
        ("so `Osprey` it is\n", []),
        ("so Osprey it is\n", []),
        ("so *osprey* and **osprey** it is\n", []),
        ("| a | b |\n|--|--|\n| `Osprey` | 3 |\n", ["Osprey"]),
        ("| a | b |\n|--|--|\n| `Osprey` it is | 3 |\n", []),
        ("so Osprey 2 it is\n", ["Osprey 2"]),
        ("### Corpus : Osprey\n", ["Osprey"]),
        ("Q: which of them?\nA: Osprey\n", ["Osprey"]),
        ("A: Osprey it is\n", []),
        ("so it is: `Osprey`\n", []),
        ("A: osprey\n", []),
        (f"A: {'x' * 40} Osprey\n", []),
    ],
)
def test_a_name_of_plain_words_is_reported_if_it_is_marked(text: str, names: list[str]) -> None:
    known = TitleList((), frozenset(("osprey", "osprey2")))
    segment = next(each for each in reversed(read_note(text, "a.md").segments))
    assert [name for name, _ in works_in(segment, known).spoken] == names


@pytest.mark.parametrize("size", ["-B", "-l", "-7B", "-2.7b", "-tiny", " 70B", "-L/14"])
def test_a_size_after_a_name_is_not_part_of_it(size: str) -> None:
    assert [name for name, _ in spoken(f"so XGBoost{size} it is\n")] == ["XGBoost"]


class Shared(TitleList):
    """A list of names that several works share."""

    def naming(self, name: str) -> Naming:
        return Naming.SHARED if squeeze(name) in self.names else Naming.NONE


@pytest.mark.parametrize(
    ("text", "names"), [("so VICReg it is\n", ["VICReg"]), ("so MAP it is\n", []), ("so xhtml it is\n", [])]
)
def test_a_name_that_several_works_share_is_reported_unless_it_is_an_abbreviation(text: str, names: list[str]) -> None:
    (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
    assert [name for name, _ in works_in(segment, Shared((), frozenset(("vicreg", "map", "xhtml")))).spoken] == names


@pytest.mark.parametrize(("name", "title"), [("REST", ""), ("RQSX", "RQSX: A Tree"), ("RQX", "")])
def test_a_name_of_four_letters_that_several_works_share_has_the_title_that_begins_with_it(
    name: str, title: str
) -> None:
    body = Shared((KnownTitle(f"{name}: A Tree", squeeze(f"{name}: A Tree")),), frozenset((squeeze(name),)))
    segment = Segment(file="a.md", line=1, text=f"they ran with {name} then", place=Place.PARAGRAPH)
    assert dict(names_in_text(segment, body, ())).get(name, "") == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We compare it with SAM and go on.\n", ["SAM"]),
        ("SAM is still the default.\n", ["SAM"]),
        ("so SAM (2023) it is\n", ["SAM"]),
        ("so SAM (20 GB) it is\n", []),
        ("our SAM features are stale\n", []),
    ],
)
def test_an_abbreviation_that_several_works_share_is_reported_if_a_sentence_is_about_it(
    text: str, names: list[str]
) -> None:
    (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
    assert [name for name, _ in works_in(segment, Shared((), frozenset(("sam",)))).spoken] == names


class Hinting(TitleList):
    """A list of titles in which a name is known as the beginning of one of them."""

    def naming(self, name: str) -> Naming:
        return Naming.HINT if any(title.text.startswith(name) for title in self.titles) else Naming.NONE


def test_a_coined_name_in_capitals_before_the_colon_of_one_title_is_reported_with_it() -> None:
    title = "RAPS-3D: Old Towns From Above"
    (segment,) = (each for each in read_note("so RAPS-3D is next", "a.md").segments if each.place != "file")
    assert works_in(segment, Hinting((KnownTitle(title, squeeze(title)),))).spoken == (("RAPS-3D", title),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("## 1. XGBoost\n", (("XGBoost", TITLE),)),
        ("so XGBoost it is\n", (("XGBoost", TITLE),)),
        ("## XGB\n", ()),
        ("## XGBoost2\n", ()),
    ],
)
def test_a_name_before_a_title_s_colon_is_reported(text: str, names: tuple[tuple[str, str], ...]) -> None:
    (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
    assert works_in(segment, Hinting(KNOWN.titles)).spoken == names


@pytest.mark.parametrize(("text", "count"), [("## VIMA\n", 1), ("so VIMA it is\n", 0)])
def test_an_abbreviation_before_a_title_s_colon_is_reported_as_a_heading_only(text: str, count: int) -> None:
    title = "VIMA: Robot Manipulation with Prompts"
    (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
    assert works_in(segment, Hinting((KnownTitle(title, squeeze(title)),))).spoken == (("VIMA", title),) * count


@pytest.mark.parametrize(
    ("name", "known", "count"),
    [
        ("VIMA", True, 1),
        ("VIMAS", False, 1),
        ("GENIUS", True, 0),
        ("Small Policy", True, 1),
        ("Small Policy", False, 0),
    ],
)
def test_a_name_before_the_colon_of_one_title_counts_if_it_is_long_or_the_catalogue_has_its_work(
    name: str, count: int, *, known: bool
) -> None:
    title = f"{name}: Robot Manipulation with Prompts"
    body = Hinting((KnownTitle(title, squeeze(title), well_known=known),))
    segment = Segment(file="a.md", line=1, text=f"so {name} it is", place=Place.PARAGRAPH)
    assert names_in_text(segment, body, ()) == ((name, title),) * count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we ran Deep OakNet there", (("Deep OakNet", ""),)),  # a title that nobody has before a colon
        ("we ran Tall OakNet there", (("Tall OakNet", ""),)),  # two works
        ("we ran Wide OakNet there", (("OakNet", "OakNet: A Tree"),)),
    ],
)
def test_a_name_inside_the_beginning_of_another_known_title_is_not_its_work(
    text: str, names: tuple[tuple[str, str], ...]
) -> None:
    titles = ("OakNet: A Tree", "Deep OakNet for Trees", "Tall OakNet: A", "Tall OakNet: B")
    body = Hinting(tuple(KnownTitle(title, squeeze(title), well_known=True) for title in titles))
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert names_in_text(segment, body, ()) == names


@pytest.mark.parametrize("label", ["[2016-xg-boost](a/2016-xg-boost.pdf)", "[[xg-boost]]", "[2016_xgboost](b.pdf)"])
def test_a_name_in_the_form_of_a_file_name_is_reported_if_it_is_a_link(label: str) -> None:
    assert [title for _, title in spoken(f"{label}\n")] == [TITLE]


@pytest.mark.parametrize(
    "label", ["[xgboost](b.pdf)", "[x-xg-boost](a.pdf)", "[2016-xg boost of ours](a.pdf)", "xg-boost"]
)
def test_plain_words_and_words_in_text_are_no_file_names(label: str) -> None:
    assert spoken(f"we saw {label} there\n") == ()


class Titled(TitleList):
    def naming(self, name: str) -> Naming:
        return Naming.TITLE if name == "Mesh R-CNN" else super().naming(name)


def test_a_name_that_is_a_whole_title_is_reported_as_one() -> None:
    segment = read_note("2023.3.20 — Mesh R-CNN：网格\n", "a.md").segments[-1]
    assert works_in(segment, Titled(KNOWN.titles)).spoken == (("Mesh R-CNN", "Mesh R-CNN"),)


def test_capitalised_plain_words_are_reported_if_they_are_a_sure_name() -> None:
    known = TitleList((), frozenset(("decisiontransformer",)))
    texts = ("» Decision Transformer baseline", "our Long Decision Transformer line", "- Decision Transformer")
    told = [works_in(read_note(text, "a.md").segments[-1], known) for text in texts]
    assert [works.spoken for works in told] == [(("Decision Transformer", ""),), (), ()]


def test_a_conference_is_no_short_name_even_if_a_title_begins_with_it() -> None:
    known = TitleList((), frozenset(("neurips", "dinov2")))
    segment = Segment(file="a.md", line=1, text="They had DINOv2 at NeurIPS last year.", place=Place.PARAGRAPH)
    assert [name for name, _ in names_in_text(segment, known, ())] == ["DINOv2"]


def test_a_version_counts_before_letters_of_another_script() -> None:
    known = TitleList((), frozenset(("dalle2", "dalle")))
    segment = Segment(file="a.md", line=1, text="昨日はDALL-E 2の違いを聞かれた", place=Place.PARAGRAPH)
    assert [name for name, _ in names_in_text(segment, known, ())] == ["DALL-E 2"]


def test_plain_words_that_begin_an_item_are_reported_if_all_are_names() -> None:
    titles = {"Reformer": "Reformer: An Efficient One", "Performer": "Performer: A Fast One"}
    known = TitleList(
        tuple(KnownTitle(title, squeeze(title), frozenset([name.lower()])) for name, title in titles.items()),
        frozenset(name.lower() for name in titles),
    )
    for text, count in (("- Reformer, Performer: skip", 2), ("- Reformer and Performer", 2), ("- Reformer, Dancer", 0)):
        (segment,) = (each for each in read_note(text, "a.md").segments if each.place != "file")
        assert len(names_in_text(segment, known, ())) == count


def test_a_longer_name_of_another_work_does_not_name_the_work_of_a_part_of_it() -> None:
    titles = ("Parallel TacoTron 2: Faster Speech", "OakNeRF 360: Wider Views")
    body = Mixed(tuple(KnownTitle(title, squeeze(title)) for title in titles), frozenset(("tacotron2", "oaknerf")))
    for text, names in (
        ("we like TacoTron 2 and OakNeRF there", ["TacoTron 2", "OakNeRF"]),
        ("we like Parallel TacoTron 2 there", []),
        ("we like OakNeRF 360 there", []),
        ("we like OakNeRF 361 there", ["OakNeRF"]),
    ):
        segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
        assert [text[start:end] for start, end, _ in sure_names_in_text(segment, body)] == names


class Mixed(TitleList):
    def naming(self, name: str) -> Naming:
        hinted = any(title.text.startswith(f"{name}:") for title in self.titles)
        return Naming.HINT if hinted else super().naming(name)


def test_a_name_with_which_a_title_on_its_line_begins_is_of_that_work() -> None:
    title = "XGBoost: Another Way to Grow Trees"
    text = f"not the same as XGBoost here ({title})"
    start = text.index(title)
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert names_in_text(segment, KNOWN, (Sighting(start, start + len(title), title),)) == ()
    assert names_in_text(segment, KNOWN, (Sighting(start, start + len(title), "Another Way"),)) == (("XGBoost", TITLE),)


def test_four_letters_with_other_capitals_than_in_the_title_are_no_sure_name() -> None:
    title = "LoRA: Low-Rank Adaptation"
    known = TitleList((KnownTitle(title, squeeze(title), frozenset(("lora",))),), frozenset(("lora",)))
    for name, count in (("LoRa", 0), ("LoRA", 1)):
        segment = Segment(file="a.md", line=1, text=f"we have {name} here", place=Place.PARAGRAPH)
        assert len(list(sure_names_in_text(segment, known))) == count
