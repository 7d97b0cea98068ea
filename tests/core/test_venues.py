from __future__ import annotations

import pytest

from vlbib.core.venues import VenueMatch, is_acronym, is_conference, is_preprint, same_venue, venue

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
    ("Proc. CVPR", "cvpr"),
    ("2018 {IEEE} Conference on Computer Vision and Pattern Recognition, {CVPR} 2018, Salt Lake City", "cvpr"),
    ("Adv. Neural Inform. Process. Syst.", "neurips"),
    ("Int. Conf. Learn. Represent.", "iclr"),
    ("arXiv preprint arXiv:2103.00020", "arxiv"),
    ("Computing Research Repository", "arxiv"),
    ("Published as arXiv", "arxiv"),
    ("CoRR", "arxiv"),
]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_a_venue_is_recognised_by_its_acronym_and_its_long_names(name: str, key: str) -> None:
    assert venue(name).key == key
    assert venue(name).known


@pytest.mark.parametrize("name", ["CVPRW", "CVPR Workshops 2022", "CVPR 2021 Workshop", "ICCV Workshops"])
def test_a_workshop_is_not_its_conference(name: str) -> None:
    assert venue(name).workshop
    assert same_venue(name, name[:4]) is VenueMatch.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("NIPS", "NeurIPS", "same"),
        ("CVPR 2022", "ICCV 2021", "different"),
        ("ACL", "Findings of the Association for Computational Linguistics: ACL 2022", "unknown"),
        ("EMNLP Findings", "EMNLP", "unknown"),
        ("Journal of Odd Studies", "CVPR", "unknown"),
        ("CVPR", "Some Unknown Meeting", "unknown"),
        ("Journal of Odd Studies", "Journal of Odd Studies", "same"),
        ("ACL", "TACL", "different"),
        ("WACV", "CVPR", "different"),
        ("SIGGRAPH", "SIGGRAPH Asia", "different"),
        ("TOG", "SIGGRAPH", "unknown"),
        ("SIGGRAPH Asia", "ACM Transactions on Graphics", "unknown"),
        ("TOG", "CVPR", "different"),
        ("CVPR", "CVPR Workshops", "different"),
        ("European Semantic Web Conference", "WWW", "unknown"),
        ("International Conference on Quantum Machine Learning", "ICML", "unknown"),
        ("Journal of Statistical Machine Learning Theory", "JMLR", "unknown"),
        ("IEEE Robotics and Automation Letters", "ICRA", "different"),
        ("The VLDB Journal", "VLDB", "different"),
        ("Proceedings of the 2014 SIAM International Conference on Data Mining", "ICDM", "different"),
    ],
)
def test_names_agree_disagree_or_do_not_decide(one: str, other: str, match: str) -> None:
    assert same_venue(one, other) is VenueMatch(match)
    assert same_venue(other, one) is VenueMatch(match)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CVPR", "IEEE Conf. Comput. Vis. Pattern Recog."),
        ("SIGMOD", "Proceedings of the 2020 International Conference on Management of Data, SIGMOD Conference 2020"),
        ("WSDM", "Proceedings of the Twelfth ACM International Conference on Web Search and Data Mining"),
        ("Interspeech", "24th Annual Conference of the International Speech Communication Association"),
        ("ACM MM", "Proceedings of the 2017 ACM on Multimedia Conference, MM 2017, Mountain View, CA, USA"),
        ("RecSys", "Seventh ACM Conference on Recommender Systems, RecSys '13, Hong Kong, China"),
        ("TMLR", "Trans. Mach. Learn. Res."),
        (
            "EACL",
            "15th Conference of the {E}uropean Chapter of the Association for Computational Linguistics",
        ),
        ("SIGKDD", "Proceedings of the 21st {International Conference on Knowledge Discovery and Data Mining}"),
    ],
)
def test_short_long_and_abbreviated_names_are_one_venue(one: str, other: str) -> None:
    assert same_venue(one, other) is VenueMatch.SAME


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("J. Map Stud.", "Journal of Map Studies", "same"),
        ("Map Conference", "Proceedings of the 12th Map Conference", "same"),
        ("Pattern Analysis", "Pattern Analysis Letters", "unknown"),
        ("Atlas", "Journal of Map Studies", "unknown"),
        ("Atlas Review", "Journal of Map Studies", "different"),
        ("Atlas Studies", "Journal of Map Studies", "different"),
    ],
)
def test_names_not_in_the_table_compare_word_by_word(one: str, other: str, match: str) -> None:
    assert same_venue(one, other) is VenueMatch(match)
    assert same_venue(other, one) is VenueMatch(match)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Chi", "chi"), ("Proc. CHI", "chi"), ("The Chi of Maps", "the chi of maps"), ("Acta Science", "acta science")],
)
def test_an_acronym_that_is_a_word_counts_alone_or_in_capitals(name: str, key: str) -> None:
    assert venue(name).key == key


@pytest.mark.parametrize(
    ("name", "journal"),
    [("TMLR", True), ("IEEE Access", True), ("Pattern Recognition Letters", True), ("CVPR", False), ("ICML", False)],
)
def test_journals_are_told_from_conferences(name: str, journal: bool) -> None:  # noqa: FBT001 -- a table's column
    assert venue(name).journal is journal


@pytest.mark.parametrize(
    ("name", "preprint"), [(None, True), ("", True), ("arXiv", True), ("CoRR abs/2103.00020", True), ("CVPR", False)]
)
def test_a_missing_venue_and_preprint_servers_are_preprints(name: str | None, preprint: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_preprint(name) is preprint


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("CVPR", True),
        ("cvpr'16", True),
        ("CVPRW", True),
        ("ICDM", True),
        ("arXiv", True),
        ("IEEE", True),
        ("CLIP", False),
        ("W", False),
        ("2021", False),
    ],
)
def test_an_acronym_of_a_venue_a_publisher_or_a_preprint_server_is_recognised(word: str, *, expected: bool) -> None:
    assert is_acronym(word) is expected


@pytest.mark.parametrize(
    ("name", "conference"),
    [
        ("ICLR", True),
        ("NIPS", True),
        ("ICLR 2024", True),
        ("Interspeech", True),
        ("{CVPR}", True),
        ("Advances in Neural Information Processing Systems", True),
        ("Proc. IEEE Conf. Comput. Vis. Pattern Recog.", True),
        ("IEEE MM", False),
        ("TMLR", False),
        ("Journal of Machine Learning Research", False),
        ("Nature", False),
        ("World Wide Web", False),
        ("arXiv preprint", False),
    ],
)
def test_a_conference_is_recognised_by_its_whole_acronym_or_long_name(name: str, conference: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_conference(name) is conference


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Proc. Annu. Meet. Assoc. Comput. Linguist.", "acl"),
        ("Proc. Br. Mach. Vis. Conf.", "bmvc"),
        ("Proc. ACM Int. Conf. Inf. Knowl. Manag.", "cikm"),
        ("Proc. Conf. Comput. Nat. Lang. Learn.", "conll"),
        ("Proc. Conf. Empir. Methods Nat. Lang. Process.", "emnlp"),
        ("Proc. IEEE Int. Conf. Acoust. Speech Signal Process.", "icassp"),
        ("Proc. IEEE Int. Conf. Multimed. Expo", "icme"),
        ("Proc. ACM Int. Conf. Multimed. Retr.", "icmr"),
        ("Proc. Int. AAAI Conf. Web Soc. Media", "icwsm"),
        ("Proc. Int. Jt. Conf. Artif. Intell.", "ijcai"),
        ("Proc. IEEE/RSJ Int. Conf. Intell. Robots Syst.", "iros"),
        ("Proc. ACM SIGKDD Int. Conf. Knowl. Discov. Data Min.", "kdd"),
        ("Proc. Int. Conf. Lang. Resour. Eval.", "lrec"),
        ("Med. Image Comput. Comput. Assist. Interv.", "miccai"),
        ("Proc. Mach. Learn. Syst.", "mlsys"),
        ("Proc. ACM Int. Conf. Multimed.", "mm"),
        ("Proc. ACM Conf. Recomm. Syst.", "recsys"),
        ("Robot. Sci. Syst.", "rss"),
        ("Proc. SIAM Int. Conf. Data Min.", "sdm"),
        ("Proc. SIGCHI Conf. Hum. Factors Comput. Syst.", "chi"),
        ("Proc. Int. ACM SIGIR Conf. Res. Dev. Inf. Retr.", "sigir"),
        ("Proc. Int. Conf. Manag. Data", "sigmod"),
        ("Proc. ACM Int. Conf. Web Search Data Min.", "wsdm"),
    ],
)
def test_a_name_abbreviated_by_iso_4_is_the_venue(name: str, key: str) -> None:
    assert venue(name).key == key
