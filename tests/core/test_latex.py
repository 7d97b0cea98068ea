from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.latex import decode, escape, protect, without_line_comments


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"Sch{\"o}n", "Schön"),
        (r"Mart{\'\i}n", "Martín"),
        (r"{\'E}cole", "École"),
        (r"{CLIP} \& {COCO}", "CLIP & COCO"),
        (r"50\% of \#1", "50% of #1"),
        ("A 100% of it", "A 100% of it"),
        (r"Sch{\"o}n 100% of it", "Schön 100% of it"),
        ("pages 1--2", "pages 1–2"),
        ("Visual~Genome", "Visual Genome"),
        ("$k$-means", "$k$-means"),
        ("视觉", "视觉"),
    ],
)
def test_a_value_is_decoded_as_printed(value: str, text: str) -> None:
    assert decode(value) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50% of A & B_1", r"50\% of A \& B\_1"),
        ("C# and $5", r"C\# and \$5"),
        ("from $5 to $10 each", r"from \$5 to \$10 each"),
        ("$k$-means & $10^{-3}$", r"$k$-means \& $10^{-3}$"),
        ("a < b", r"a {\textless} b"),
        ("Müller 张三", "Müller 张三"),
    ],
)
def test_text_is_escaped_for_bibtex_and_biber(text: str, value: str) -> None:
    assert escape(text) == value


@given(st.text(st.characters(whitelist_categories=["Lu", "Ll", "Nd"], whitelist_characters=" &%#_,.:?!()")))
def test_escaped_text_decodes_to_the_original(text: str) -> None:
    assert " ".join(decode(escape(text)).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("CLIP Meets COCO", "{CLIP} Meets {COCO}"),
        ("LAION-5B: An open dataset", "{LAION-5B}: An open dataset"),
        ("BLIP-2: Bootstrapping Language-Image Pre-training", "{BLIP-2}: Bootstrapping Language-Image Pre-training"),
        ("CLIP-Filtered 400 Million Pairs", "{CLIP}-Filtered 400 Million Pairs"),
        ("An Image is Worth 16x16 Words", "An Image is Worth 16x16 Words"),
        ("Adding Chinese Captions to Images", "Adding {Chinese} Captions to Images"),
        ("Schrödinger's Équations 视觉", "{Schrödinger's} Équations 视觉"),
        ("3D U-Net and a Plan for X", "{3D} {U}-Net and a Plan for {X}"),
        ("BasicVSR++: Improving 50%", r"{BasicVSR++}: Improving 50\%"),
        ("$k$-Means & GANs", r"$k$-Means \& {GANs}"),
        ("{CLIP} Again", "{CLIP} Again"),
        ("ATTENTION IS ALL YOU NEED", "ATTENTION IS ALL YOU NEED"),
        ("GPT-4", "{GPT-4}"),
        ("A Survey of Everything", "A Survey of Everything"),
        ("From $5 to $10", r"From \$5 to \$10"),
        ("", ""),
    ],
)
def test_names_are_put_in_braces_and_title_case_is_not(title: str, value: str) -> None:
    assert protect(title) == value


def test_a_known_name_is_put_in_braces_in_any_case() -> None:
    assert (
        protect("nocaps: novel object captioning at scale", ["nocaps"]) == "{nocaps}: novel object captioning at scale"
    )
    assert protect("Flamingo: a Visual Language Model", ["Flamingo"]) == "{Flamingo}: a Visual Language Model"
    assert protect("Align before Fuse", ["ALIGN"]) == "Align before Fuse"


def test_a_title_s_own_name_of_several_words_is_braced_whole_at_its_start() -> None:
    assert protect("Make-A-Scene: Scene-Based", own="Make-A-Scene") == "{Make-A-Scene}: Scene-Based"
    assert protect("Q&A Bench: a Test of AI", own="Q&A Bench") == r"{Q\&A Bench}: a Test of {AI}"
    assert protect("On Visual Genome: a Study", own="Visual Genome") == "On Visual Genome: a Study"


@given(st.text(st.characters(whitelist_categories=["Lu", "Ll", "Nd"], whitelist_characters=" -&%#_,.:'")))
def test_a_protected_title_decodes_to_the_original(title: str) -> None:
    assert " ".join(decode(protect(title)).split()) == " ".join(decode(escape(title)).split())


@given(st.text())
def test_braces_always_balance(title: str) -> None:
    value = protect(title).replace(r"\{", "").replace(r"\}", "")
    if not any(c in title for c in "{}$\\"):
        assert value.count("{") == value.count("}")


def test_unclosed_brackets_are_text_and_take_no_extra_time() -> None:
    assert decode("\\section[" * 40 + "\\'e").endswith("é")
    assert decode("[a] \\'e [b") == "[a] é [b"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"\texttt{nocaps}: Novel Objects", "nocaps: Novel Objects"),
        (r"\textsf{A} \textup{B} \textmd{C}", "A B C"),
        (r"X\mbox{-}ray, \mbox{\emph{in vivo}}", "X-ray, in vivo"),
        (r"A \LaTeX{} Package, \TeX", "A LaTeX Package, TeX"),
        (r"a{\textless}b{\textgreater}\slash c", "a<b>/c"),
        (r"{\textbraceleft}a\textunderscore{}b\hyphen{}c{\textbraceright}", "{a_b-c}"),
    ],
)
def test_no_text_after_a_font_command_and_no_sign_is_lost(value: str, shown: str) -> None:
    assert decode(value) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US$5 for a $x$", r"US\$5 for a $x$"),
        ("$x$ for US$5 a $y_1$", r"$x$ for US\$5 a $y_1$"),
        ("$5-$10", r"\$5-\$10"),
        ("P$_4$10", "P$_4$10"),
    ],
)
def test_a_dollar_that_opens_no_formula_does_not_pair_with_a_later_one(text: str, expected: str) -> None:
    assert escape(text) == expected
    assert protect(text).replace("{US}", "US").replace("{P}", "P") == expected


def test_a_percent_sign_at_the_end_of_a_line_joins_lines_and_any_other_stays() -> None:
    assert without_line_comments("a %\r\n  b") == "a b"
    assert without_line_comments("a % b\n c") == "a % b\n c"
    assert without_line_comments("a \\%\n c") == "a \\%\n c"
    assert without_line_comments("a %") == "a %"


def test_an_incomplete_command_stays_as_it_is_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert decode(r"see \url") == r"see \url"
    assert caplog.records == []
