"""The addresses of the rules' pages, for the links in SARIF: those that match this build best."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from vlbib.app.check.choices import check_settings
from vlbib.checks.rule_docs import INDEX_PAGE
from vlbib.core.json_reading import json_facts
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.installed import own_address, own_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.settings import Settings

_SITE, _IN_REPOSITORY = "rules/{code}.html", "docs/rules/{code}.md"
# `git@github.com:owner/name.git`, which `git clone` reads as ssh: https://git-scm.com/docs/git-clone#_git_urls
_SHORT_SSH = lazy_pattern(r"(?:[\w.-]++@)?([\w.-]++):(?!//)(.+)")
_FOLDERS = {"gitlab.com": "-/blob", "codeberg.org": "src/commit"}  # path below which a host shows a revision's files
_GITHUB = "blob"


def pages_of_rules(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """Return the address of a rule's page with `{code}` for its code; one page for all rules if no other is known.

    It is the first known of: the setting `pages`, the package's documentation, the repository that vlbib was installed
    from, the Action's repository, the package's page on PyPI. Raises `CannotUse` for invalid settings.
    """
    site = check_settings(settings).pages or own_address("Documentation")
    if site:
        return f"{site.rstrip('/')}/{_SITE}"
    return _installed_from(*cloned_from(own_source())) or _of_action(environment) or INDEX_PAGE


def cloned_from(source: str) -> tuple[str, str]:
    """Return the address and revision of the repository in a `direct_url.json`; "" for both if it names none."""
    try:
        facts = json_facts(source or "{}")
        return str(facts["url"]), str(facts["vcs_info"]["commit_id"])
    except (ValueError, LookupError, TypeError):
        return "", ""


def _installed_from(url: str, revision: str) -> str:
    """Return the page in the repository that a package was installed from; "" if that is not on the web."""
    match = _SHORT_SSH.fullmatch(url)
    try:
        parts = urlsplit(f"ssh://{match[1]}/{match[2]}" if match else url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    path = quote(parts.path.strip("/").removesuffix(".git"), safe="/%~")
    if parts.scheme not in ("https", "http", "ssh", "git") or not (host and path and revision):
        return ""
    where = f"{host}:{port}" if port and parts.scheme in ("https", "http") else host
    return f"https://{where}/{path}/{_FOLDERS.get(host, _GITHUB)}/{quote(revision)}/{_IN_REPOSITORY}"


def _of_action(environment: Mapping[str, str]) -> str:
    """Return the page in the repository of the Action that runs vlbib; "" if none does, or if it is in the checkout.

    https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context
    """
    names = ("GITHUB_SERVER_URL", "VLBIB_ACTION_REPOSITORY", "VLBIB_ACTION_REF")
    server, repository, reference = (environment.get(name, "") for name in names)
    known = server.startswith("https://") and repository and reference
    return f"{server.rstrip('/')}/{repository}/{_GITHUB}/{reference}/{_IN_REPOSITORY}" if known else ""
