from __future__ import annotations

import pytest

from vlbib.exports.values.tex_values import address_safe, keep_maths, key_safe, printable_tex, printed, safe, spelled


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"50% of A & B_c #1", r"50\% of A \& B\_c \#1"),
        (r"\emph{kept}", r"\emph{kept}"),
        (r"\input{x}", r"{\textbackslash}input{x}"),
        (r"\inputs{x}", r"\inputs{x}"),
        (r"\a@b", r"{\textbackslash}a@b"),
        (r"$k_1$", r"$k_1$"),
        (r"at $\$5$ a map", r"at $\$5$ a map"),
        (r"at $50\\%$ a map", r"at \$50\\\%\$ a map"),
        (r"$5 and more than $6", r"\$5 and more than \$6"),
        (r"Adri\{a}", r"Adri{a}"),
        (r"\{a\}", r"{\textbraceleft}a{\textbraceright}"),
        (r"\url{https://x.org/a\_b\#c}", r"\url{https://x.org/a_b#c}"),
        (r"\url{https://x.org/a_b%20c}", r"https://x.org/a\_b\%20c"),
        (r"\href{https://x.org/a%20b#c}{C}", r"C (https://x.org/a\%20b\#c)"),
        (r"\href{https://x.org/a_b}{The {Page} & I}", r"The {Page} \& I (\url{https://x.org/a_b})"),
        (r"\href{https://doi.org/10.1000/x}{10.1000/x}", r"\url{https://doi.org/10.1000/x}"),
    ],
)
def test_a_safe_value_only_prints(value: str, shown: str) -> None:
    assert safe(value) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\alpha_1$", r"$\alpha_1$"),
        ("$ a$", r"\$ a\$"),
        ("${a$", r"\${a\$"),
        ("$abc de$", r"\$abc de\$"),
        ("$ab de$", "$ab de$"),
        ("$a%b$", r"\$a\%b\$"),
        (r"$\input a$", r"\${\textbackslash}input a\$"),
        ("US$5 for a $x$", r"US\$5 for a $x$"),
        ("from $5 to $10 for $x_1$", r"from \$5 to \$10 for $x_1$"),
        ("$5-$10 and $x$", r"\$5-\$10 and $x$"),
        ("P$_4$10 at $5", r"P$_4$10 at \$5"),
        (r"$\input{x}$ and $y$", r"\${\textbackslash}input{x}\$ and $y$"),
    ],
)
def test_mathematics_is_distinguished_from_money_and_from_harmful_commands(text: str, expected: str) -> None:
    assert safe(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US$5 for a $k$-means, b", "US$5 for a {$k$-means,} b"),
        (r"A $n^2$-body \& {$x$} b$_2$c \&$y$", r"A {$n^2$-body} \& {$x$} {b$_2$c} {\&$y$}"),
        (r"{\em $x$} $y$", r"{\em $x$} {$y$}"),
        (r"$\input{x}$ and $y$", r"$\input{x}$ and {$y$}"),
        ("$5 to $10", "$5 to $10"),
    ],
)
def test_words_with_mathematics_are_protected_but_prices_are_not(title: str, expected: str) -> None:
    assert keep_maths(title) == expected


def test_plain_text_is_printed_literally() -> None:
    assert printed("a_b {c} ~") == r"a\_b {\textbraceleft}c{\textbraceright} {\textasciitilde}"


def test_addresses_and_keys_lose_characters_that_tex_acts_on() -> None:
    assert address_safe("https://x.org/a_b?c={d}^~%") == "https://x.org/a_b?c=%7Bd%7D%5E~%"
    assert key_safe("a{b}%c, d_e") == "abcd_e"


def test_letters_become_tex_where_tex_has_them() -> None:
    assert spelled("Öß") == r"{\"O}{\ss}"
    assert spelled("王") == "王"
    assert spelled("ễs") == r"{\~{{\^e}}}s"
    assert spelled("ṩ") == r"{\.{{\d{s}}}}"
    assert spelled(r"na\"{\i}ve") == r"na\"{i}ve"


def test_latin_letters_are_kept_and_others_become_tex() -> None:
    assert printable_tex("Öő–") == "Öő–"
    assert printable_tex("α") != "α"
    assert printable_tex("王") == "王"


@pytest.mark.parametrize(
    "value",
    [
        r"The $\begin{pmatrix}a & b\end{pmatrix}$ matrix",
        r"Cases \(\begin{cases}a_1 & b \\ c & d\end{cases}\) of maps",
        r"We solve \begin{align*} a_1 &= b \end{align*} for maps",
        r"We solve \begin{equation} a_1 \begin{array}{cc} b & c \end{array} \end{equation} for maps",
        r"See \cite{key_a}, \citep[p.~3]{key_b,c_d}, \parencite{z_z} and \eqref{eq_1} in~\ref{sec_x}",
    ],
)
def test_mathematics_environments_and_citation_keys_are_unchanged(value: str) -> None:
    assert safe(value) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"A $\begin{pmatrix}a & b$ c", r"A \${\textbackslash}begin{pmatrix}a \& b\$ c"),
        (
            r"A $\end{pmatrix}a\begin{pmatrix}$ c",
            r"A \${\textbackslash}end{pmatrix}a{\textbackslash}begin{pmatrix}\$ c",
        ),
        (r"A $\begin{pmatrix}\input{x}\end{pmatrix}$", r"A \${\textbackslash}begin{pmatrix}{\textbackslash}input{x}"),
        (
            r"A $\begin{verbatim}a\end{verbatim}$ c",
            r"A \${\textbackslash}begin{verbatim}a{\textbackslash}end{verbatim}\$ c",
        ),
        (r"A \begin{equation} a & b \end{equation}", r"A {\textbackslash}begin{equation} a \& b"),
        (r"A $a & b$ c", r"A \$a \& b\$ c"),
        (r"See \cite{a\input{b}}", r"See \cite{a{\textbackslash}input{b}}"),
        (r"See \cite{a%b}", r"See \cite{a\%b}"),
    ],
)
def test_unbalanced_or_harmful_mathematics_environments_are_printed(value: str, shown: str) -> None:
    assert safe(value).startswith(shown)


@pytest.mark.parametrize(
    "value",
    [
        r"We show \begin{itemize} \item one \item[b)] two \begin{enumerate}\item c\end{enumerate}\end{itemize}",
        r"In \begin{tabular}{l|r} a & b \\ \hline c & \emph{d} \end{tabular} and \begin{quote}e\end{quote}",
        r"In {\small \begin{tabular}[t]{p{3cm}c}a & b\end{tabular}} here",
    ],
)
def test_balanced_lists_tables_and_quotations_are_unchanged(value: str) -> None:
    assert safe(value) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"A \begin{itemize} \item b", r"A {\textbackslash}begin{itemize} \item b"),
        (r"A \begin{itemize}\end{itemize} & b", r"A {\textbackslash}begin{itemize}{\textbackslash}end{itemize} \& b"),
        (r"A {\begin{center} b} \end{center}", r"A {{\textbackslash}begin{center} b} {\textbackslash}end{center}"),
        (r"A \begin{tabular}{cc} b & c", r"A {\textbackslash}begin{tabular}{cc} b \& c"),
        (r"A \begin{tabular}{c}b\end{tabular} & c", r"A \begin{tabular}{c}b\end{tabular} \& c"),
        (
            r"A \begin{tabular}{@{\input{x}}c} b\end{tabular}",
            r"A {\textbackslash}begin{tabular}{@{{\textbackslash}input{x}",
        ),
        (r"A \begin{figure} b \end{figure}", r"A {\textbackslash}begin{figure} b {\textbackslash}end{figure}"),
    ],
)
def test_unbalanced_text_environments_are_printed(value: str, shown: str) -> None:
    assert safe(value).startswith(shown)
