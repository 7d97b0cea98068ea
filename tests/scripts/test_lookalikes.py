"""Which words of titles are lookalikes: both must be words of their own."""

from __future__ import annotations

from scripts.lookalikes import lookalikes


def test_words_one_slip_apart_are_lookalikes_unless_one_is_a_rare_misspelling() -> None:
    assert lookalikes({"causal": 900, "casual": 30, "forest": 40}) == {"causal", "casual"}
    assert lookalikes({"language": 5000, "langauge": 5}) == {"language", "langauge"}
    assert lookalikes({"language": 5001, "langauge": 5}) == set()
    assert lookalikes({"learning": 70000, "leaning": 5}) == {"learning", "leaning"}  # another word
    assert lookalikes({"colour": 50, "color": 60}) == set()  # one word in two spellings
