"""Words before a short name that are about it or about reading it: only the name is the work (`we follow BERT`)."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import OTHERS

# A date, a number or a word for reading: `08.01 — re-read BERT`
_READING = lazy_pattern(
    r"(?:[\d\W]|(?:re-?)?(?:read|reading|watch|watched|skim|skimmed|revisit|present|discuss|see)\b)+"
)
# The beginning of a sentence, never of a title: `It builds on BERT`
_SPEECH = lazy_pattern(
    r"(?:[Ww]e|[Ii]t|[Tt]hey|I|[Yy]ou|[Hh]e|[Ss]he|[Tt]h(?:is|ese|ose|at)|[Oo]ur|[Tt]heir|[Ii]ts|[Mm]y|[Hh]ere|[Tt]here|[Ss]ame"
    r"|[Uu]nlike|[Aa]lso|[Bb]ut|[Ss]o|[Tt]hen|[Ll]ike|[Ss]ee|[Cc]f\.?|[Cc]ompared?|[Bb]ased|[Ss]imilar|[Ff]ollow(?:s|ing)?"
    r"|[Bb]uild(?:s|ing)?|[Uu]s(?:e|es|ing)|[Ee]xtend(?:s|ing)?|[Aa]s in)\b"
)
_PEOPLE = lazy_pattern(rf"\b{OTHERS}[,:]?$")  # `as said by Krishna et al., Visual Genome`


def is_before_name(text: str, name: str) -> bool:
    """Tell whether a text is a name after words about it: a word for reading, people, or a lower-case sentence.

    >>> [is_before_name(text, "BERT") for text in ("08.01 — re-read BERT", "We follow BERT", "Distilling BERT")]
    [True, True, False]
    """
    if not text.endswith(f" {name}"):
        return False
    before = text.removesuffix(name).strip()
    if not _READING.sub("", before) or _PEOPLE.search(before):
        return True
    speaks = before[:1].islower() or _SPEECH.match(before) is not None
    return speaks and not any(word[:1].isupper() for word in before.split()[1:])
