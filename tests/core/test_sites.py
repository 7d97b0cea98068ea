"""Sites without papers: what each has, and the names of repositories."""

from __future__ import annotations

import pytest

from vlbib.core.sites import Site, is_repository, repository_name, site


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/acme/tool", Site.CODE),
        ("github.com/acme/tool", Site.CODE),
        ("https://WWW.GitLab.com/acme/tool", Site.CODE),
        ("https://gist.github.com/acme/1", Site.CODE),
        ("https://huggingface.co/acme/tool", Site.MODELS),
        ("https://youtu.be/abc", Site.DEMO),
        ("https://colab.research.google.com/drive/1", Site.DEMO),
        ("https://research.google.com/a", None),
        ("https://x.com/acme/status/1", Site.PEOPLE),
        ("https://dropbox.com/a", None),
        ("https://github.com.example.org/acme", None),
        ("mailto:ann@example.org", None),
        ("Papers/clip.md", None),
        ("https://[::1/a", None),
        ("", None),
    ],
)
def test_a_site_is_recognised_by_its_host_and_subdomains(url: str, kind: Site | None) -> None:
    assert site(url) is kind


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/acme/Tool.git", "Tool"),
        ("https://github.com/acme/tool/blob/main/README.md?plain=1#top", "tool"),
        ("https://huggingface.co/acme/tool", "tool"),
        ("https://huggingface.co/datasets/acme/tool", "tool"),
        ("https://www.kaggle.com/datasets/acme/tool", "tool"),
        ("https://pypi.org/project/tool/", "tool"),
        ("https://github.com/acme", ""),
        ("https://huggingface.co/datasets/acme", ""),
        ("https://youtube.com/acme/tool", ""),
        ("https://example.org/acme/tool", ""),
    ],
)
def test_the_name_of_a_repository_follows_its_owner(url: str, name: str) -> None:
    assert repository_name(url) == name


def test_code_models_and_data_are_in_repositories_and_videos_are_not() -> None:
    assert is_repository("https://github.com/a/b")
    assert is_repository("https://huggingface.co/a/b")
    assert not is_repository("https://github.community/a")
    assert not is_repository("https://youtu.be/a")
