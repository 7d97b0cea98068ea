"""Works whose title has the name looked up before its colon: `Soloist` for `Soloist: Building Task Bots at Scale`.

Other works may be called so, too. It needs the year with the venue or an author, several authors, or the first author;
a coined word is enough by itself. A plain word needs the year and the venue, and must be a rare one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.common_title_words import COMMON_TITLE_WORDS
from vlbib.core.everyday_words import COMMON_WORDS
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.text import squeeze
from vlbib.core.word_stems import stem
from vlbib.matching.coined_names import heads_of, is_named_by_title
from vlbib.matching.evidence import Claim, same_name
from vlbib.matching.short_name_words import name_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Query, Work
    from vlbib.matching.evidence import Weighed

_ID_UNKNOWN = "no record has the id in the note, and so short a name may be that of another work"
_FEW_LETTERS = 4  # maximum letters of so short a name


def is_headed(query: Query, candidate: Weighed) -> bool:
    """Tell whether the name looked up comes before the colon of a work's title."""
    return any(same_name(head, query.title) for head in heads_of(candidate))


def chosen_by_heading(
    query: Query, headed: Sequence[Weighed], weighed: Sequence[Weighed], *, worded: bool = False
) -> tuple[Weighed, str] | None:
    """Return the work that a name means, and why; None if nothing decides among the works `headed` by it.

    `worded`: words of the title are beside the name.
    """
    tokens = query.title.split()
    only = headed[0] if len(headed) == 1 else None
    is_name = len(tokens) > 1 or any(map(name_like, tokens))
    if only and _is_supported(only) and (is_name or _is_rare_word_at_venue(query.title, only)):
        return only, "the title begins with the name, and no other found does"
    if only and worded and not only.contradictions and _is_so_spelled(query.title, only):
        return only, "the title begins with the name, and words of it are beside the name"
    if only and is_named_by_title(query.title, only, weighed):
        return only, "only this title begins with the name, and no earlier one has it"
    published = [candidate for candidate in headed if not candidate.group.is_bare]
    if len(headed) > len(published) == 1 and is_named_by_title(query.title, published[0], weighed):
        return published[0], "of the titles that begin with the name, only this one has an id or a venue"
    own = [candidate for candidate in headed if candidate.evidence.by_author and not candidate.contradictions]
    return (own[0], "the title begins with the name, and its author is named") if len(own) == 1 else None


def _is_so_spelled(name: str, candidate: Weighed) -> bool:
    """Tell whether a work's title has a name with the same hyphens and signs: `PG-Net` is not `PGNet`."""
    return any(head.lower() == name.lower() for head in heads_of(candidate))


def _is_supported(candidate: Weighed) -> bool:
    """Tell whether the note has a work's year with its venue or an author, or several of its authors."""
    return is_placed(candidate) or (candidate.evidence.certain and not candidate.contradictions)


def is_placed(candidate: Weighed) -> bool:
    """Tell whether the note has a work's year with its venue or an author, and nothing contradicts it."""
    fits = candidate.evidence.supports
    return fits(Claim.YEAR) and fits(Claim.VENUE, Claim.AUTHORS) and not candidate.contradictions


def _is_rare_word_at_venue(word: str, candidate: Weighed) -> bool:
    """Tell whether a word that few texts have is beside a work's venue and year: `Marten (CVPR 25)`."""
    is_at_venue = candidate.evidence.supports(Claim.YEAR) and candidate.evidence.supports(Claim.VENUE)
    small = word.lower()
    is_usual = small in COMMON_WORDS or small in ORDINARY_WORDS or stem(small) in COMMON_TITLE_WORDS
    return is_at_venue and not is_usual


def why_too_short(work: Work, query: Query, chosen: Weighed) -> str:
    """Return why a name of few letters is too little for the work that only its title's beginning speaks for, or "".

    The note gives an id that no record has.
    """
    has_id = any(mention.ids for mention in work.mentions)
    is_bare = len(squeeze(query.title)) <= _FEW_LETTERS and not chosen.evidence.support
    return _ID_UNKNOWN if has_id and is_bare else ""
