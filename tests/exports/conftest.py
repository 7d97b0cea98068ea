from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
    from vlbib.exports.item import Item


def library_of(text: str) -> Library:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document.library


@pytest.fixture
def items() -> Callable[[str], tuple[Item, ...]]:
    """A function from BibTeX text to its items."""
    return lambda text: view(library_of(text))[0]


@pytest.fixture
def library() -> Callable[[str], Library]:
    """A function from BibTeX text to its library."""
    return library_of
