from __future__ import annotations

import pytest

from vlbib.core.written_ids import leads_somewhere, read_id


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("arXiv:2304.08485", "arxiv:2304.08485"),
        ("10.1109/CVPR.2016.90", "doi:10.1109/CVPR.2016.90"),
        ("https://arxiv.org/abs/2304.08485v2", "arxiv:2304.08485"),
        ("acl:P19-1001", "acl:P19-1001"),
        ("acl:", "None"),
        ("arxiv:21", "None"),
        ("LLaVA", "None"),
    ],
)
def test_an_id_is_read_in_each_form_that_an_owner_may_write(text: str, identity: str) -> None:
    assert str(read_id(text)) == identity


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("https://x.org/a", True),
        ("HTTP://x.org", True),
        ("arXiv:2304.08485", True),
        ("https://", False),
        ("x.org", False),
    ],
)
def test_an_id_and_the_url_of_a_page_lead_somewhere(text: str, leads: bool) -> None:  # noqa: FBT001 -- a table's column
    assert leads_somewhere(text) is leads
