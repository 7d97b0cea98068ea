"""Comments in code and papers that give a source: `# see: ...`, `% Quelle: ...`, `# arXiv:...`.

What is commented out names no work, but a comment that gives a source does, like a citation in the text. Comments in
code are the text of its author: there a long title, or an id, is enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import locate_ids
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.titles import title_size
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from vlbib.core.ids import Id

_LABEL = lazy_pattern(
    r"\W{0,4}(?:todo\W{1,3})?(?:(?:see(?: also)?|cites?|(?:to |noch |zu )?(?:read|lesen)|cf|"
    r"refs?|references?|sources?|papers?|(?:taken |adapted |copied )?from|based on"
    r"|follow(?:s|ing)|implements|method|described in|introduced (?:in|by)|as in|vgl|siehe(?: auch)?|quelle|voir"
    r"|véase)\b|参见|参考|另见|出处|来源|论文|引自|参照|出典|參見|參考|另見|出處|來源|論文)",
    re.IGNORECASE,
)

# Words for a source inside a comment, right before the source
_WITHIN = lazy_pattern(
    r"\b(?:cf\.?|as in|(?:borrowed|taken|adapted|copied|ported|inspired|lifted) (?:from|by)|described in"
    r"|introduced (?:in|by)|proposed (?:in|by)|based on)\s"
    r"|\b(?:fig(?:ure)?|abb(?:ildung)?|tab(?:le|elle)?|slide|plot|diagram|overview|architecture)\.?"
    r"(?: \d{1,2}\w?)? (?:of|in|aus|von)\s"
    r"|\w (?:from|after|per|following|like|nach|aus) [\"“„]?(?-i:[A-Z\d])"
    r"|\b(?:follows|following|cf|see|ref|source|paper)\s?[:：]\s|[,，;；。]\s?(?:见|参见|参考|来自|引自|参照)\s?"
    r"|(?:抄自|改自|源自|取自|选自|摘自|出自|改编自|参考自|仿照|沿用)\s?"
    r"|\b(?:como e[nm]|comme dans|wie (?:in|bei)|según|segundo|selon|laut|d['’]après|basado en|baseado em"
    r"|basé sur|adapté de|tomado de) "
    r"|\b(?:compare(?:d)? (?:to|with)|(?:and|also|or) (?:maybe|check|read|see|cite)|maybe cite)\s?[:：]?\s"
    r"|\b(?:todo|fixme|xxx)\b[^\n]{0,60}\b(?:mention|discuss|compare|add|read|check|try|use|cite)\b"
    r"|(?-i:^\W{0,4}[A-Z])[^\n]{20,}\?\W{0,3}$",
    re.IGNORECASE,
)

# A whole reference, by its first author: `Gawron, P., & Winiarczyk, R. (2011). Noise ...`, `A. Vaswani and N. Shazeer,
# ... 2017`, `He et al. (2016). Deep ...`
_FAMILY = r"(?:(?:van|von|de|der|den|di|la|le) ){0,2}[^\W\d_a-z][\w'’-]+"
_INITIALS = r"(?:[A-Z]\.[ -]?){1,3}"
_REFERENCE = lazy_pattern(
    r"\W{0,4}(?:\[\d+\]\s)?"
    rf"(?:{_FAMILY},\s{_INITIALS}|{_INITIALS}\s?{_FAMILY}(?:,|\s(?:and|et al)\b)|{_FAMILY} et al\b)"
    rf"[^\n]{{0,300}}?(?<!\d){YEAR}(?!\d)"
)

_UP_TO = lazy_pattern(r"[\s:：\"“„(]{0,4}(?:the |our )?")  # between words for a source and the source

# A line of code, not a comment: `pip install ...`, `ID = "..."`, `load(...)`
_CODE = lazy_pattern(
    r"[={}\[\]`|<]|(?<=\w)(?<!todo)(?<!TODO)\(|^\W*(?:curl|wget|aria2c|git|pip3?|conda|python3?|open|import|download)\b"
)
# A command that fetches or shows the page named after it
_FETCHING = lazy_pattern(
    r"(?:^|[;&|]|\b(?:do|then|sudo)\s)[\s$>%!(]{0,9}(?:curl|wget2?|aria2c|axel|open|xdg-open)\s[^;|#\n]*\Z"
)
_REACH = 300  # maximum characters between a command and the page that it fetches
_LEAST_WORDS = 4  # minimum words of a title that a comment in code names

NO_SOURCE = "a comment or code names no work unless it gives a source (`see: ...`)"


def is_source_note(comment: str) -> bool:
    """Tell whether a comment begins with a word for a source or an id, has such words inside, or asks a question.

    A whole reference, which begins with its authors and has a year, gives a source too.

    >>> [is_source_note(text) for text in ("see: Deep Sets", "arXiv:1703.06114 eq. 3", "we drop Deep Sets", "50 of")]
    [True, True, False, False]
    >>> is_source_note("layers as in Deep Sets")
    True
    """
    if _LABEL.match(comment) or _WITHIN.search(comment) or _REFERENCE.match(comment):
        return True
    places = locate_ids(comment)
    return bool(places) and not any(map(str.isalnum, comment[: places[0][0]].lower().replace("doi", "")))


def ids_in_code(comment: str) -> tuple[Id, ...]:
    """Return the ids that a line of code names: all in a comment, else those of pages that a command fetches.

    >>> texts = ("as in arXiv:1703.06114", "curl -LO arxiv.org/pdf/1703.06114; ls", 'ID = "arXiv:1703.06114"')
    >>> [len(ids_in_code(text)) for text in texts]
    [1, 1, 0]
    >>> [len(ids_in_code(f"{text}arXiv:1703.06114)")) for text in ("the gain (", "todo(ida): see (", "load(")]
    [1, 1, 0]
    """
    places = locate_ids(comment)
    is_remark = bool(places) and _CODE.search(comment, 0, places[0][0]) is None
    return tuple(
        dict.fromkeys(
            identity for at, identity in places if is_remark or _FETCHING.search(comment, max(0, at - _REACH), at)
        )
    )


def is_long_title(title: str) -> bool:
    """Tell whether a title has enough words to be meant wherever a comment in code has it: four.

    >>> is_long_title("Decoupled Weight Decay Regularization"), is_long_title("Deep Sets")
    (True, False)
    """
    return title_size(title) >= _LEAST_WORDS


def source_starts(comment: str) -> frozenset[int]:
    """Return the places in a comment where what its words for a source name may begin.

    >>> source_starts("features from CLIP, norm as in ResNet") >= {14, 31}
    True
    """
    label = _LABEL.match(comment)
    ends = [label.end()] if label else []
    ends += [match.end() - (match[0][-1].isupper() or match[0][-1].isdigit()) for match in _WITHIN.finditer(comment)]
    return frozenset(up_to.end() for end in ends if (up_to := _UP_TO.match(comment, end)))
