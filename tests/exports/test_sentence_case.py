from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.sentence_case import nocase_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Deep Learning for {BERT} Models", 'Deep learning for <span class="nocase">BERT</span> models'),
        ("A Survey: The {Monte Carlo} Way", 'A survey: The <span class="nocase">Monte Carlo</span> way'),
        ("Why Not? A Try. Part II", "Why not? A try. Part II"),
        ("Zero-Shot iPhone and CLIP4Clip", "Zero-shot iPhone and CLIP4Clip"),
        ("What I Saw", "What I saw"),
        ("wick2vec: Maps of Wicks", '<span class="nocase">wick2vec</span>: Maps of wicks'),
        ("wickpy", '<span class="nocase">wickpy</span>'),
        ("on wicks: A Map", "on wicks: A map"),
        (r"Review of \mkbibquote{The Lamp} by U. Doe", 'Review of “<span class="nocase">The Lamp</span>” by U. Doe'),
        ("Lamps at 4 K for a C Compiler: A B Side", "Lamps at 4 K for a C compiler: A B side"),
        ("Growth at 37 °C", 'Growth at 37 <span class="nocase">°C</span>'),
        ("{BERT:} Pre-training of It", '<span class="nocase">BERT</span>: Pre-training of it'),
        ("An R&D Export of A/B Tests in the U.S.: Time/Space", "An R&D export of A/B tests in the U.S.: Time/space"),
        ("Walks in C++, C# and A* for A Star", "Walks in C++, C# and A* for a star"),
        ("Prices of $5 and $10: A Study", "Prices of $5 and $10: A study"),
        ('Say {"}Bye{"}', 'Say "bye"'),
        ("A Way to {\\L}{\\'o}d{\\'z}", "A way to Łódź"),
        (r"From {\'E}cole to {\"U}bung {\'E}cole", "From école to übung école"),
        ("{{All Kept}}", '<span class="nocase">All Kept</span>'),
        ("An $O(N)$ Walk", 'An <span class="nocase">O(N)</span> walk'),
        (r"\emph{Homo} Sapiens", '<span class="nocase">Homo</span> sapiens'),
        (r"Growth of {\it Oryza sativa} Seeds", 'Growth of <span class="nocase">Oryza sativa</span> seeds'),
        (r"Growth of {\itshape Oryza} Seeds", 'Growth of <span class="nocase">Oryza</span> seeds'),
        (r"Review of \emph{A Book of Maps}, by J. Doe",
         'Review of <span class="nocase">A Book of Maps</span>, by J. Doe'),
    ],
)  # fmt: skip
def test_english_titles_are_written_in_sentence_case(
    title: str, shown: str, items: Callable[[str], tuple[Item, ...]]
) -> None:
    assert nocase_title(items(f"@book{{a, title = {{{title}}}}}")[0]) == shown


def test_the_title_of_a_volume_follows_that_of_the_whole_work(items: Callable[[str], tuple[Item, ...]]) -> None:
    (item,) = items("@book{a, title = {Seminumerical Algorithms}, maintitle = {The Art of Programming}, volume = 2}")
    assert nocase_title(item) == "The art of programming. Seminumerical algorithms"
    assert item.title == "The Art of Programming. Seminumerical Algorithms"
    (part,) = items("@inbook{a, title = {T}, booktitle = {B}, booksubtitle = {S}, maintitle = {M}}")
    assert (part.title, part.container) == ("T", "M. B: S")


def test_a_title_in_another_language_keeps_its_capitals(items: Callable[[str], tuple[Item, ...]]) -> None:
    assert nocase_title(items("@book{a, title = {Der Tag}, langid = {ngerman}}")[0]) == "Der Tag"


@pytest.mark.parametrize("kind", ["jurisdiction", "legislation", "periodical"])
def test_a_title_that_is_a_name_is_protected(kind: str, items: Callable[[str], tuple[Item, ...]]) -> None:
    (item, untitled) = items(f"@{kind}{{a, title = {{One v. {{US}} Two}}}} @{kind}{{b, year = 2001}}")
    assert nocase_title(item) == '<span class="nocase">One v. US Two</span>'
    assert nocase_title(untitled) == ""
