from __future__ import annotations

import pytest

from vlbib.core.venues import is_preprint, same_venue, venue

KEYS = [
    ("NIPS'22", "neurips"),
    ("NeurIPS 2022", "neurips"),
    ("Advances in Neural Information Processing Systems 35", "neurips"),
    ("CVPR", "cvpr"),
    ("2016 IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2016, Las Vegas, NV, USA", "cvpr"),
    ("Proceedings of the IEEE/CVF International Conference on Computer Vision (ICCV) 2019", "iccv"),
    ("Computer Vision – ECCV 2022", "eccv"),
    ("ECCV (13664)", "eccv"),
    ("Proceedings of the 38th International Conference on Machine Learning", "icml"),
    ("The Twelfth International Conference on Learning Representations (ICLR 2024)", "iclr"),
    ("Proceedings of the 56th Annual Meeting of the Association for Computational Linguistics (Volume 1)", "acl"),
    ("Proceedings of the 2019 Conference on Empirical Methods in Natural Language Processing", "emnlp"),
    ("Thirty-Fifth AAAI Conference on Artificial Intelligence, AAAI 2021", "aaai"),
    ("MM '20: The 28th ACM International Conference on Multimedia", "mm"),
    ("ACM MM", "mm"),
    ("Transactions of the Association for Computational Linguistics", "tacl"),
    ("International Journal of Computer Vision", "ijcv"),
    ("Int. J. Comput. Vis.", "ijcv"),
    ("TMLR", "tmlr"),
    ("J. Artif. Intell. Res.", "jair"),
    ("arXiv preprint arXiv:2103.00020", "arxiv"),
    ("CoRR", "arxiv"),
]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_a_venue_is_known_by_its_acronym_and_its_long_names(name: str, key: str) -> None:
    assert venue(name).key == key
    assert venue(name).known


@pytest.mark.parametrize("name", ["CVPRW", "CVPR Workshops 2022", "CVPR 2021 Workshop", "ICCV Workshops"])
def test_a_workshop_is_not_its_conference(name: str) -> None:
    assert venue(name).workshop
    assert same_venue(name, name[:4]) is False


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NIPS", "NeurIPS", True),
        ("CVPR 2022", "ICCV 2021", False),
        ("ACL", "Findings of the Association for Computational Linguistics: ACL 2022", None),
        ("EMNLP Findings", "EMNLP", None),
        ("Journal of Odd Studies", "CVPR", None),
        ("CVPR", "Some Unknown Meeting", None),
        ("Journal of Odd Studies", "Journal of Odd Studies", True),
        ("ACL", "TACL", False),
        ("WACV", "CVPR", False),
    ],
)
def test_names_agree_disagree_or_do_not_tell(one: str, other: str, same: bool | None) -> None:  # noqa: FBT001 -- a table's column
    assert same_venue(one, other) is same
    assert same_venue(other, one) is same


@pytest.mark.parametrize(
    ("name", "journal"),
    [("TMLR", True), ("IEEE Access", True), ("Pattern Recognition Letters", True), ("CVPR", False), ("ICML", False)],
)
def test_journals_are_told_from_conferences(name: str, journal: bool) -> None:  # noqa: FBT001 -- a table's column
    assert venue(name).journal is journal


@pytest.mark.parametrize(
    ("name", "preprint"), [(None, True), ("", True), ("arXiv", True), ("CoRR abs/2103.00020", True), ("CVPR", False)]
)
def test_no_venue_and_preprint_servers_are_preprints(name: str | None, preprint: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_preprint(name) is preprint
