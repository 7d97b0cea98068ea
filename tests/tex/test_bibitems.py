from __future__ import annotations

from vlbib.tex.bibitems import bibitems, has_bibitems

BBL = r"""
\begin{thebibliography}{10}
\bibitem[He et~al.(2016)He, {Zhang}]{he2016}
Kaiming He and Jian Sun.
\newblock Deep residual {L}earning % a remark
  for images.
\newblock In {\em CVPR}, 2016.

\bibitem{doe}
Jane Doe. Letter to the editor.
\end{thebibliography}
"""


def test_each_item_has_its_key_its_blocks_and_its_line() -> None:
    first, second = bibitems(BBL)
    assert (first.key, first.line) == ("he2016", 3)
    assert first.blocks == ("Kaiming He and Jian Sun.", "Deep residual Learning for images.", "In CVPR, 2016.")
    assert (second.key, second.blocks, second.text) == (
        "doe",
        ("Jane Doe. Letter to the editor.",),
        "Jane Doe. Letter to the editor.",
    )


def test_a_source_without_a_list_has_none() -> None:
    assert has_bibitems(BBL)
    assert not has_bibitems(r"\bibliography{refs}")
    assert list(bibitems("")) == []


def test_an_unclosed_list_is_read_to_the_end_of_the_text() -> None:
    assert [item.key for item in bibitems(r"\begin{thebibliography}{1}\bibitem{a} One. \bibitem{b} Two")] == ["a", "b"]
    assert [item.key for item in bibitems(r"\begin{thebibliography}{1}\bibitem{a")] == [""]


def test_the_items_of_harvard_styles_have_their_keys() -> None:
    text = r"""\begin{thebibliography}{x}
\harvarditem[Rossi et~al.]{Rossi, Weber \harvardand\ Novak}{2021}{rossi}
Rossi, A., Weber, J. \harvardand\ Novak, E. \harvardyearleft 2021\harvardyearright , Counting lines.
\end{thebibliography}"""
    assert [(item.key, item.text) for item in bibitems(text)] == [
        ("rossi", "Rossi, A., Weber, J. & Novak, E. (2021), Counting lines.")
    ]


def test_a_list_without_items_has_no_references_and_a_similar_command_begins_none() -> None:
    assert list(bibitems(r"\begin{thebibliography}{1} Nothing. \end{thebibliography}")) == []
    text = r"\begin{thebibliography}{1}\def\bibitemStop{x}\bibitem{a} One. \end{thebibliography}"
    assert [item.key for item in bibitems(text)] == ["a"]


def test_a_percent_sign_in_a_url_is_no_comment() -> None:
    (item,) = bibitems(
        r"\begin{thebibliography}{1}\bibitem{a} One, \url{https://a.example/b%20c}, 2021.\end{thebibliography}"
    )
    assert item.text == "One, https://a.example/b%20c, 2021."
