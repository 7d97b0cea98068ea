from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.view import view
from vlbib.library.document import Document
from vlbib.library.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item
    from vlbib.model import Library


def library_of(text: str) -> Library:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document.library


@pytest.fixture
def items() -> Callable[[str], tuple[Item, ...]]:
    """BibTeX text as items."""
    return lambda text: view(library_of(text))[0]


@pytest.fixture
def library() -> Callable[[str], Library]:
    """BibTeX text as a library."""
    return library_of
