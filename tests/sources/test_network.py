from __future__ import annotations

from pathlib import Path

import pytest

from vlbib.sources.network import BadSetting, from_environment


def test_the_environment_wins_over_the_settings() -> None:
    environ = {
        "VLBIB_ARXIV_URL": "http://localhost:8000/api/query/",
        "VLBIB_SEMANTIC_SCHOLAR_DELAY": "0.5",
        "VLBIB_CACHE_DIR": "/tmp/answers",
        "VLBIB_DATA_DIR": "~/indexes",
        "VLBIB_CROSSREF_URL": "",
    }
    network = from_environment(environ, urls={"arxiv": "https://a.example", "crossref": "https://c.example"},
                               delays={"semantic_scholar": 2, "arxiv": 4})  # fmt: skip
    assert network.urls == {"arxiv": "http://localhost:8000/api/query", "crossref": "https://c.example"}
    assert network.delays == {"semantic_scholar": 0.5, "arxiv": 4.0}
    assert network.cache_dir == Path("/tmp/answers")
    assert network.data_dir == Path.home() / "indexes"


def test_without_settings_the_platforms_default_folders_are_used() -> None:
    network = from_environment({})
    assert network.cache_dir.name == "vlbib"
    assert network.data_dir.name == "vlbib"
    assert not network.offline


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"VLBIB_ARXIV_URL": "ftp://arxiv.org"}, "VLBIB_ARXIV_URL is no"),
        ({"VLBIB_ARXIV_URL": "arxiv.org/api"}, "VLBIB_ARXIV_URL is no"),
        ({"VLBIB_ARXIV_URL": "http://"}, "VLBIB_ARXIV_URL is no"),
        ({"VLBIB_DBLP_DELAY": "soon"}, "VLBIB_DBLP_DELAY is no"),
        ({"VLBIB_DBLP_DELAY": "-1"}, "VLBIB_DBLP_DELAY is no"),
        ({"VLBIB_DBLP_DELAY": "nan"}, "VLBIB_DBLP_DELAY is no"),
        ({"VLBIB_DBLP_DELAY": "1e9"}, "VLBIB_DBLP_DELAY is no"),
    ],
)
def test_an_invalid_setting_is_named(environ: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=named):
        from_environment(environ)


@pytest.mark.parametrize("contact", ["me@example.org\r\nX-Evil: 1", "ich@beispiel.öst"])
def test_a_contact_must_be_valid_in_a_header(contact: str) -> None:
    with pytest.raises(BadSetting, match="contact"):
        from_environment({}, contact=contact)


def test_the_environment_with_its_keys_is_never_shown() -> None:
    assert "s3cret" not in repr(from_environment({"SEMANTIC_SCHOLAR_API_KEY": "s3cret"}))
