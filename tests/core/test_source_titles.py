from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.source_titles import has_debris, tidy_title


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (r"Vi\({}^{\mbox{2}}\)CLR: Video and Image", "Vi²CLR: Video and Image"),
        (r"Re\(^\mbox2\)TAL: Rewiring", "Re²TAL: Rewiring"),
        (r"I\({^2}\)R-Net", "I²R-Net"),
        ("U$^2$Mamba", "U²Mamba"),
        ("O^2-Recon", "O²-Recon"),
        ("Sp<sup>2</sup>360", "Sp²360"),
        ("NICO<sup>++</sup>: Towards", "NICO++: Towards"),
        ("DiGA: <i>Di</i>stil to <i>G</i>eneralize", "DiGA: Distil to Generalize"),
        ("Fast <mml:math><mml:mi>k</mml:mi></mml:math>-means", "Fast k-means"),
        ("Vision &amp; Language", "Vision & Language"),
        (r"M\(\mathrm\mu\)SE: Supporting", r"M$\mu$SE: Supporting"),
        (r"Bounds for \(\mathscr{l}\)\({}_{\mbox{p}}\) Sampling", r"Bounds for $\ell_{p}$ Sampling"),
        (r"FATNN: Fast Networks\({}^{\mbox{*}}\)", "FATNN: Fast Networks"),
        ("Single layer tiny Co^4 outpaces", "Single layer tiny Co$^{4}$ outpaces"),
        ("Gap-Dependent Bounds for $Q$-Learning", "Gap-Dependent Bounds for Q-Learning"),
        (r"$\textit{Don't Guess}$: Resolving", "Don't Guess: Resolving"),
        (r"Mer\underline{K}ury", "MerKury"),
        (r"\emph{k}-Means", "k-Means"),
        (r"The Poincar\' e Inequality of Bernays-Sch\"onfinkel", "The Poincaré Inequality of Bernays-Schönfinkel"),
        (r"On {\textbackslash}emph{Any} Bias", "On Any Bias"),
        ("{B}races {C}ase", "Braces Case"),
        ("``Factual'' or ``Emotional'': Styles", "“Factual” or “Emotional”: Styles"),
        ('``Principal Components" of Images', "“Principal Components” of Images"),
        ("Parameter-E\ufb03cient Tun\u00ading", "Parameter-Efficient Tuning"),
        ("Object Detection \u00ad SNIP", "Object Detection - SNIP"),
    ],
)
def test_mark_up_becomes_text_or_mathematics(source: str, title: str) -> None:
    assert tidy_title(source) == title
    assert not has_debris(title)


@pytest.mark.parametrize(
    "title",
    [
        "A Title without Marks",
        "R&D and <think> in a < b & c > d",
        r"On $\alpha$-Divergences",
        "Just Add $100 More",
        "Images with No $$$",
        "Complexity 2^28.9 of an Attack",
    ],
)
def test_text_without_mark_up_stays(title: str) -> None:
    assert tidy_title(title) == title


@pytest.mark.parametrize("title", [r"A tilde\O\(1/epsilon) Rate", "A Brace} Left", r"\mbox 2", "Cost in $ alone"])
def test_remaining_debris_is_detected(title: str) -> None:
    assert has_debris(title)


@given(st.text(alphabet=r"\(){}$^_<>&;abk2 ", max_size=40))
def test_any_text_gives_one_line_without_an_error(text: str) -> None:
    assert "\n" not in tidy_title(text)
