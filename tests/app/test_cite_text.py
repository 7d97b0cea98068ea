"""Citations in a paragraph are of works in the library, and of no other known works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib import api

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("vlbib.toml", 'notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    blip = "BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models"
    desk.write("notes/a.md", f"# Notes\n\n## CLIP\n- {TITLE}\n\n## Others\n- {blip}\n- SAM\n")
    desk.sync()
    return desk


def test_titles_and_short_names_are_cited_once_at_their_first_place(desk: Desk) -> None:
    keys = {key.removeprefix("radford2021").removeprefix("li2023"): key for key in desk.entries()}
    clip, blip = keys["clip"], keys["blip"] if "blip" in keys else keys["blip2"]
    cited = api.cite(f"We use CLIP; CLIP is old.\nThen BLIP-2 came. Read {TITLE}.")
    assert f"Read {TITLE} [@{clip}]." in cited.text
    assert f"Then BLIP-2 [@{blip}] came." in cited.text
    assert set(cited.keys) == {clip, blip}


def test_known_works_that_are_not_in_the_library_are_not_cited(desk: Desk) -> None:
    text = "Attention Is All You Need, SAM, and CLIPS; mail clip@example.org or see CLIP-like models."
    assert api.cite(text).text == text
    assert api.cite(text).keys == ()
    assert api.cite("").text == ""
    assert desk.entries()


def test_existing_citations_are_left_alone_and_reported(desk: Desk) -> None:
    clip = next(key for key in desk.entries() if key.startswith("radford"))
    text = f"We use CLIP [@{clip}]."
    assert api.cite(text).text == text
    assert api.cite(text).keys == (clip,)


def test_a_deleted_entry_is_not_cited(desk: Desk) -> None:
    desk.write("references.bib", "")
    assert api.cite("We use CLIP.").text == "We use CLIP."


@pytest.fixture
def named(desk: Desk) -> Desk:
    titles = (
        "Denoising Diffusion Probabilistic Models",
        "Photorealistic Text-to-Image Diffusion Models with Deep Language Understanding",
    )
    desk.write("notes/b.md", "# Images\n\n" + "".join(f"- {title}\n" for title in titles))
    desk.sync()
    return desk


def test_a_name_that_records_give_to_a_work_of_the_library_is_cited_in_running_text(named: Desk) -> None:
    ddpm = next(key for key in named.entries() if key.startswith("ho2020"))
    imagen = next(key for key in named.entries() if key.startswith("saharia"))
    cited = api.cite("Behind DDPM and GANs came others, Imagen and DDPM among them; so did BERT.")
    assert (
        cited.text
        == f"Behind DDPM [@{ddpm}] and GANs came others, Imagen [@{imagen}] and DDPM among them; so did BERT."
    )
    assert cited.keys == (ddpm, imagen)


@pytest.mark.parametrize(
    "text", ["Imagen that you draw.", "So it was. Imagen that.", "An imagen, imagen-like, a/DDPM."]
)
def test_a_capitalised_word_at_the_beginning_of_a_sentence_is_not_a_name(named: Desk, text: str) -> None:
    assert named.entries()
    assert api.cite(text).text == text


def test_a_title_of_four_words_is_cited_in_a_sentence_and_across_two_lines(named: Desk) -> None:
    ddpm = next(key for key in named.entries() if key.startswith("ho2020"))
    cited = api.cite("We train denoising nets as Denoising Diffusion\nProbabilistic Models do.")
    assert cited.keys == (ddpm,)
    assert cited.text.endswith(f"Probabilistic Models [@{ddpm}] do.")
