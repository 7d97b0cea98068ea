"""The score of a work for the catalogue: from venue, sources, later titles that mention it, topic, and year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING

from vlbib.core.text import words
from vlbib.core.venues import venue
from vlbib.sources.index.features import split_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.catalogue.works import Work

_STRENGTH = {"cvpr": 4.0, "iccv": 4.0, "eccv": 4.0, "neurips": 4.0, "icml": 4.0, "iclr": 4.3, "acl": 3.8, "emnlp": 3.6,
             "naacl": 3.2, "tacl": 3.5, "jmlr": 2.8, "tmlr": 2.8, "tpami": 3.5, "ijcv": 3.5, "aaai": 2.6, "ijcai": 2.3,
             "mm": 2.2, "siggraph": 3.2, "siggraphasia": 2.6, "tog": 3.2, "corl": 3.2, "rss": 2.6, "wacv": 2.0,
             "bmvc": 2.2, "accv": 2.0, "eacl": 2.2, "coling": 2.0, "kdd": 2.3, "www": 2.0, "sigir": 2.2, "icra": 1.7,
             "iros": 1.3, "interspeech": 1.2, "icassp": 1.0, "aistats": 1.9, "uai": 1.7, "colt": 1.2, "cikm": 1.2,
             "wsdm": 1.6, "mlsys": 2.2, "conll": 1.6, "nature": 3.5, "science": 3.5, "colm": 3.0,
             "3dv": 2.0}  # fmt: skip
_OTHER = 0.8  # a venue that is not in the table
_BOTH = re.compile(
    r"\bvision[- ](?:and[- ])?language|visual[- ](?:and[- ])?(?:linguistic|language|semantic)|image[- ](?:and[- ])?text"
    r"|text[- ](?:to|based|guided|driven|conditional|conditioned)[- ](?:image|video|3d|motion|person)"
    r"|image[- ]to[- ]text"
    r"|(?:video|language)[- ](?:and[- ])?(?:text|image|language)|caption|visual question|\bvqa\b|video question"
    r"|referring (?:expression|image|video)|(?:visual|phrase|video|temporal|language|3d) grounding|visual dialog"
    r"|visual (?:instruction|commonsense|entailment|story)|multi-?modal|text[- ](?:video|image)|cross[- ]modal"
    r"|open[- ]vocabulary|\bclip\b|moment (?:retrieval|local)|visual reasoning|\bv?lms?\b|video retrieval",
    re.IGNORECASE,
)
_TOPICS = re.compile(
    r"\bimages?\b|video|visual|\bvision\b|object detect|\bscenes?\b|pixel|segmentation|\bpose|facial|\bface"
    r"|depth|stereo"
    r"|convolution|photo|action recognition|point cloud|optical flow|recognition|3d|radiance|gaussian splat"
    r"|language|\btext|bert\b|translation|question answering|dialog|pars(?:ing|er)|summari[sz]|entailment"
    r"|\bword|sentence"
    r"|document|comprehension|knowledge graph|prompt|instruction|reasoning|retrieval|agent|pre-?train|transformer"
    r"|attention|diffusion|generative|gan\b|gans\b|autoencoder|contrastive|self-supervised|few[- ]shot|zero[- ]shot"
    r"|reinforcement|policy|adversarial|distillation|embedding|representation learning|foundation model|graph neural"
    r"|network|optimi[sz]|benchmark|dataset",
    re.IGNORECASE,
)
_NO_PAPER = re.compile(
    r"\btutorial|workshop|keynote|\bpanel\b|extended abstract|student abstract|preface|erratum|corrigendum|retracted"
    r"|proceedings|challenge 20\d\d|invited talk|doctoral (?:symposium|consortium)|supplementary|front matter"
    r"|^(?:introduction|editorial|foreword|message from)\b",
    re.IGNORECASE,
)
_MENTION = re.compile(r"[A-Za-z0-9][\w+.-]*[A-Za-z0-9+]")
# A label that looks like a name and not like a word: NeRF, DUSt3R, Ego4D, BERT.
_LABEL = re.compile(r"(?=.{3,})(?:.*[a-z].*[A-Z].*|.*[A-Z]{2}.*|.*\d.*)")
_YEAR, _MOST_YEARS = 0.04, 6


@dataclass(slots=True)
class Mentions:
    """The years of the titles that contain each word in exactly this spelling, once per title."""

    years: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, works: Iterable[Work]) -> Mentions:
        """Read the titles of all works."""
        mentions = cls()
        for work in works:
            year = work.year
            for word in set(_MENTION.findall(work.main["title"])):
                mentions.years[word].append(year)
        for years in mentions.years.values():
            years.sort()
        return mentions

    def before(self, name: str, year: int) -> bool:
        """Tell whether a title of an earlier year has the word, so that it is not the work's own name."""
        years = self.years.get(name, [])
        return bool(years) and 0 < years[0] < year

    def later(self, name: str, year: int) -> int:
        """Return how many titles from a year on mention a name, not counting the work's own."""
        years = self.years.get(name, [])
        return max(0, len(years) - bisect_left(years, year) - 1)


def is_paper(title: str) -> bool:
    """Tell whether a title is that of a paper, not of a tutorial, a panel or a preface."""
    return not _NO_PAPER.search(title)


def score(work: Work, mentions: Mentions, listed: Mapping[str, int], has_arxiv: bool) -> float:  # noqa: FBT001
    """Return the score of a work; `listed` counts the reading lists that name a title."""
    title = work.main["title"]
    label = split_name(title)[0]
    spoken = mentions.later(label, work.born) if _LABEL.fullmatch(label) else 0
    return (
        strength(work.venue)
        + 0.5 * (len(work.sources) - 1)
        + min(5.0, 0.9 * log2(1 + spoken))
        + (1.2 if has_arxiv else 0.0)
        + _topic(title)
        + (2.0 if listed.get(work.key) else 0.0)
        + _YEAR * min(_MOST_YEARS, max(0, work.year - 2018))
        - (1.0 if len(words(title)) < 3 else 0.0)
    )


def _topic(title: str) -> float:
    return (1.6 if _BOTH.search(title) else 0.0) + min(1.2, 0.6 * len(set(_TOPICS.findall(title.lower()))))


def strength(name: str) -> float:
    """Return the weight of a venue: less for workshops and findings than for their conference."""
    if not name:
        return 0.0
    read = venue(name)
    if read.preprint:
        return 0.0
    worth = _STRENGTH.get(read.key, _STRENGTH.get(name.lower(), _OTHER))
    return worth * (0.35 if read.workshop or "workshop" in name.lower() else 0.75 if read.findings else 1.0)
