from __future__ import annotations

import pytest

from vlbib.exports.values.collaborations import with_collaboration


@pytest.mark.parametrize(
    ("author", "collaboration", "shown"),
    [
        ("Doe, Ann", "SAMPLE", "Doe, Ann and {SAMPLE Collaboration}"),
        ("Doe, Ann and others", "{SAMPLE}", "Doe, Ann and {SAMPLE Collaboration} and others"),
        ("Doe, Ann and Roe, Bob", "Sample Consortium", "Doe, Ann and Roe, Bob and {Sample Consortium}"),
        ("", "SAMPLE and PLACE", "{SAMPLE Collaboration} and {PLACE Collaboration}"),
        ("{The SAMPLE Collaboration} and Doe, Ann", "SAMPLE", "{The SAMPLE Collaboration} and Doe, Ann"),
        ("Samplesmith, Ann and Roe, Sample", "Sample", "Samplesmith, Ann and Roe, Sample and {Sample Collaboration}"),
        ("{SAMPLE} and Doe, Ann", "SAMPLE Collaboration", "{SAMPLE} and Doe, Ann"),
    ],
)
def test_a_collaboration_is_added_as_a_body_after_the_authors(author: str, collaboration: str, shown: str) -> None:
    assert with_collaboration(author, collaboration) == shown
