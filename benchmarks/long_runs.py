"""The units that are repeated for every reader: each punctuation mark, and what has been slow in some reader."""

from __future__ import annotations

import string

NAMED = (
    "\n", " \n", "  \n\n", "\r", "\r\n", "\t\n", "\t", "et al. ", "et al., ", "%% a\n", "- a\n", "# a\n",
    "# \n", "=\n-\n", "> ", "1. ",
    "a", "A", "1", "a.", "a, ", "A. ", " and ", "(a ", "[a ", "{a ", "**a ", "<a ", "<a href='x' ", "http://", "10.1/",
    "arXiv:", "doi:", "\\a", "\\a{", "\\a ", "\\'", "\\begin{a}", "\\item[", "\\cite{", "\\[", "\\(", "$a ", "$a$ ",
    "[[a", "[a](", "[a]: b\n", "@comment{", "@comment(", "@misc{a, t = {", "@misc{a,\n", "@misc{a}\n", '@a{a, t = "',
    "@string{",     "a = ", "a = {", '" # "', "#+begin_src\n", ":PROPERTIES:\n", "|a", "| a\n", "a:: ", "<!--",
    "</p>", "<li>", "<br>", "&amp;", "CVPR 2020 ", "A-", "Vol. 1, pp. 2-3, ",
    "ab_", "Ab-", "a b ", "A b: ", "视觉", "。", "、", "「", "《", "（", "é", "\u0301", "\u202e", "😀",
    "\\", "TY  - JOUR\n", "Xx A, ", "A. Rossi, ", "A. and ",
)  # fmt: skip
PAIRS = tuple(f"{mark}{after}" for mark in string.punctuation for after in ("", " ", "\n"))
UNITS = (*PAIRS, *NAMED)
TAIL = " + - -- :: , ; . = / | () [] <> & ? ! * ~ ^ ' ` _ # @ x++ 2020"  # signs that some readers search for first
TITLE = "A Title of a Paper"
