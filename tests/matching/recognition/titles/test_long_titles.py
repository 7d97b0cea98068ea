"""A title of ten words or more is hardly ever part of a longer one, whatever words are beside it."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.whole_titles import titles_in

NINE = "Maps for Rivers and Lakes Drawn by Many Hands"
TEN = f"{NINE} Together"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title), frozenset(("maprl",))) for title in (NINE, TEN)))


def seen(text: str) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    return [sighting.text for sighting in titles_in(segment, KNOWN)]


@pytest.mark.parametrize(
    "frame", ["Sent to Ida: {} at last", "print {} for Lars, A4", "{} In Proceedings of It", "{} Ada Lovelace"]
)
def test_ten_words_count_after_a_label_and_before_other_words_but_nine_do_not(frame: str) -> None:
    assert seen(frame.format(TEN)) == [TEN]
    assert seen(frame.format(NINE)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Fwd: Re: {TEN}",
        f"Sent by Bo: Fwd: Re: {NINE}",
    ],
)
def test_a_forwarded_mail_is_about_the_title(text: str) -> None:
    assert len(seen(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"Re: {TEN}",
        f"A Comment on: {TEN}",
        f"MapNet2: {TEN}",
        f"MapRL (v2): {TEN}",
        f"{TEN}: A Second Study of It",
        f"{TEN}-Based Search",
        f"{TEN} for Speech",
        f"{TEN} Using Little Data",
        f"{TEN} Revisited",
        f"print {TEN} II",
        f"print {TEN} v2 for Lars",
        f"{TEN} from Scratch",
        f"Fast MapRL: {TEN}",
        f"Improving MapRL: {TEN}",
        f"[Re] MapRL: {TEN}",
        f"Comment on MapRL: {TEN}",
        f"“Towards {TEN}”, 2021",
        f"Workshop on {TEN}",
    ],
)
def test_a_reply_a_later_version_or_a_subtitle_makes_another_title_of_ten_words(text: str) -> None:
    assert seen(text) == []


def test_a_word_in_small_letters_before_a_coined_name_and_a_colon_is_not_part_of_a_title() -> None:
    title = "OakFormer: Maps of Old Rivers and Lakes"
    known = TitleList((KnownTitle(title, squeeze(title)),))

    def count(text: str) -> int:
        return len(list(titles_in(Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH), known)))

    assert count(f"et bien sûr {title}, pas du tout") == count(f"sûr {title.lower()}, pas du tout") == 1
    assert count(f"Fast {title}") == 0
