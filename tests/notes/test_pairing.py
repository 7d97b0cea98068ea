from __future__ import annotations

from vlbib.core.text import squeeze
from vlbib.core.work import Mention
from vlbib.notes.pairing import pair


def _group(*aliases: str, of: int) -> list[Mention]:
    return [Mention(file="a.md", line=1, text="", aliases=aliases) for _ in range(of)]


def test_an_alias_goes_to_the_title_that_begins_with_it() -> None:
    titles = ["BLIP_ Bootstrapping Language-Image Pre-training", "BLIP-2: Bootstrapping with Frozen Encoders"]
    assert pair(_group("BLIP", "BLIP-2", of=2), titles, {}) == (("BLIP",), ("BLIP-2",))


def test_a_family_name_does_not_displace_the_names_of_its_members() -> None:
    titles = ["Laion-400m_ Open dataset of image-text pairs", "LAION-5B_ An open large-scale dataset"]
    belongs = {"laion2b": frozenset({squeeze(titles[1])})}
    shares = pair(_group("LAION", "LAION-400M", "LAION-5B", "LAION-2B", of=2), titles, belongs)
    assert shares == (("LAION-400M",), ("LAION-5B", "LAION-2B"))


def test_an_alias_recorded_for_another_work_belongs_to_no_line() -> None:
    titles = ["Hierarchical text-conditional image generation with clip latents"]
    belongs = {
        "dalle": frozenset({squeeze("Zero-shot text-to-image generation")}),
        "dalle2": frozenset({squeeze(titles[0])}),
    }
    assert pair(_group("DALL·E", "DALLE", "DALL·E 2", of=1), titles, belongs) == (("DALL·E 2",),)


def test_names_that_nothing_else_decides_are_assigned_in_order() -> None:
    titles = ["Framing image description as a ranking task", "Adding Chinese Captions to Images"]
    assert pair(_group("Flickr8k", "Flickr8k-CN", of=2), titles, {}) == (("Flickr8k",), ("Flickr8k-CN",))


def test_the_only_work_gets_all_names_of_its_heading() -> None:
    assert pair(_group("XCLIP", "X-CLIP", of=1), ["Expanding Language-Image Models"], {}) == (("XCLIP", "X-CLIP"),)


def test_all_lines_of_a_work_under_a_heading_get_its_names() -> None:
    title = "Framing image description as a ranking task"
    assert pair(_group("Flickr8k", of=2), [title, f"{title}."], {}) == (("Flickr8k",), ("Flickr8k",))
