"""The documentation site: `sphinx-build -W docs build/docs` with the extra `vlbib[docs]`."""

from __future__ import annotations

from vlbib.version import __version__

project = "vlbib"
author = "the developers of vlbib"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
html_theme = "furo"
html_title = f"vlbib {__version__}"
html_static_path = ["pictures"]
html_copy_source = False
html_show_sourcelink = False
exclude_patterns = ["build"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
suppress_warnings = ["myst.header", "misc.highlighting_failure"]  # rules show broken BibTeX on purpose
