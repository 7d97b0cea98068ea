"""Words that known works are called by, told on lines that name nothing else."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle, Naming
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.told_names import told_names_in


class _Sharing(Headed):
    def naming(self, name: str) -> Naming:
        return Naming.SHARED if squeeze(name) in ("swin", "ppo", "medusa") else super().naming(name)


def _known(text: str, *names: str, well_known: bool = True) -> KnownTitle:
    return KnownTitle(text, squeeze(text), frozenset(map(squeeze, names)), well_known)


KIMERA, VOX, OAK, WAVE = "Kimera: A Map", "VoxLox: Boxes", "Oaklore: Old Boxes", "Rivers of Towns"
ZELKOVA = "Zelkovamer: A Tree"
KNOWN = _Sharing(
    (
        _known(KIMERA, well_known=False), _known("Kimera-Multi: Maps", well_known=False), _known(VOX), _known(OAK),
        _known(WAVE, "wavelet-x", "WX"), _known("Bramble: A Hedge", well_known=False),
        _known("Bramble and Hedge in Spring", well_known=False), _known("TinyNet: Nets", well_known=False),
        _known(ZELKOVA), _known("Zelkovamer-Max: A Tree"), _known("Tiliameran: A Tree"), _known("Tiliameran in Town"),
        _known("LakeNetX Challenge: Boxes"), _known("LakeNet Challenge: Lakes"),
        _known("Zelkomer: A Bush"), _known("Elm-Light: A Bush"), _known("Hazel: A Bush"),
        _known("Hazel and Bush in Autumn"), _known("Capuchin: A Bush"), _known("Slither: A Bush"),
    ),
    frozenset(("waveletx", "wx", "pytorch", "neurips")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("sem. map: looked at Kimera. too much", {"Kimera": KIMERA}),
        ("voxlox again, and VoxLox", {"voxlox": VOX, "VoxLox": VOX}),
        ("Voxlox again", {}),  # other capitals
        ("Wavelet-X was slow", {"Wavelet-X": WAVE}),
        ("看 swin 的代码", {"swin": ""}),
        ("ppo or PPO", {"PPO": ""}),  # three small letters are any word
        ("2. 多头：medusa，两小时", {"medusa": ""}),
        ("a medusa at the beach", {}),  # a word of everyday English
        ("oaklore on the shelf", {"oaklore": OAK}),  # in no dictionary
        ("capuchin and slither on the hill", {"capuchin": "Capuchin: A Bush"}),  # both are in one
        ("zelkovamer-M on the shelf", {"zelkovamer": ZELKOVA}),  # too long to be one
        ("zelkomer on the shelf", {"zelkomer": "Zelkomer: A Bush"}),  # eight letters are enough
        ("zelkovamer-large-v2 and voxlox-8b", {"zelkovamer": ZELKOVA, "voxlox": VOX}),
        ("zelkovamer-like", {}),
        ("tiliameran on the hill", {}),  # a title uses it as a word
        ("Oaklore on the shelf", {"Oaklore": OAK}),
        ("Elm-light on the hill", {"Elm-light": "Elm-Light: A Bush"}),
        ("Bramble on the hill", {}),  # a title uses it as a word, and the catalogue has no work of this name
        ("Hazel on the hill", {"Hazel": "Hazel: A Bush"}),
        ("TinyNet on the hill", {"TinyNet": "TinyNet: Nets"}),
        ("LakeNetX on the hill", {"LakeNetX": "LakeNetX Challenge: Boxes"}),  # coined, and long enough
        ("LakeNet and lakenetx on the hill", {}),
        ("PyTorch at NeurIPS in March, Monday", {}),
        ("see Kimera.py, Kimera() and @Kimera", {}),
        ("nothing of it, WX", {}),  # two letters
        (f"Kimera {'x' * 393}", {"Kimera": KIMERA}),
        (f"Kimera {'x' * 394}", {}),
    ],
)
def test_words_that_known_works_are_called_by_are_told(line: str, names: dict[str, str]) -> None:
    assert dict(told_names_in(line, KNOWN)) == names


def test_a_name_in_small_letters_is_told_whole() -> None:
    known = Headed((_known("Tree of Rivers: Walks"), _known("Rivers: A Song")))
    assert dict(told_names_in("so: tree of rivers is just a walk", known)) == {
        "tree of rivers": "Tree of Rivers: Walks"
    }
