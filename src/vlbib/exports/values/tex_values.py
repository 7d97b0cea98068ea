"""Values made safe for TeX: text is printed, never run, and characters that fonts lack are written as TeX commands.

A value of the library is already TeX: accents, symbols, mathematics and formatting are kept. Commands that read, write
or define anything are printed as text instead, and stray special characters are escaped.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.latex import formulas, is_formula_at, without_sorting
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.values.plain import ACCENT_COMMANDS, LINKED, QUOTED, clean_line, composed
from vlbib.exports.values.text_environments import TEXT_ENVIRONMENT, are_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Commands that touch files, run programs, redefine characters or commands, or do not terminate.
FORBIDDEN = frozenset({
    "afterassignment", "aftergroup", "AtBeginDocument", "AtEndDocument", "batchmode", "begin", "begingroup", "bye",
    "catcode", "chardef", "closein", "closeout", "count", "csname", "csdef", "DeclareRobustCommand", "def", "dimen",
    "directlua", "documentclass", "dump", "edef", "else", "end", "endcsname", "endgroup", "endinput", "endlinechar",
    "endlocalcontrol", "errmessage", "errorstopmode", "escapechar", "everycr", "everydisplay", "everyhbox", "everyjob",
    "everymath", "everypar", "everyvbox", "expandafter", "fi", "file", "font", "futurelet", "gdef", "global", "halign",
    "hbox", "if", "ifx", "ifnum", "iftrue", "iffalse", "immediate", "include", "includegraphics", "includeonly",
    "input", "InputIfFileExists", "jobname", "kernel", "latelua", "lccode", "let", "long", "loop", "lowercase",
    "luacode", "luadirect", "luaexec", "makeatletter", "makeatother", "mathcode", "message", "newcommand",
    "newcount", "newenvironment", "newif", "newread", "newtoks", "newwrite", "noexpand", "nonstopmode", "open",
    "openin", "openout", "outer", "par", "pdfcatalog", "pdffiledump", "pdfinfo", "pdfliteral", "pdfmdfivesum", "pdfobj",
    "primitive", "providecommand", "read", "readline", "renewcommand", "renewenvironment", "repeat", "RequirePackage",
    "romannumeral", "scantokens", "scrollmode", "sfcode", "ShellEscape", "shipout", "show", "special", "string",
    "the", "toks", "uccode", "unexpanded", "uppercase", "usepackage", "valign", "vbox", "verb", "verbatiminput",
    "write", "xdef",
})  # fmt: skip
_ESCAPES = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "<": r"{\textless}", ">": r"{\textgreater}",
            "^": r"{\textasciicircum}", "|": r"{\textbar}", "\\": r"{\textbackslash}"}  # fmt: skip
_PRINTED = str.maketrans(_ESCAPES | {"{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}"})
# BibTeX counts braces after a backslash too.
_BRACES = {r"\{": r"{\textbraceleft}", r"\}": r"{\textbraceright}"}
# Environments within mathematics, where `&` separates columns, and those that are mathematics themselves.
_WITHIN = r"(?:[pbBvV]|small)?matrix\*?|d?cases|array|aligned(?:at)?|gathered|split|subarray"
_DISPLAYS = r"equation\*?|align(?:at)?\*?|gather\*?|multline\*?|eqnarray\*?|flalign\*?|displaymath|math"
_ENVIRONMENT = lazy_pattern(rf"\\(?P<side>begin|end)\s?\{{(?P<name>{_WITHIN}|{_DISPLAYS})\}}")
_ONE_COLUMN = lazy_pattern(r"(?:equation|multline|gather)\*?|gathered|displaymath|math")
_PLAIN_ARGUMENT = r"\s?\{[^{}\\%#&$^]*\}"  # keys and labels, in which `_` is allowed
_TOKEN = lazy_pattern(
    r"(?P<link>\\(?:url|path|nolinkurl)\s*\{[^{}]*\})"
    rf"|(?P<label>\\(?:[A-Za-z]*[cC]ite[a-z]*\*?(?:\[[^\[\]{{}}\\%#&$^_]*\]){{0,2}}|(?:[a-zA-Z]{{0,4}}ref|label|doi|gls)\*?){_PLAIN_ARGUMENT})"
    r"|(?P<formula>\\\((?:[^\\]|\\[^()])*\\\)|\\\[(?:[^\\]|\\[^\[\]])*\\\]|(?<!\\)\$\$[^$]+(?<!\\)\$\$"
    rf"|\\begin\{{(?P<display>{_DISPLAYS})\}}.{{0,2000}}?\\end\{{(?P=display)\}}"
    r"|\\(?:ce|si|SI|num|qty|unit|ensuremath)\*?(?:\{(?:[^{}]|\{[^{}]*\})*\})+)"
    rf"|(?P<environment>{TEXT_ENVIRONMENT})"
    r"|(?P<command>\\[A-Za-z@]+)"
    r"|(?P<escape>\\[^A-Za-z@])"
    r"|(?P<math>(?<!\\)\$(?:\\.|[^$\\])+\$)"
    r"|(?P<special>[&%#_^<>$|\\])"
)
_ESCAPED_BRACE = lazy_pattern(r"\\[{}]")
_OPENING = lazy_pattern(r"\\(?:[A-Za-z]+|.)|\$")
_ESCAPED_SIGN = lazy_pattern(r"\\[^A-Za-z@]")
_IN_WORD = lazy_pattern(r"(?:\\.|[^\s{}\\])+", re.DOTALL)
_PIECE = lazy_pattern(rf"{_IN_WORD.pattern}|.", re.DOTALL)
_WORK = lazy_pattern(r"[\\&%#_^<>$|]")


def is_safe(value: str) -> bool:
    """Tell whether a value has nothing that `safe` would change, except blanks and control characters."""
    return _WORK.search(value) is None


def safe(value: str) -> str:
    r"""Return a TeX value that compiles and does nothing but print.

    >>> safe(r"50% of A & {\"o}: \input{x}, $k_1$")
    '50\\% of A \\& {\\"o}: {\\textbackslash}input{x}, $k_1$'
    """
    text = clean_line(value)
    if is_safe(text):
        return text
    if "\\{" in text or "\\}" in text:
        text = _paired(text)
    if "oop" in text:
        text = without_sorting(text)
    if "\\href" in text:
        text = LINKED.sub(_shown_link, text)
    return _tokens(text, has_environments="\\begin" in text and are_whole(text))


def _shown_link(match: re.Match[str]) -> str:
    r"""Return a hyperref link as its text, followed by the address unless the text repeats it."""
    address, text = match["linked"], match["text"].strip()
    shown = text.partition("://")[2] or text
    return f"\\url{{{address}}}" if shown and shown in address else f"{text} (\\url{{{address}}})"


def _tokens(text: str, *, has_environments: bool = False) -> str:
    """Return a value made safe token by token; a dollar that opens no formula is money, and pairs with no later one.

    `has_environments` means that the text environments are balanced and may be kept; `&` then separates columns in
    tables.
    """
    parts, at, tables = [], 0, 0
    while match := _TOKEN.search(text, at):
        is_money = match["math"] and not is_formula_at(text, *match.span())
        is_kept = has_environments and (match["environment"] or (tables and match[0] == "&"))
        if match["environment"] and "tabular" in match[0]:
            tables += 1 if "begin" in match[0] else -1
        parts += [text[at : match.start()], _ESCAPES["$"] if is_money else match[0] if is_kept else _token(match)]
        at = match.start() + 1 if is_money else match.end()
    return "".join([*parts, text[at:]])


def _paired(text: str) -> str:
    r"""Return a value whose braces balance if escaped ones are not counted: `Adri\{à}` is a slip for `Adri{à}`."""
    bare = _ESCAPED_BRACE.sub("", text)
    return text if bare.count("{") == bare.count("}") else _ESCAPED_BRACE.sub(lambda match: match[0][1], text)


def _token(match: re.Match[str]) -> str:
    text = match[0]
    if match["special"]:
        return _ESCAPES[text]
    if match["link"]:
        return _link(*text[:-1].split("{", 1))
    if match["command"]:
        return "{\\textbackslash}" + text[1:] if text[1:] in FORBIDDEN or "@" in text else text
    if match["escape"]:
        return _BRACES.get(text, text)
    if match["environment"] or ((match["math"] or match["formula"]) and not _is_harmless(text)):
        return _pieces(text)
    return text


def _link(command: str, address: str) -> str:
    r"""Return a command with its address, without TeX escapes.

    Styles and biblatex pass a note on as an argument, in which `%` starts a comment and escapes do not help `\url`. An
    address with `%` is therefore printed as text.
    """
    shown = address_safe(_ESCAPED_IN_ADDRESS.sub(r"\1", address.replace(r"$\sim$", "~")))
    return printed(shown) if "%" in shown else f"{command}{{{shown}}}"


def _pieces(formula: str) -> str:
    """Return a harmful formula or environment as text, its opening command and the rest made safe separately."""
    opening = _OPENING.match(formula)
    head = opening[0] if opening else ""
    return _tokens(head) + _tokens(formula[len(head) :])


def _is_harmless(text: str) -> bool:
    r"""Tell whether mathematics balances its braces, has no comment (`\%` is fine) and runs no forbidden command.

    Balanced environments of mathematics are harmless, and so is the `&` of their columns.
    """
    environments = list(_ENVIRONMENT.finditer(text))
    inner = _ENVIRONMENT.sub("", text)
    bare = _ESCAPED_SIGN.sub("", inner)
    commands = re.findall(r"\\([A-Za-z@]+)", inner)
    has_columns = any(_ONE_COLUMN.fullmatch(match["name"]) is None for match in environments)
    return (
        bare.count("{") == bare.count("}")
        and not re.search(r"\^\^|[%#]" if has_columns else r"\^\^|[%#&]", bare)
        and not any(command in FORBIDDEN or "@" in command for command in commands)
        and _are_paired(environments)
    )


def _are_paired(environments: Sequence[re.Match[str]]) -> bool:
    """Tell whether the environments are properly nested."""
    begun: list[str] = []
    for match in environments:
        if match["side"] == "begin":
            begun.append(match["name"])
        elif not begun or begun.pop() != match["name"]:
            return False
    return not begun


_IN_ADDRESS = {char: f"%{ord(char):02X}" for char in '\\{}^|"` '}
_ACTING = lazy_pattern(r'[\\{}^|"` ]')
_ESCAPED_IN_ADDRESS = lazy_pattern(r"\\([%#&_~$])")


def printed(text: str) -> str:
    r"""Return plain text as TeX that prints it literally.

    >>> printed("$5 {a} ^^5c")
    '\\$5 {\\textbraceleft}a{\\textbraceright} {\\textasciicircum}{\\textasciicircum}5c'
    """
    return printable_tex(clean_line(text).translate(_PRINTED))


def address_safe(value: str) -> str:
    r"""Return a URL, DOI or id with every character that TeX could act on percent-encoded.

    `%`, `#`, `&`, `_`, `~`, `<` and `>` stay: url, hyperref and biblatex print them as they are.
    """
    return _ACTING.sub(lambda match: _IN_ADDRESS[match[0]], value)


def keep_maths(title: str) -> str:
    """Put braces around words with mathematics outside of braces, since styles lowercase titles.

    >>> keep_maths("US$5 for a $k$-means, {$x$}")
    'US$5 for a {$k$-means,} {$x$}'
    """
    if "$" not in title:
        return title
    done: list[str] = []
    word: list[str] = []
    depth, has_maths = 0, False
    for piece, is_maths in (*_with_formulas(title), ("", False)):
        if is_maths or _IN_WORD.fullmatch(piece):
            word.append(piece)
            has_maths = has_maths or is_maths
            continue
        text = "".join(word)
        done += [f"{{{text}}}" if has_maths and not depth else text, piece]
        depth += piece.count("{") - piece.count("}") + text.count("{") - text.count("}")
        word, has_maths = [], False
    return "".join(done)


def _with_formulas(title: str) -> Iterator[tuple[str, bool]]:
    """Yield a title in pieces with a flag: harmless formulas whole (True), the rest by word and character."""
    last = 0
    spans = [span for span in formulas(title) if _is_harmless(title[span[0] + 1 : span[1] - 1])]
    for start, end in (*spans, (len(title), len(title))):
        yield from ((piece, False) for piece in _PIECE.findall(title[last:start]))
        if start < end:
            yield title[start:end], True
        last = end


def key_safe(key: str) -> str:
    """Return a citation key without characters that would end it or that TeX acts on."""
    return re.sub(r"[\\{}%#~^$&,\s]", "", key)


def spelled(value: str) -> str:
    r"""Return the value with non-ASCII letters as TeX where possible: `Ö` becomes `{\"O}`; CJK is kept.

    BibTeX sorts, truncates and lowercases bytes, so only ASCII works in every style.
    """
    text = _DOTLESS.sub(r"\1\2i\3", value) if "\\i" in value else value
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SPELLED)


# An accent over a dotless i: LaTeX accepts a dotted i as well, other readers accept only that.
_DOTLESS = lazy_pattern(r"(\\[`'^\"~=.]\s*)(\{?)\\i(?![A-Za-z])\s*(\}?)")


def without_biblatex(value: str) -> str:
    r"""Return a value with LaTeX's own commands for those of biblatex and csquotes, for papers that load neither.

    >>> without_biblatex(r"\mkbibemph{A} \enquote{B} C\hyphen D")
    "\\emph{A} ``B'' C-D"
    """
    text = QUOTED.sub(r"``\1''", value) if "quote" in value else value
    for pattern, plainly in _OF_BIBLATEX:
        text = pattern.sub(plainly, text)
    return text


_OF_BIBLATEX = (
    (lazy_pattern(r"\\mkbib(?:emph|italic)(?=\s*\{)"), r"\\emph"),
    (lazy_pattern(r"\\mkbibbold(?=\s*\{)"), r"\\textbf"),
    (lazy_pattern(r"\\mkbib(super|sub)script(?=\s*\{)"), r"\\text\1script"),
    (lazy_pattern(r"\\mkbibparens\s*\{([^{}]*)\}"), r"(\1)"),
    (lazy_pattern(r"\\(?:nocase|NoCaseChange|bibstring)(?=\s*\{)"), ""),
    (lazy_pattern(r"\\hyphen(?![A-Za-z])\s*(?:\{\})?"), "-"),
)


def printable_tex(value: str) -> str:
    """Return the value with accents as letters, as biber prefers, and as TeX where pdfLaTeX has no letter."""
    text = composed(value)
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_PRINTABLE)


class _Table(dict[int, str]):
    """A translation table that fills itself: a character is looked up when it first occurs."""

    def __init__(self, keep: str) -> None:
        self._keep = re.compile(keep)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isascii() or self._keep.fullmatch(char) else _in_tex(char)
        return self[code]


# Letters whose TeX commands few fonts and few BibTeX readers have.
_SPELLED = _Table("[đĐðÐþÞŋŊ]")
# Characters that pdfLaTeX prints with inputenc and T1 or OT1 fonts: Latin-1, Latin Extended-A, typographic punctuation.
_PRINTABLE = _Table("[\u00a1-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")


@lru_cache(maxsize=1)
def _encoder() -> object:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        unknown_char_policy="keep", unknown_char_warning=False, replacement_latex_protection="braces-all"
    )


def _in_tex(char: str) -> str:
    """Return one character as TeX in braces, or unchanged if TeX cannot express it."""
    own = _OWN.get(char)
    if own is not None:
        return own
    text = str(_encoder().unicode_to_latex(char))  # type: ignore[attr-defined]  # pylatexenc is untyped
    if text == char:
        return _stacked(char)
    text = re.sub(r"\\mathscr(?=\{[A-Z]\})", r"\\mathcal", text)  # the script font that every LaTeX has
    return char if any(name in text for name in _NEEDS_PACKAGES) else _DOTLESS.sub(r"\1\2i\3", text)


def _stacked(char: str) -> str:
    r"""Return a letter with two accents, as in Vietnamese, as TeX: `ễ` becomes `{\~{{\^e}}}`.

    The inner braces keep biber from composing the inner accent, which pdfLaTeX would then read only in part.
    """
    letter, *marks = list(unicodedata.normalize("NFD", char))
    if not marks or not letter.isascii() or any(mark not in ACCENT_COMMANDS for mark in marks):
        return char
    for mark in marks:
        inner = f"{{{{{letter}}}}}" if len(letter) > 1 else letter
        command = ACCENT_COMMANDS[mark]
        letter = f"\\{command}{inner}" if len(inner) > 1 or not command.isalpha() else f"\\{command}{{{inner}}}"
    return f"{{{letter}}}"


_OWN = {"\u00a0": "~", "\u2013": "--", "\u2014": "---", "\u2018": "`", "\u2019": "'", "\u201c": "``", "\u201d": "''",
        "\u2009": r"\,", "\u200b": "", "\u200d": "", "\ufeff": "", "\u2010": "-", "\u2011": "-", "\u2212": "$-$",
        "\u3000": " "}  # fmt: skip
_NEEDS_PACKAGES = (r"\boldsymbol", r"\ding", r"\cyr", r"\CYR", r"\Elz", r"\fontencoding", r"\mathbb", r"\mathchar",
                   r"\mathfrak", r"\mathscr", r"\texthbar")  # fmt: skip
