"""All short names on a line, whatever is around them."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.known import KnownTitle, Naming, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.every_name import every_name_in

RECORDED = {
    "Walker": "Walker: Learning by Walking",
    "Decision Walker": "Decision Walker: A Frame",
    "wav2vec 2.0": "wav2vec 2.0: Speech Without Labels",
    "GPT-3": "Few-Shot Learners",
    "T5": "The Limits of Transfer",
    "ab": "Two Letters",
    "ape": "Three Letters",
    "bear": "Four Letters",
    "gibb": "Four More Letters",
    "Going Home By Night": "Going Home By Night: Four Words",
    "Going Out Late By Day": "Going Out Late By Day: Five Words",
    "ICLR": "A Conference",
}
HINTED = (
    "FixNet: Finding Small Things", "Clear Sky: Seeing Through Clouds", "Plain: A Word", "Draft Auctions",
    "Clear Skylines",
    "Clear: A Word", "Rare: A Word",
    "Old Roads Again in the Snow of the North", "Old Rivers Again by Day", "Old Rivers Again by Night",
    "Tied Sailors: A Story", "Old Sails: A Story", "Lost Sailors: One", "Lost Sailors: Two",
    "TwoNet: One of Them", "TwoNet: The Other",
)  # fmt: skip


class Names(TitleList):
    """Names that records give, names that several works share, and names known only from the beginning of titles."""

    def naming(self, name: str) -> Naming:
        if squeeze(name) in {squeeze(each) for each in RECORDED}:
            return Naming.RECORDED
        if squeeze(name) in ("sam", "opera"):
            return Naming.SHARED
        heads = {squeeze(title.partition(":")[0]) for title in HINTED if ":" in title}
        return max(super().naming(name), Naming.HINT if squeeze(name) in heads else Naming.NONE)


KNOWN = Names(
    (
        *(KnownTitle(title, squeeze(title), frozenset((squeeze(name),))) for name, title in RECORDED.items()),
        *(KnownTitle(title, squeeze(title)) for title in HINTED),
    )
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("they ran walker twice", ["walker"]),
        ("Decision Walker, then Walker", ["Decision Walker", "Walker"]),
        ("Decision of Walker", ["Walker"]),
        ("decision walker", ["walker"]),
        ("Walker+GPT-3", ["Walker", "GPT-3"]),
        ("Walker+BC", []),  # another name
        ("decision Walker", ["Walker"]),
        ("an ape, a gibb", ["gibb"]),
        ("a bear", []),  # an ordinary word
        ("a BEAR", ["BEAR"]),
        ("Going Home By Night", ["Going Home By Night"]),
        ("Going Out Late By Day", ["Going Out Late By Day"]),  # the whole line
        ("on Going Out Late By Day", []),
        ("on Going Home By Night", ["Going Home By Night"]),
        ("tied sailors", ["tied sailors"]),
        ("04-21: Tied sailors (old)", ["Tied sailors"]),
        ("me: tied sailors, see others", ["tied sailors"]),
        ("tied sailors again", []),
        ("lost sailors", []),  # of two works
        ("fixnet corpora / plain", ["fixnet"]),  # what titles have before their colon, in a list in lower case
        ("fixnet, twonet, other", ["fixnet"]),  # one of two works
        ("Fixnet / plain", []),
        ("fixnet corpora", []),
        ("old sails", []),  # eight letters
        ("a GPT-3-style thing and a T5-based one", ["GPT-3", "T5"]),
        ("用Walker做了实验，wav2vec 2.0也", ["Walker", "wav2vec 2.0"]),
        ("SAM and OPERA", ["SAM", "OPERA"]),
        ("sam sings in an opera", []),
        ("FixNet here, Clear Sky there", ["FixNet", "Clear Sky"]),
        ("Fixnet here, a clear sky there", []),
        ("we try Plain, then go", ["Plain"]),  # a capital inside a sentence
        ("works (“Plain”)", ["Plain"]),
        ("we try Plain FixNet", ["Plain", "FixNet"]),
        ("a.  Plain", []),
        ("well: Plain", ["Plain"]),
        ("用Plain做", ["Plain"]),
        ("Plain is here. Plain again", []),
        ("we try plain things or PLAIN", []),
        ("we try Bear, Clear and Rare", ["Bear"]),  # four letters
        ("Draft Auctions again", ["Draft Auctions"]),
        ("as in Old Roads Again.", ["Old Roads Again"]),  # the beginning of one title
        ("读 Old Roads Again 时的笔记", ["Old Roads Again"]),
        ("Old Roads Again Today", []),
        ("as in Old Roads.", []),
        ("Old Roads Again and so on", []),
        ("Old roads again", []),
        ("Old Rivers Again", []),  # of two titles
        ("draft auctions", []),
        ("@walker #walker a/walker/b https://walker.org walker.py walker@x.org", []),
        ("ab, AB, ICLR, 2024", []),
        ("we ran FixNet/Walker on it", ["FixNet", "Walker"]),
        ("see src/walker.py and FixNet/data", []),
        ("walker.pdf  not yet", ["walker"]),
    ],
)
def test_every_name_on_a_line_is_found_as_written(line: str, names: list[str]) -> None:
    assert [name for name, _ in every_name_in(line, KNOWN)] == names


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("walker", RECORDED["Walker"]),
        ("SAM", ""),
        ("TwoNet", ""),
        ("FixNet", HINTED[0]),
        ("Draft Auctions", HINTED[3]),
    ],
)
def test_a_name_comes_with_the_title_of_its_work_or_with_none_if_several_share_it(line: str, title: str) -> None:
    assert list(every_name_in(line, KNOWN)) == [(line, title)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ran Walker-Omni twice", "Walker-Omni"),
        ("ran Walker-Base twice", "Walker"),  # begins no title
        ("ran Walker-Two twice", "Walker"),  # begins two
        ("ran Walker-omni twice", "Walker"),
        ("ran Walker-Omn twice", "Walker"),
    ],
)
def test_a_hyphenated_name_that_begins_one_title_is_no_shorter_name(line: str, name: str) -> None:
    titles = ("Walker-Omni Technical Report", "Walker-Two on Roads", "Walker-Two on Rails")
    known = Names((*KNOWN.titles, *(KnownTitle(title, squeeze(title)) for title in titles)))
    assert [found for found, _ in every_name_in(line, known)] == [name]


def test_a_space_before_the_colon_of_a_title_does_not_hide_its_name() -> None:
    body = headed("RedSync : Reducing Traffic")
    assert list(every_name_in("RedSync spart", body)) == [("RedSync", "RedSync : Reducing Traffic")]


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("extend fast excess risk rates to heavy tails", ["fast excess risk rates"]),
        ("in 2023: Causal reasoning through layers", ["Causal reasoning through"]),
        ("extend fast excess risk", []),
        ("as in Old: Lamps, of (Night) Towns", []),
        ("Was in Tall, Old Houses! Without? Wooden Doors now", ["Tall, Old Houses! Without? Wooden Doors"]),
        ("no small tales of frozen rivers here", ["small tales of frozen rivers"]),
        ("read fast excess risk. Rates are next", []),
        ("see old lamps of night towns", ["old lamps of night towns"]),  # two titles begin so
        ("see walls of frozen riverbanks", ["walls of frozen riverbanks"]),  # three titles do
        ("see walls of wooden riverbanks", []),  # four titles do
        ("see grey lamps everywhere", []),  # two do, but only with three words
    ],
)
def test_words_that_begin_one_title_stand_for_it_on_a_line_without_names(text: str, begun: list[str]) -> None:
    titles = (
        "Fast Excess Risk Rates via Offset Complexity",
        "Causal Reasoning through Two Cognition Layers",
        "Old Lamps of Night Towns: Part One",
        "Old Lamps of Night Towns: Part Two",
        "Tall, Old Houses! Without? Wooden Doors and Windows",
        "Small Tales of Frozen Rivers",  # a whole title that begins another one
        "Small Tales of Frozen Rivers: Part Two",
        *(f"Walls of Frozen Riverbanks: Part {part}" for part in ("One", "Two", "Three")),
        *(f"Walls of Wooden Riverbanks: Part {part}" for part in ("One", "Two", "Three", "Four")),
        *(f"Grey Lamps Everywhere: Part {part}" for part in ("One", "Two")),
    )
    body = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    assert [name for name, _ in every_name_in(text, body)] == begun


@pytest.mark.parametrize(("text", "count"), [("lost rivers near town", 1), ("lost river near town", 0)])
def test_words_that_begin_a_title_have_eighteen_letters(text: str, count: int) -> None:
    title = f"{text.title()} of Men"
    body = TitleList((KnownTitle(title, squeeze(title)),))
    assert len(list(every_name_in(f"go to {text} now", body))) == count


class Heads(TitleList):
    """Titles whose words before a colon are names known from the beginning of titles."""

    def naming(self, name: str) -> Naming:
        return Naming.HINT if any(title.key.startswith(squeeze(name)) for title in self.titles) else Naming.NONE


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("then yourtts again", ["yourtts"]),
        ("then youtts again", []),  # too short
        ("then oak-walk-vc again", ["oak-walk-vc"]),
        ("then mushroom again", []),  # an ordinary word
        ("then oakwalk again", []),  # its letters are those of a word, too: `OakWalk`
        ("then twoleafs again", []),  # of two works
        ("then preditor again", []),
    ],
)
def test_a_word_in_small_letters_is_a_name_if_only_one_title_has_it_with_telling_capitals(
    line: str, names: list[str]
) -> None:
    titles = (
        "YourTTS: A Wood", "YouTTS: A Wood", "Oak-Walk-VC: A Wood", "MushROOM: A Wood", "OakWalk: A Wood",
        "PRedItOR: A Wood", "TwoLEAFS: A Wood", "TwoLEAFS: Another Walk in the Old Wood",
    )  # fmt: skip
    body = Heads(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    assert [name for name, _ in every_name_in(f"BERT, {line}", body)] == names


def test_the_beginning_of_a_title_goes_on_as_far_as_the_words_of_the_line_do() -> None:
    title = "Counting the Old Lamps of All Tall Towns by Night"
    body = TitleList((KnownTitle(title, squeeze(title)),))
    found = list(every_name_in("see Counting the old lamps of all tall towns with care", body))
    assert found == [("Counting the old lamps of all tall towns", title)]


def test_six_words_are_enough_to_begin_a_title_of_which_five_begin_two() -> None:
    titles = ("Blue Lamps of the Old Barn by Night", "Blue Lamps of the Old Town by Night")
    body = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    found = list(every_name_in("look at Blue Lamps of the Old Barn again", body))
    assert found == [("Blue Lamps of the Old Barn", titles[0])]


def test_the_end_of_a_word_with_an_accent_before_it_is_no_name() -> None:
    body = Heads((KnownTitle("Ance: Lamps", "ancelamps", frozenset({"ance"})),))
    assert list(every_name_in("Bonne séance, ancé", body)) == []


def test_a_name_stands_also_beside_a_sign_of_multiplication() -> None:
    body = Heads((KnownTitle("OakNet: Lamps", "oaknetlamps", frozenset({"oaknet"})),))
    for line in ("ViT-L×OakNet", "3×OakNet", "OakNet×2"):
        assert [name for name, _ in every_name_in(line, body)] == ["OakNet"]


def test_three_letters_with_a_mark_may_begin_the_title_of_one_work() -> None:
    body = Heads((KnownTitle("HAC++: Lamps", "haclamps"), KnownTitle("OAK: Lamps", "oaklamps")))
    assert list(every_name_in("HAC++ is small, OAK too", body)) == [("HAC++", "HAC++: Lamps")]


def test_words_in_small_letters_that_are_one_word_of_their_work_are_its_name_unless_a_dictionary_has_all() -> None:
    titles = (
        "VisualOakarena: A World", "DeepLab: Pictures", "OakArm-Next-Mix: Trees", "Oakarm Zero: A Way",
        "Oak-Elmo-On-Arm: Nights", "Qok: A Day",
    )  # fmt: skip
    body = TitleList([KnownTitle(each, squeeze(each), frozenset((squeeze(each.split(":")[0]),))) for each in titles])
    assert dict(every_name_in("a visual oakarena run, same trees", body)) == {"visual oakarena": titles[0]}
    assert dict(every_name_in("the oakarm next mix run", body)) == {"oakarm next mix": titles[2]}
    for line in ("in the deep lab again", "the visual, oakarena run", "an oakarm zero run", "the oakarm next time"):
        assert list(every_name_in(line, body)) == []
    for line in ("the oak elmo on arm run", "the qok run"):  # four words, and one of three letters
        assert list(every_name_in(line, body)) == []
