"""A known title inside a longer unknown one, in each place of a note, does not name the known work."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import works_in
from vlbib.notes.reader import read_note

TITLES = (
    "Graph Painting Networks",
    "Counting Is All You Need",
    "Visual Models of Many Rivers: A Survey",
    "Training painting models to follow rivers with human help",
    "Momentum Painting for Unsupervised Visual Learning of Rivers",  # after ten words, any words may follow
)
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES))
LONGER = (
    "Towards {}", "Rethinking {}", "Understanding {}", "Beyond {}", "Improved {}", "Hierarchical {}", "Quantum {}",
    "3D {}", "Zero-Shot {}", "The {} Hypothesis", "On the Robustness of {}", "Robustness of {}", "A Theory of {}",
    "A Survey of {}", "Hallucination of {}", "Attacks on {}", "Interpretability in {}", "Is {} Enough?",
    "Does {} Help?", "What Makes {} Work?", "When {} Fails", "Why {}", "Not {}", "Privacy and {}",
    "Efficient and Robust {}", "{} Revisited", "{} for Speech", "{} in Robotics", "{} in the Wild",
    "{} with Noisy Labels", "{} via Optimal Transport", "{} under Shift", "{} without Labels", "{} at Scale",
    "{} on a Budget", "{} as Energy Minimization", "{} using Wavelets", "{} from Scratch", "{} through Play",
    "{} Is Not Enough", "{} Meets Distillation", "{} Explained", "{} Transformer", "{} and Beyond",
    "{} and Its Discontents", "{} - A Survey", "{}? A Critical Look",
    "{}++", "{} 2", "{} v2", "{} II", "{}-Lite", "{}, Part II", "{} (Extended Abstract)",
    "Explaining {} by Prototypes", "From {} to Reasoning",
)  # fmt: skip
PLACES = (
    "- {}", "- [2023] {}", "- **{}**", '- "{}"', "- *{}*, 2023", "- {} (CVPR 2023)", "We read {} today.",
    'We discuss "{}" here.', "J. Weber and A. Rossi. {}. In CVPR, 2023.", "Weber, J., & Rossi, A. (2023). {}. arXiv.",
    "1. {} [code](https://github.com/x/y)", "## {}", "> {}", "Paper: {}", "- [{}](https://example.org/p)", "- [ ] {}",
)  # fmt: skip


def named(text: str) -> list[str]:
    segments = [each for each in read_note(f"{text}\n", "a.md").segments if each.place != "file"]
    works = [works_in(segment, KNOWN) for segment in segments]
    return [seen.text for each in works for seen in (*each.titles, *each.lone)]


@pytest.mark.parametrize("number", range(len(LONGER)), ids=LONGER)
def test_a_longer_title_does_not_name_the_known_one_in_it(number: int) -> None:
    titles = (TITLES[(number + at) % len(TITLES)] for at in range(len(PLACES)))  # in turn
    texts = [(place.format(LONGER[number].format(title)), title) for place, title in zip(PLACES, titles, strict=True)]
    assert [text for text, title in texts if title in named(text)] == []


@pytest.mark.parametrize("place", PLACES)
def test_the_known_title_itself_is_named_in_each_place(place: str) -> None:
    assert [title for title in TITLES if title not in named(place.format(title))] == []


@pytest.mark.parametrize(
    "remark",
    [
        "Summary of {}", "- Notes: {}", "Based on {}", "- Slides of {}", "The code of {}", "{}: summary", "{}: Summary",
        "- {}: CVPR", "{} and more", "We read {} and go on", "- {} - great", "- {} — He et al.", "{}, v2 of arXiv",
        "In {} they say so", "As in {} we go", "- CVPR {}",
    ],
)  # fmt: skip
def test_a_remark_on_a_work_names_it(remark: str) -> None:
    assert named(remark.format(TITLES[1])) == [TITLES[1]]
