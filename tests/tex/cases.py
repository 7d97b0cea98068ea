r"""LaTeX texts and their citations: one table of cases for reading and for renaming.

A text has `KEY` where a key is cited, and `NOT` where the same word is not a citation.
"""

from __future__ import annotations

KEY = "KEY"
NOT = "NOT"

FORMS = [
    r"\cite{KEY}", r"\cite[p.~3]{KEY}", r"\cite [p.~3] {KEY}", r"\citep{KEY}", r"\citet*{KEY}", r"\citeauthor*{KEY}",
    r"\citep[see][ch.~2]{KEY}", r"\citealt{KEY}", r"\citealp{KEY}", r"\citeauthor{KEY}", r"\citeyearpar{KEY}",
    r"\Citet{KEY}", r"\nocite{KEY}", r"\citenum{KEY}", r"\defcitealias{KEY}{Paper I}", r"\citepalias{KEY}",
    r"\bibentry{KEY}", r"\textcite{KEY}", r"\parencite[see][]{KEY}", r"\footcite{KEY}", r"\footcitetext{KEY}",
    r"\autocite*{KEY}", r"\autocite{KEY}", r"\Autocite{KEY}", r"\smartcite{KEY}", r"\supercite{KEY}",
    r"\fullcite{KEY}", r"\footfullcite{KEY}", r"\citetitle{KEY}", r"\citedate{KEY}", r"\citeurl{KEY}",
    r"\citefield{KEY}{NOT}", r"\citename{KEY}{NOT}", r"\notecite{KEY}", r"\pvolcite{NOT}[p.~3]{KEY}",
    r"\volcite[see]{2}{KEY}", r"\volcites{1}{KEY}[p]{NOT}[q]{KEY}", r"\cites{KEY}{KEY}",
    r"\cites(NOT)(NOT)[NOT][NOT]{KEY,x}[NOT]{KEY}", r"\parencites(see)()[12]{a}[p.~2][]{KEY}",
    r"\textcites{KEY}[3]{b}", r"\cite<see>[p.~3]{KEY,b}", r"\cite<e.g.,>[p.~3]{KEY}", r"\shortcite{KEY}",
    r"\citeA{KEY}", r"\citeNP<see>{KEY}", r"\fullciteA{KEY}", r"\maskcite{KEY}", r"\nocitemeta{KEY}",
    r"\shortcites{KEY}{NOT}", r"\newcite{KEY}", r"\mycites{KEY}[p]{KEY}",
]  # fmt: skip

LISTS = [
    "\\cite{a,\n  KEY,\n  b}", "\\cite{a,% NOT\n KEY}", r"\cite{a, KEY ,b}", "\\cite\n  {KEY}", "\\cite% why\n{KEY}",
    "\\cite\n% why\n  {KEY}", "\\cite{a,%\n%\n  KEY}", "\\cite{a,\r\n  KEY}", r"\cite{KEY,x,KEY} and \citet{KEY}",
    r"\cite{x,{NOT},KEY}", r"\cite{\NOT,KEY}", r"\cite{NOT#1,KEY}", r"\cite{ , KEY , }", r"\nocite{*}\cite{KEY}",
    r"\cite{NOT.b}", r"\cite{xNOT,NOTx}", "\\cite{x,% NOT\n y}",
]  # fmt: skip

ARGUMENTS = [
    r"\cite[see {\it a]}]{KEY}", r"\cite[see {[}1{]}][p.~2]{KEY}", r"\parencite[{a]NOT}]{KEY}", r"\cite[NOT]{x}",
    r"\cite[see [1]]{KEY}", r"\cite[see [1]{KEY}",
    r"\cite[as in \citet{x}]{KEY}", r"\cite[as in \citet{KEY}]{x}", r"\cite[{{a}}]{KEY}",
    r"\citetext{see \citealt{KEY}}", r"\citetext{NOT}", r"\footnote{\textcite{KEY}}", r"half-open [0,1) \cite[1]{KEY}",
    "\\footnote{a\n\nb \\cite{KEY}}", "\\footnote{\\cite{NOT\n\n\\cite{KEY}}", r"\cite[p.\ 3, \]x]{KEY}",
]  # fmt: skip

NO_CITATIONS = [
    r"\citestyle{NOT}", r"\citestyle{plain} {NOT}", r"\citereset{NOT}", r"\citereset \cite{KEY}", r"\label{NOT}",
    r"\setcitestyle{NOT}", r"\ref{NOT}", r"the NOT model", r"\cite", r"\cite{NOT", r"\cite[p. 2]", r"\cite[NOT]",
    r"\\cite{NOT}", r"\\\cite{KEY}", r"a \\ \cite{KEY}", r"\citation", "\\cite\n\n{NOT}",
    r"\AtEveryCite{NOT}", r"\ifciteseen{NOT}{NOT}", r"\mycitation{NOT}", r"\citeinfo{NOT here}", r"\excited{NOT}",
    "\\cite{NOT\n\n}", "\\cite{NOT\n \t\n}", r"\begin{cite}{NOT}", "\\cite%\n\n{NOT}",
]  # fmt: skip

UNREAD = [
    r"% \cite{NOT}", r"50\% \cite{KEY} % \cite{NOT}", r"\\% \cite{NOT}", r"\verb|\cite{NOT}|", r"\verb*+\cite{NOT}+",
    r"\verb|%| \cite{KEY}", r"\Verb|\cite{NOT}|", r"\lstinline!\cite{NOT}!", r"\lstinline[language=TeX]{\cite}{NOT}",
    r"\mintinline{tex}|\cite{NOT}|", r"\mintinline[a=b]{tex}{\cite} {NOT}",
    r"\mintinline{tex}{\cite{NOT}} \cite{KEY}", r"\lstinline{\cite{NOT} x} \cite{KEY}", r"\url{a%b} \cite{KEY}",
    r"\href{http://a/%20}{\cite{KEY}}",
    *(
        f"\\begin{{{name}}}{options}\n\\cite{{NOT}} % \\end{{x}}\n\\end{{{name}}} \\cite{{KEY}}"
        for name, options in (
            ("verbatim", ""), ("verbatim*", ""), ("Verbatim", "[frame=single]"), ("lstlisting", "[language=TeX]"),
            ("minted", "{tex}"), ("minted", "[autogobble]{tex}"), ("comment", ""), ("filecontents*", "{a.tex}"),
        )
    ),
    "\\begin{Verbatim}\n\\cite{NOT}", r"\verbatiminput{a} \cite{KEY}",
    "\\begin{alltt}\n100% \\cite{KEY}\n\\end{alltt} % \\cite{NOT}",
    "\\begin{listing}\\caption{\\cite{KEY}}\\end{listing}",
    r"\cite{KEY} \end{document} \cite{NOT}", r"\cite{KEY} \endinput \cite{NOT}", r"\endinputs \cite{KEY}",
    r"\iffalse \cite{NOT} \fi \cite{KEY}", r"\iffalse \cite{NOT} \else \cite{KEY} \fi \cite{KEY}",
    r"\iffalse \ifx a b \cite{NOT} \else \cite{NOT} \fi \cite{NOT} \fi \cite{KEY}",
    r"\iffalse \iffalse \fi \cite{NOT} \else \cite{KEY} \iffalse \cite{NOT} \fi\fi \cite{KEY}",
    r"\newif\ifdraft \iffalse \ifdraft \fi \cite{NOT} \fi \cite{KEY}",
    r"\iffalse \ifthenelse{a}{b}{c} \fi \cite{KEY}", "\\iffalse % \\fi\n\\cite{NOT}\\fi \\cite{KEY}",
    r"\iffalse \cite{NOT}", r"\iffalsehood \cite{KEY}",
]  # fmt: skip

DEFINITIONS = [
    r"\newcommand{\see}[1]{(see~\cite{#1})} \see{KEY} \see{x,KEY}",
    r"\newcommand*\see[1]{\cite{#1}} \see{KEY}",
    r"\newcommand{\mycite}[1]{\cite{#1}} \mycite{KEY}",
    r"\newcommand\mycite[1]{\cite{#1}} \mycite{KEY}",
    r"\newcommand{\with}[2]{#1~\citep{#2}} \with{NOT}{KEY}",
    r"\newcommand{\with}[2][p.~1]{\cite[#1]{#2}} \with[NOT]{KEY} \with{KEY}{NOT}",
    r"\newcommand{\with}[2][x]{\cite{#1} #2} \with[KEY]{NOT}",
    r"\newcommand{\two}[2]{\cites{#1}{#2}} \two{KEY}{KEY}",
    r"\newcommand{\also}[1]{\cite{base, #1}} \also{KEY}",
    r"\newcommand{\see}[1]{\cite{#1}}\newcommand{\deep}[2]{#1\see{#2}} \deep{NOT}{KEY}",
    r"\renewcommand{\see}[1]{\cite{#1}} \see{KEY}",
    r"\providecommand{\see}[1]{\cite{#1}} \see{KEY}",
    r"\DeclareRobustCommand{\see}[1]{\cite{#1}} \see{KEY}",
    r"\newrobustcmd{\see}[1]{\cite{#1}} \see{KEY}",
    r"\def\see#1{\cite{#1}} \see{KEY}",
    r"\def\with#1#2{#1 \cite{#2}} \with{NOT}{KEY}",
    r"\NewDocumentCommand{\see}{m}{\cite{#1}} \see{KEY}",
    r"\NewDocumentCommand\mycite{m}{\cite{#1}} \mycite{KEY}",
    r"\NewDocumentCommand{\see}{s O{p.~2} +m m}{\cite[#2]{#3}#4} \see*[NOT]{KEY}{NOT} \see{KEY}{NOT}",
    r"\DeclareDocumentCommand{\see}{ o m }{\cite{#2}} \see[NOT]{KEY}",
    r"\newcommand{\seecite}{see~\cite} \seecite{KEY}",
    r"\newcommand{\mc}{\citep} \mc[NOT]{KEY}",
    r"\let\mc\citep \mc{KEY}",
    r"\let\mc=\citep \mc{KEY}",
    r"\DeclareCiteCommand{\mc}{a}{b}{c}{d} \mc[NOT]{KEY}",
    r"\DeclareMultiCiteCommand{\mcs}{\mc}{;} \mcs{KEY}[NOT]{KEY}",
    "\\newcommand{\\long}[1]{\\par\n\n\\cite{#1}} \\long{KEY}",
    r"\newcommand{\clip}{\cite{KEY}}",
    r"\newcommand{\citeme}[1]{\textbf{#1}} \citeme{NOT}",
    r"\newcommand{\name}[1]{\textbf{#1}} \name{NOT}",
    r"\newcommand{\cite}[1]{see #1} \cite{KEY}",
    "% \\newcommand{\\nosee}[1]{\\cite{#1}}\n\\nosee{NOT}",
    r"\newcommand{\see}[1]{\cite{#2}} \see{NOT}",
]  # fmt: skip

CASES = [*FORMS, *LISTS, *ARGUMENTS, *NO_CITATIONS, *UNREAD, *DEFINITIONS]


def with_key(case: str, key: str) -> str:
    """Return the text of a case with a word in place of every `KEY` and `NOT`."""
    return case.replace(KEY, key).replace(NOT, key)


def renamed(case: str, old: str, new: str) -> str:
    """Return the text of a case as it must be after renaming."""
    return case.replace(KEY, new).replace(NOT, old)


def offsets(case: str, key: str) -> list[int]:
    """Return the offsets of the cited keys in the text of a case, in order."""
    parts = case.split(KEY)[:-1]
    starts, at = [], 0
    for part in parts:
        at += len(part.replace(NOT, key))
        starts.append(at)
        at += len(key)
    return starts
