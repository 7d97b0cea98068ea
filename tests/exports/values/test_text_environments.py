from __future__ import annotations

import pytest

from vlbib.exports.values.text_environments import are_whole


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        r"\begin{quote}a {b} \{ c\end{quote}",
        r"\begin{itemize}\item \begin{center}a\end{center}\end{itemize}",
        r"\begin{equation} x \end{equation} \itemize",
    ],
)
def test_properly_nested_environments_are_accepted(value: str) -> None:
    assert are_whole(value)


@pytest.mark.parametrize(
    "value",
    [
        r"\begin{quote}a",
        r"a\end{quote}",
        r"\begin{quote}{a\end{quote}}",
        r"{\begin{quote}}a\end{quote}",
        r"\begin{quote}\begin{center}a\end{quote}\end{center}",
        r"\begin{quote}\item a\end{quote}",
        r"\item a",
        r"\begin{itemize}a \item b\end{itemize}",
        r"a}",
    ],
)
def test_unbalanced_environments_and_stray_items_are_rejected(value: str) -> None:
    assert not are_whole(value)
