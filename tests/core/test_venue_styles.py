from __future__ import annotations

import pytest

from vlbib.core.venue_styles import VenueStyle, restyled, restyled_value, style_of
from vlbib.core.venues import _ACRONYMS, printed_names, venue

FULL, SHORT, ISO4 = VenueStyle

NAMES = [
    ("Proceedings of the 38th International Conference on Machine Learning", FULL, "icml"),
    ("Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR) 2021", FULL, "cvpr"),
    ("The Twelfth International Conference on Learning Representations (ICLR 2024)", FULL, "iclr"),
    ("Advances in Neural Information Processing Systems 35", FULL, "neurips"),
    ("2009 IEEE Computer Society Conference on Computer Vision and Pattern Recognition (CVPR 2009)", FULL, "cvpr"),
    ("IEEE Computer Society CVPR 2009", SHORT, "cvpr"),
    ("Proceeding of the 33rd ACM SIGIR Conference on Research and Development in Information Retrieval", FULL, "sigir"),
    ("Computer Vision – ECCV 2022", FULL, "eccv"),
    ("Proceedings of the 56th Annual Meeting of the Association for Computational Linguistics (Volume 1)", FULL, "acl"),
    ("MM '20: The 28th ACM International Conference on Multimedia", FULL, "mm"),
    ("Journal of Machine Learning Research", FULL, "jmlr"),
    ("NIPS", SHORT, "neurips"),
    ("CVPR '21", SHORT, "cvpr"),
    ("Proc. CVPR", SHORT, "cvpr"),
    ("ACM MM", SHORT, "mm"),
    ("J. Mach. Learn. Res.", ISO4, "jmlr"),
    ("Adv. Neural Inform. Process. Syst.", ISO4, "neurips"),
    ("IEEE Trans. Pattern Anal. Mach. Intell.", ISO4, "tpami"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "style", "key"), NAMES)
def test_the_name_of_a_known_venue_has_one_style_and_can_be_put_in_the_others(
    name: str, style: VenueStyle, key: str
) -> None:
    names = printed_names(key)
    assert names
    assert style_of(name) is style
    assert (restyled(name, SHORT), restyled(name, FULL)) == names


@pytest.mark.parametrize(
    "name",
    [
        "CVPR Workshops",
        "Findings of the Association for Computational Linguistics: ACL 2022",
        "EMNLP (demo)",
        "ACL (srw)",
        "Proceedings of the 2020 Conference on Empirical Methods in Natural Language Processing: System Demonstrations",
        "IEEE Conference on Computer Vision and Pattern Recognition, Seattle, WA, USA",
        "AAAI Spring Symposium: Logic",
        "The World Wide Web Conference",
        "Proceedings of the VLDB Endowment",
        "Journal of Odd Studies",
        "arXiv preprint arXiv:2103.00020",
        "Conference on Computer Vision and Pattern Recognition of the Society",
        "Nature",
        "",
    ],
)
def test_a_name_that_says_more_than_a_known_venue_stays_and_has_no_style(name: str) -> None:
    assert style_of(name) is None
    assert (restyled(name, SHORT), restyled(name, FULL)) == (name, name)


@pytest.mark.parametrize(
    ("name", "abbreviated"),
    [
        ("Proceedings of the 38th International Conference on Machine Learning", "Int. Conf. Mach. Learn."),
        ("NIPS", "Adv. Neural Inf. Process. Syst."),
        ("J. Mach. Learn. Res.", "J. Mach. Learn. Res."),
        ("Journal of the American Chemical Society", "J. Am. Chem. Soc."),
        ("Nature Communications", "Nat. Commun."),
        ("J. Odd Stud.", "J. Odd Stud."),
        ("Nature", "Nature"),
        ("EMNLP (demo)", "EMNLP (demo)"),
        ("CVPR Workshops", "CVPR Workshops"),
        ("计算机学报", "计算机学报"),
        ("arXiv", "arXiv"),
    ],
)
def test_iso_4_abbreviates_each_whole_word_of_any_name(name: str, abbreviated: str) -> None:
    assert restyled(name, ISO4) == abbreviated
    assert restyled(abbreviated, ISO4) == abbreviated


@pytest.mark.parametrize("style", VenueStyle)
@pytest.mark.parametrize("key", ["cvpr", "kdd", "vldbj", "ral", "interspeech", "tacl"])
def test_a_restyled_name_is_the_same_venue_and_stays(key: str, style: VenueStyle) -> None:
    names = printed_names(key)
    assert names
    for name in names:
        text = restyled(name, style)
        assert venue(text).key == key
        assert restyled(text, style) == text


def test_each_printed_name_is_read_as_its_venue() -> None:
    rows = [(key, names) for key in _ACRONYMS if (names := printed_names(key))]
    assert len(rows) > 50
    assert [(key, name) for key, names in rows for name in names if venue(name).key != key] == []


def test_each_printed_name_has_its_own_style() -> None:
    for key in ("cvpr", "neurips", "acl", "jmlr", "mm"):
        short, full = printed_names(key) or ("", "")
        assert (style_of(short), style_of(full)) == (SHORT, FULL)


def test_a_restyled_value_is_read_and_written_as_tex() -> None:
    assert restyled_value("{IEEE} Conference on Computer Vision \\& Pattern Recognition, {CVPR} 2020", SHORT) == "CVPR"
    assert restyled_value(r"Odd \& {Rare} Studies", SHORT) == r"Odd \& {Rare} Studies"
