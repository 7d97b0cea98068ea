"""Names that only the title of one work gives."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.verdict import judge

HEADED = Record(
    source="dblp",
    title="OpenVLA: An Open-Source Model of Vision",
    authors=(parse_name("Moo Kim"),),
    year=2024,
    venue="CoRL",
    url="https://dblp.org/rec/conf/corl/1",
)
LATER = structs.replace(HEADED, title="Making OpenVLA Faster", authors=(parse_name("Ann Lee"),), year=2025)


def asking(text: str, year: int | None = None) -> Work:
    return Work(mentions=(Mention(file="notes.md", line=1, text=text, kind=Kind.ALIAS, year=year),))


def test_a_coined_name_is_that_of_the_only_work_whose_title_begins_with_it() -> None:
    assert judge(asking("OpenVLA"), [LATER, HEADED]).records == (HEADED,)


@pytest.mark.parametrize("name", ["RAPS-3D", "6DAttack", "DDX-TRACE", "AB-CD2"])
def test_a_hyphen_or_a_digit_makes_a_name_of_five_letters_coined(name: str) -> None:
    headed = structs.replace(HEADED, title=f"{name}: An Open-Source Model of Vision")
    assert judge(asking(name), [headed]).records == (headed,)


@pytest.mark.parametrize("name", ["SleepVLM", "Relightify", "ANTIPASTI", "OpenVLA++"])
def test_a_long_word_and_a_name_with_pluses_are_enough_unless_another_title_has_them(name: str) -> None:
    headed = structs.replace(HEADED, title=f"{name}: An Open-Source Model of Vision")
    assert judge(asking(name), [headed]).records == (headed,)
    if "+" not in name:
        rival = structs.replace(HEADED, title=f"A Study of {name}s in Cars", authors=(), year=2030)
        assert judge(asking(name), [headed, rival]).status is not Status.ACCEPTED


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("OpenVla", "OpenVLA: An Open-Source Model of Vision"),
        ("OPVA", "OPVA: An Open-Source Model of Vision"),
        ("GENIUS", "GENIUS: An Open-Source Model of Vision"),
        ("Openvla", "Openvla: An Open-Source Model of Vision"),
        ("OpLA", "OpLA: An Open-Source Model of Vision"),
        ("AB-C", "AB-C: An Open-Source Model of Vision"),
        ("SpeechLLM", "SpeechLLM: An Open-Source Model of Speech"),
        ("PyTorch", "PyTorch: An Open-Source Model of Vision"),
        ("OpenVLA", "OpenVLA++: An Open-Source Model of Vision"),
    ],
)
def test_another_spelling_a_word_in_one_case_a_shorter_name_and_a_program_wait(name: str, title: str) -> None:
    assert judge(asking(name), [structs.replace(HEADED, title=title)]).status is not Status.ACCEPTED


@pytest.mark.parametrize("name", ["XGBoost", "AudioLDM 2", "OakNet 2.0", "ASVspoof 2019"])
def test_a_program_that_is_compared_with_and_a_numbered_name_are_names_of_works(name: str) -> None:
    headed = structs.replace(HEADED, title=f"{name}: An Open-Source Model of Vision")
    assert judge(asking(name), [headed]).records == (headed,)


def test_a_name_in_an_earlier_title_or_of_two_works_or_beside_another_year_waits() -> None:
    earlier = structs.replace(LATER, year=2023)
    twin = structs.replace(LATER, title="OpenVLA: Another One")
    for other in (earlier, twin):
        assert judge(asking("OpenVLA"), [HEADED, other]).status is not Status.ACCEPTED
    assert judge(asking("OpenVLA", year=2019), [HEADED]).status is not Status.ACCEPTED


@pytest.mark.parametrize(
    ("name", "title", "status"),
    [
        ("openvla", "OpenVLA: An Open-Source Model", Status.ACCEPTED),
        ("openvla", "Openvla: An Open-Source Model", Status.DOUBTFUL),
        ("soloist", "Soloist: An Open-Source Model", Status.DOUBTFUL),
        ("Openvla", "OpenVLA: An Open-Source Model", Status.DOUBTFUL),
    ],
)
def test_a_coined_name_may_be_in_lower_case(name: str, title: str, status: Status) -> None:
    assert judge(asking(name), [structs.replace(HEADED, title=title)]).status is status


@pytest.mark.parametrize("name", ["Dream to Generalize", "Mobile ALOHA", "The Hallucination Dilemma"])
def test_three_words_or_two_with_a_coined_one_are_enough_unless_another_title_has_them(name: str) -> None:
    headed = structs.replace(HEADED, title=f"{name}: An Open-Source Model of Vision")
    assert judge(asking(name), [headed]).records == (headed,)
    rival = structs.replace(HEADED, title=f"A Study of {name} in Cars", authors=(), year=2030)
    assert judge(asking(name), [headed, rival]).status is not Status.ACCEPTED
    assert judge(asking(name.lower()), [headed]).status is not Status.ACCEPTED


@pytest.mark.parametrize("name", ["Visual Dialog", "Visual SLAM", "Video LLM"])
def test_two_words_that_may_be_a_topic_wait(name: str) -> None:
    headed = structs.replace(HEADED, title=f"{name}: An Open-Source Model of Vision")
    assert judge(asking(name), [headed]).status is not Status.ACCEPTED


@pytest.mark.parametrize("name", ["OPVA", "OpLA", "Visual Dialog", "Diffusion Policy"])
def test_the_name_of_a_work_in_the_catalogue_counts_unless_an_earlier_title_has_it(name: str) -> None:
    headed = structs.replace(HEADED, source="catalogue/dblp", title=f"{name}: An Open-Source Model", common=True)
    later = structs.replace(LATER, title=f"Learning of {name} Ways")
    assert judge(asking(name), [headed, later]).status is Status.ACCEPTED
    earlier = structs.replace(later, year=2001)
    assert judge(asking(name), [headed, earlier]).status is not Status.ACCEPTED


@pytest.mark.parametrize("name", ["GENIUS", "SpeechLLM", "Whisper"])
def test_a_topic_or_a_common_word_in_capitals_waits_though_the_catalogue_has_it(name: str) -> None:
    headed = structs.replace(HEADED, source="catalogue/dblp", title=f"{name}: An Open-Source Model")
    assert judge(asking(name), [headed]).status is not Status.ACCEPTED


def test_words_of_a_topic_wait_even_if_only_one_title_begins_with_them() -> None:
    headed = structs.replace(HEADED, title="Deep Neural Networks - A Brief History")
    assert judge(asking("Deep Neural Networks"), [headed]).status is Status.ACCEPTED
    common = structs.replace(headed, common=True)  # the index has them in many titles
    assert judge(asking("Deep Neural Networks"), [common]).status is Status.DOUBTFUL


def test_a_coined_name_in_the_capitals_of_another_work_is_that_one_s_and_any_other_waits() -> None:
    named = structs.replace(HEADED, title="OakGLUE: A Benchmark", aliases=("OakGLUE",))
    other = structs.replace(LATER, title="OakGlue: Learning of Features")
    assert judge(asking("OakGLUE"), [named, other]).status is Status.ACCEPTED
    assert judge(asking("OakGlue"), [named, other]).records == (other,)
    assert judge(asking("OakGlue"), [named, other, structs.replace(other, title="OakGlue: A Bottle")]).status is (
        Status.DOUBTFUL
    )
    assert judge(asking("OakGlue", year=1999), [named, other]).status is Status.DOUBTFUL
    assert judge(asking("OakGlue"), [named]).status is Status.ACCEPTED
    short = structs.replace(named, title="OkGE: A Benchmark", aliases=("OkGE",))
    assert judge(asking("OkGe"), [short, structs.replace(other, title="OkGe: Learning")]).status is Status.DOUBTFUL


def test_a_name_whose_title_has_lost_its_capitals_is_that_work_s_if_the_catalogue_has_it() -> None:
    headed = structs.replace(HEADED, source="catalogue/dblp", title="Gptq: accurate quantization of models")
    assert judge(asking("GPTQ"), [headed]).records == (headed,)
    assert judge(asking("GPTQ"), [structs.replace(headed, source="dblp")]).status is Status.DOUBTFUL


def test_a_name_that_several_works_share_waits_though_only_one_title_begins_with_it() -> None:
    sharing = structs.replace(HEADED, source="catalogue/dblp", title="OakNet: A Tree", shared_names=("OakNet",))
    twin = structs.replace(LATER, title="Growing of Trees", shared_names=("OakNet",))
    assert judge(asking("OakNet"), [sharing]).status is Status.DOUBTFUL
    assert judge(asking("OakNet"), [sharing, twin]).status is Status.DOUBTFUL
    assert judge(asking("OakNet"), [structs.replace(sharing, title="A Tree")]).status is Status.DOUBTFUL


def test_a_work_without_an_id_and_a_venue_is_a_rival_only_if_it_is_earlier() -> None:
    bare = structs.replace(LATER, title="OpenVLA: Another One", venue=None, url=None, year=2024)
    assert judge(asking("OpenVLA"), [bare, HEADED]).records == (HEADED,)
    for other in (structs.replace(bare, year=2023), structs.replace(bare, ids=(Id("arxiv", "2401.00001"),))):
        assert judge(asking("OpenVLA"), [other, HEADED]).status is Status.DOUBTFUL


def test_a_work_without_an_id_and_a_venue_does_not_take_a_long_word_from_one_that_has_a_venue() -> None:
    headed = structs.replace(HEADED, title="Relightify: An Open-Source Model of Vision")
    bare = structs.replace(LATER, title="A Study of Relightifys in Cars", authors=(), venue=None, url=None)
    assert judge(asking("Relightify"), [headed, bare]).records == (headed,)


def test_of_two_works_without_an_id_and_a_venue_none_has_the_name() -> None:
    bare = structs.replace(HEADED, venue=None, url=None)
    other = structs.replace(LATER, title="OpenVLA: Another One", venue=None, url=None)
    assert judge(asking("OpenVLA"), [bare, other]).status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("name", "title", "status"),
    [
        ("Length-controlled AlpacaEval", "Length-Controlled AlpacaEval: A Way of Scores", Status.ACCEPTED),
        ("Time travel in LLMs", "Time Travel in LLMs: Tracing Old Data", Status.ACCEPTED),
        ("Length-controlled Alpacaeval", "Length-Controlled AlpacaEval: A Way of Scores", Status.DOUBTFUL),
        ("Alpacaeval", "AlpacaEval: A Way of Scores", Status.DOUBTFUL),
    ],
)
def test_words_before_a_colon_may_have_other_capitals_but_names_in_them_may_not(
    name: str, title: str, status: Status
) -> None:
    assert judge(asking(name), [structs.replace(HEADED, title=title)]).status is status


def test_a_technical_report_has_the_name_of_its_model() -> None:
    assert judge(asking("Kimi-VL"), [structs.replace(HEADED, title="Kimi-VL Technical Report")]).records
    assert not judge(asking("Kimi-VL"), [structs.replace(HEADED, title="Kimi-VL Test Report")]).records


@pytest.mark.parametrize(
    ("name", "title", "status"),
    [
        ("WenetSpeech", "WENETSPEECH: Many Hours", Status.ACCEPTED),
        ("Distil-Whisper", "Distil-whisper: Small Ears", Status.ACCEPTED),
        ("Wenetspeech", "WENETSPEECH: Many Hours", Status.DOUBTFUL),
        ("WeNETspeech", "WENETSPEECH: Many Hours", Status.DOUBTFUL),
        ("WenetSpeech", "WenetSPEECH: Many Hours", Status.DOUBTFUL),
    ],
)
def test_a_title_in_capitals_or_without_one_after_a_hyphen_has_the_coined_name(
    name: str, title: str, status: Status
) -> None:
    assert judge(asking(name), [structs.replace(HEADED, title=title)]).status is status
