from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library


def library_of(text: str) -> Library:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document.library


@pytest.fixture
def library() -> Callable[[str], Library]:
    """A function that reads BibTeX text as a library."""
    return library_of
