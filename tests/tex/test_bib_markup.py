from __future__ import annotations

import pytest

from vlbib.tex.bib_markup import blocks_of
from vlbib.tex.bibitems import bibitems


def _blocks(item: str) -> tuple[str, ...]:
    (read,) = bibitems(rf"\begin{{thebibliography}}{{1}}\bibitem{{key}} {item} \end{{thebibliography}}")
    return read.blocks


@pytest.mark.parametrize(
    "item",
    [
        (
            r"\bibfield{author}{\bibinfo{person}{Anna Rossi} {and} \bibinfo{person}{Jonas Weber}.} \bibinfo{year}{2021}"
            r"\natexlab{}. \newblock \showarticletitle{Counting Lines in Old Maps}. In \bibinfo{booktitle}{MAPS}."
        ),
        (
            r"\bibinfo{author}{Rossi, A.}, \bibinfo{author}{Weber, J.}, \bibinfo{year}{2021}. \newblock \bibinfo{title}"
            r"{Counting Lines in Old Maps}, in: \bibinfo{booktitle}{MAPS}."
        ),
        (
            r"\BibitemOpen \bibfield {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Rossi}}, }\bibfield "
            r"{title} {\bibinfo {title} {Counting Lines in Old Maps},\ }\href {https://a.example} {\bibfield {journal} "
            r"{\bibinfo {journal} {MAPS}}}\BibitemShut {NoStop}%"
        ),
        (
            r"\APACinsertmetastar {key} \begin{APACrefauthors} Rossi, A\BPBI B. \BBA {} Weber, J. \end{APACrefauthors}"
            r" \unskip\ \newblock \APACrefYearMonthDay{2021}{}{}. \newblock {\BBOQ}\APACrefatitle {Counting Lines in "
            r"Old Maps} {Counting lines in old maps}.{\BBCQ} \newblock \BIn{} \APACrefbtitle {MAPS} {Maps}."
        ),
        (
            r"\btxnamefont {Anna \btxlastnamefont {Rossi}}\btxauthorcolon\ \btxtitlefont {\btxifchangecase {Counting "
            r"lines in old maps}{Counting Lines in Old Maps}}. \newblock \Btxinlong {}\ \btxtitlefont {MAPS}."
        ),
    ],
)
def test_a_marked_title_is_a_block_between_authors_and_the_rest(item: str) -> None:
    people, title, rest = _blocks(item)
    assert title == "Counting Lines in Old Maps"
    assert "Rossi" in people
    assert "MAPS" in rest
    assert "MAPS" not in people


def test_a_booktitle_at_the_place_of_the_title_is_the_title() -> None:
    people, title, _ = _blocks(
        r"\bibinfo{person}{Anna Rossi}. \newblock \bibinfo{booktitle}{\emph{Lines and Maps}}. \bibinfo{publisher}{Pub}."
    )
    assert (people, title) == ("Anna Rossi.", "Lines and Maps")


def test_a_reference_in_a_style_that_prints_no_title_has_no_title() -> None:
    item = r"\bibinfo {author} {A. Rossi}, in\ \href {https://doi.org/10.1/x} {\emph {\bibinfo {booktitle} {Maps}}}"
    assert _blocks(item) == ("", "", "A. Rossi, in Maps https://doi.org/10.1/x")


def test_a_link_is_replaced_by_its_text_and_its_url_is_added_at_the_end() -> None:
    item = r"Anna Rossi. \newblock \href{https://doi.org/10.1/x%20y} {Counting lines}. \newblock In \emph{Maps}."
    assert _blocks(item) == ("Anna Rossi.", "Counting lines.", "In Maps.", "https://doi.org/10.1/x%20y")


def test_tex_quotes_and_the_command_enquote_give_quotation_marks() -> None:
    assert _blocks(r"A. Rossi, ``Counting Lines,'' 2021.") == ("A. Rossi, “Counting Lines,” 2021.",)
    assert _blocks(r"A. Rossi, \enquote{Counting {L}ines,} 2021.") == ("A. Rossi, “Counting Lines,” 2021.",)


def test_an_author_list_that_apacite_shortens_in_the_middle_is_read_as_shortened() -> None:
    people, _, _ = _blocks(r"Rossi, A., Weber, J.\BDBL {}Novak, E. \newblock \APACrefatitle {Lines} {lines}. In Maps.")
    assert people.startswith("Rossi, A., Weber, J., ")
    assert "…" in people or "..." in people


def test_a_command_that_lacks_arguments_is_left_as_it_is() -> None:
    assert blocks_of(r"\bibinfo{title} and no more").parts[0] == r"\bibinfo{title} and no more"


@pytest.mark.parametrize("others", [r"\BOthers{.}", r"\BOthersPeriod{.}"])
def test_an_author_list_that_apacite_shortens_ends_in_et_al(others: str) -> None:
    people, *_ = _blocks(
        rf"\begin{{APACrefauthors}} Rossi, A. , Weber, J.\BCBL {{}}\ {others}\end{{APACrefauthors}} \unskip\ \newblock"
        r" \APACrefYearMonthDay{2021}{}{}. \newblock {\BBOQ}\APACrefatitle {Lines in Maps} {Lines in maps}.{\BBCQ}"
    )
    assert "et al" in people
