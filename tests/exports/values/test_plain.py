from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.latex import escape
from vlbib.exports.values.plain import _without_environments, clean_line, reader_text, scripts_text, verbatim


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{CLIP}: a {\"U}bung", "CLIP: a Übung"),
        (r"Mart\'{\i}n and Jos\'e", "Martín and José"),
        (r"{\c{C}}elik, \v{S}, \H{o}, \k{a}, {\o}re, \L{}ukasz", "Çelik, Š, ő, ą, øre, Łukasz"),
        (r"50\% of A \& B\_1, \#2, \$3", "50% of A & B_1, #2, $3"),
        (r"a {\textless} b \textgreater{} c", "a < b > c"),
        (r"$\alpha$ and $O(n^2)$, H$_2$O, x\textsuperscript{2}", "α and O(n²), H₂O, x²"),
        (r"A\&B with \textsuperscript{ab}", "A&B with ^(ab)"),
        ("1--2 --- ``quoted''", "1–2 — “quoted”"),
        ("a~b\n  c", "a b c"),
        ("why `not'", "why ‘not'"),
        (r"The \TeX book and \LaTeX{} of a\hyphen b", "The TeXbook and LaTeX of a-b"),
        (r"\enquote{So {\em it} is}", "“So it is”"),
        (r"at $<5\,$K, $x\,$ and so on", "at <5 K, x and so on"),
        (r"25{$^\circ$}C and $90^{\circ}$", "25°C and 90°"),
        (r"from $5 and $10 to $\beta$ and \$", "from $5 and $10 to β and $"),
        (r"{\noopsort{1973a}}1981, \SortNoop{x}Y", "1981, Y"),
        (r"\emph{An} {\em odd} \textbf{title}", "An odd title"),
        (r"{\textbraceleft}braces{\textbraceright} and $\{$more$\}$", "{braces} and {more}"),
        (r"\{braces\} and \textbackslash{}input", r"{braces} and \input"),
        ("视觉语言", "视觉语言"),
        (r"at \url{https://x.org/~a--b\_c%20d?e=1&f#g}, \path{a_b}", "at https://x.org/~a--b_c%20d?e=1&f#g, a_b"),
        (r"\href{https://x.org/a\_b}{The {\em Page}} says", "The Page (https://x.org/a_b) says"),
        (r"\href{https://doi.org/10.1000/x}{10.1000/x}, \href{https://x.org/}{x.org}",
         "https://doi.org/10.1000/x, https://x.org/"),
        (r"\~{} and \textasciitilde{} and \^{}", "~ and ~ and ^"),
        (r"Call \verb|a_b--c| and \verb*+$x~y+ \& \lstinline[l=C]!d_e!", "Call a_b--c and $x~y & d_e"),
        (r"so \begin{verbatim} a_b \end{verbatim} says", "so a_b says"),
        (r"E \begin{equation*}x^2=1\end{equation*} and \[y_1\] F\\[2pt] G", "E x²=1 and y₁ F G"),
        (r"\begin{align}x&=1\\y&=2\end{align}", "x =1 y =2"),
    ],
)  # fmt: skip
def test_tex_is_read_as_the_text_that_it_shows(tex: str, text: str) -> None:
    assert reader_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "url"),
    [
        (r"\url{https://x.org/a\_b%20c}", "https://x.org/a_b%20c"),
        (r"https://x.org/{\textasciitilde}me", "https://x.org/~me"),
        (r"https://x.org/~me?a=1\&b=2\#c", "https://x.org/~me?a=1&b=2#c"),
        ("{10.1000/a_b(c)}", "10.1000/a_b(c)"),
    ],
)
def test_an_address_is_not_decoded(tex: str, url: str) -> None:
    assert verbatim(tex) == url


def test_control_characters_and_bidi_overrides_are_removed() -> None:
    assert clean_line("a\x1b[31mred\x07 \u202eevil\x00\u2066") == "a[31mred evil"


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="{}`'-$~\u0130")
    )
)
def test_escaped_text_is_read_back(text: str) -> None:
    assert reader_text(escape(text)) == clean_line(text)


@pytest.mark.parametrize("unit", [r"\begin{verbatim}", r"\begin{math}", r"\[", r"\verb", r"\verb[", r"\lstinline[a]"])
def test_unclosed_environments_are_read_in_linear_time(unit: str) -> None:
    began = process_time()
    _without_environments(unit * 20_000)
    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("tex", "shown", "marked"),
    [
        ("$N_f$", "N_f", "N<f>"),
        (r"$T_{\rm eff}$", "T_(eff)", "T<eff>"),
        (r"T$_{\mathrm{eff}}$", "T_(eff)", "T<eff>"),
        (r"T$_\textrm{eff}$", "T_(eff)", "T<eff>"),
        (r"H\textsubscript{f} and x\textsuperscript{ab}", "H_f and x^(ab)", "H<f> and x[ab]"),
        ("CO$_2$ and $x^2$", "CO₂ and x²", "CO₂ and x²"),
        ("Lamps", "Lamps", "Lamps"),
    ],
)
def test_subscripts_and_superscripts_are_shown_inline_or_between_marks(tex: str, shown: str, marked: str) -> None:
    assert (reader_text(tex), scripts_text(tex, ("<", ">"), ("[", "]"))) == (shown, marked)
