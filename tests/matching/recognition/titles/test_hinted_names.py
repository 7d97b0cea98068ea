"""Names known only from the beginning of a title."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vlbib.core.known import KnownTitle, Naming, TitleFacts, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_beside_works import names_beside_works
from vlbib.matching.recognition.titles.hinted_names import (
    are_of_one_work,
    heads_one_work,
    hinted_words,
    is_well_known,
    likely_titles,
    little_known_title,
    titles_headed_by,
)
from vlbib.notes.reader import read_note

TITLES = (
    "FixNet: Finding Small Things",
    "FixNet: Finding Small Things",
    "FixNetworks at Work",
    "RangeFi: Light That Finds",
    "RangeFi Points in a Field",
    "TwoNet: One of Them",
    "TwoNet: The Other",
    "DashNet - Running for Small Things",
    "NeurIPS: A Nerve of Small Things",
    "AbC: Letters",
    "AbCd: More Letters",
)


class Hints(TitleList):
    """Titles whose words before a colon are names known from the beginning of titles."""

    def naming(self, name: str) -> Naming:
        return Naming.HINT if any(title.key.startswith(squeeze(name)) for title in self.titles) else Naming.NONE


KNOWN = Hints(tuple(KnownTitle(title, squeeze(title)) for title in TITLES))


@pytest.mark.parametrize(
    ("name", "is_head"),
    [("FixNet", True), ("DashNet", True), ("RangeFi", False), ("TwoNet", False), ("AbC", False), ("NoNet", False)],
)
def test_a_name_heads_one_work_if_titles_have_it_only_before_a_colon(
    name: str,
    is_head: bool,  # noqa: FBT001 -- a table's column
) -> None:
    assert heads_one_work(name, KNOWN) is is_head


def test_words_spelled_like_names_are_looked_up_and_parts_of_paths_are_not() -> None:
    text = "FixNet, fixnet, see a/FixNet and FixNet/b, @FixNet, NeurIPS; DashNet-ish and OtherNet"
    assert [text[start:end] for start, end in hinted_words(text, KNOWN)] == ["FixNet"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("看了 FixNet 的结构", ["FixNet"]),
        ("we compare it with FixNet on ours", ["FixNet"]),
        ("our FixNet features", []),
        ("Backbone: FixNet", []),
        ("we compare it with RangeFi on ours", []),
        ("we compare it with `FixNet` on ours", []),
        ("we compare it with FixNet Captions", []),
    ],
)
def test_such_a_name_is_a_mention_if_a_sentence_is_about_it(text: str, names: list[str]) -> None:
    (segment,) = (each for each in read_note(f"{text}\n", "a.md").segments if each.place != "file")
    assert [segment.text[start:end] for start, end, _ in names_beside_works(segment, KNOWN, ())] == names


def test_titles_headed_by_a_name_are_of_one_work_if_they_go_on_alike_for_twenty_letters() -> None:
    alike = "ABCDEFGHIJKLMNOPQRST"
    one = [KnownTitle(f"Net: {alike}{end}", squeeze(f"Net: {alike}{end}")) for end in ("x", "y")]
    two = [KnownTitle(f"Net: {alike[:19]}{end}", squeeze(f"Net: {alike[:19]}{end}")) for end in ("xx", "yy")]
    assert (are_of_one_work("Net", one), are_of_one_work("Net", two), are_of_one_work("Net", [])) == (
        True,
        False,
        False,
    )


def test_a_name_of_four_letters_may_head_one_work() -> None:
    assert heads_one_work("AbCd", KNOWN)
    assert not heads_one_work("AbC", KNOWN)


def well_known(name: str, *titles: str, years: dict[str, int] | None = None, own: bool = True) -> bool:
    every = tuple(KnownTitle(title, squeeze(title), well_known=own and title == titles[0]) for title in titles)
    facts = {squeeze(title): (TitleFacts(year=year),) for title, year in (years or {}).items()}
    return is_well_known(name, Hints(every, facts=facts))


def test_a_name_of_one_title_in_the_catalogue_is_well_known_unless_a_title_as_early_begins_so() -> None:
    own, later = "Small Policy: Moving Things", "Small Policy Attacks"
    assert well_known("Small Policy", own)
    assert not well_known("Small Policy", own, own=False)
    assert well_known("Small Policy", own, later, years={own: 2020, later: 2021})
    for year in (2019, 2020):
        assert not well_known("Small Policy", own, later, years={own: 2020, later: year})
    assert not well_known("Small Policy", own, later, years={own: 2020})
    assert well_known("Small Policy", own, "Small Policymakers")  # another word


@pytest.mark.parametrize("name", ["NOPE", "NeurIPS", "AbC"])
def test_a_common_word_a_conference_and_three_letters_are_no_well_known_name(name: str) -> None:
    assert not well_known(name, f"{name}: Moving Things")


def test_a_name_of_two_works_in_the_catalogue_is_not_well_known() -> None:
    titles = ("Small Policy: Moving Things", "Small Policy: Saying Things")
    every = tuple(KnownTitle(title, squeeze(title), well_known=True) for title in titles)
    assert not is_well_known("Small Policy", Hints(every))


def test_a_technical_report_is_headed_by_its_model_and_not_by_a_longer_name() -> None:
    titles = ("Oak-VL Technical Report", "Oak-VL-2.0 Technical Report", "Oak-VL-Bench: Lamps")
    body = Hints(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    assert [title.text for title in titles_headed_by("Oak-VL", body)] == [titles[0]]
    assert heads_one_work("Oak-VL", body)


@pytest.mark.parametrize("mark", ["?", "!", "？"])
def test_a_question_or_an_exclamation_before_a_subtitle_heads_its_work(mark: str) -> None:
    title = f"Eyes Half Shut{mark} Counting Lamps in Rooms"
    body = Hints((KnownTitle(title, squeeze(title)),))
    assert [each.text for each in titles_headed_by("Eyes Half Shut", body)] == [title]
    assert heads_one_work("Eyes Half Shut", body)


def test_the_well_known_works_of_a_name_are_the_likely_ones_and_without_any_all_are() -> None:
    one, other = KNOWN.titles[5:7]
    known = replace(other, well_known=True)
    assert likely_titles([one, known]) == [known]
    assert likely_titles([one, other]) == [one, other]


def test_a_work_that_only_a_title_calls_so_is_little_known_unless_the_catalogue_has_one() -> None:
    (dash,) = [title for title in KNOWN.titles if title.text.startswith("DashNet")]
    assert little_known_title("DashNet", Hints((dash,))) == dash.text
    assert little_known_title("DashNet", Hints((dash, replace(dash, well_known=True)))) == ""
    assert little_known_title("NoNet", KNOWN) == little_known_title("TwoNet", KNOWN) == ""
    assert little_known_title("DashNet", TitleList((dash,), frozenset(("dashnet",)))) == ""


def test_for_a_name_in_small_letters_a_work_in_the_catalogue_is_little_known_too() -> None:
    title = "COOkeD: Counting Lamps in Rooms"
    cooked = KnownTitle(title, squeeze(title), well_known=True)
    for name, text in (("cooked", title), ("COOkeD", ""), ("cook", "")):
        assert little_known_title(name, Hints((cooked,))) == text


def test_a_name_in_small_letters_that_no_dictionary_has_heads_the_titles_that_spell_it_with_capitals() -> None:
    titles = ("OakQ: Trees", "OakQ++: More Trees", "Umami: Tastes", "ElmQ: Letters", "ElQ: Letters")
    known = Hints(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    found = {name: [title.text for title in titles_headed_by(name, known)] for name in ("oakq", "umami", "elmq", "elq")}
    assert found == {"oakq": ["OakQ: Trees"], "umami": [], "elmq": ["ElmQ: Letters"], "elq": []}
