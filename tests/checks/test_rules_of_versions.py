"""The rules on fields of two versions: what each reports, what it leaves alone, and what its fix writes."""

from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.fixes import mend
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection

CODES = ("R006", "R015", "R016", "R017", "V035")


def opened(text: str) -> Document:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return document


def article(fields: str) -> str:
    return "@article{a,\n" + "".join(f"  {line.strip()},\n" for line in fields.split(" | ")) + "}\n"


def codes(text: str) -> list[str]:
    found = run_rules(Inputs(library=opened(text).library), Selection(select=CODES))
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("journal = {TPAMI} | booktitle = {CVPR}", ["R015"]),
        ("journal = {CoRR} | booktitle = {A Meeting on Maps}", ["R015"]),
        ("journal = {NeurIPS} | booktitle = {Advances in Neural Information Processing Systems 33}", []),
        ("eprint = {2103.00020} | journal = {arXiv:2103.00020 [cs]} | volume = {139} | pages = {8748--8763}", ["R016"]),
        ("journal = {ArXiv} | publisher = {PMLR}", ["R016"]),
        ("eprint = {2103.00020} | journal = {CoRR} | volume = {abs/2103.00020} | pages = {1--48}", []),
        ("journal = {ArXiv} | volume = {abs/2103.00020}", ["R006"]),
        ("journal = {CoRR abs/2103.00020}", ["R006"]),
        ("journal = {Computing Research Repository} | volume = {arXiv:2103.00020}", ["R006"]),
        ("journaltitle = {arXiv} | volume = {2103.00020}", ["R006"]),
        ("booktitle = {arXiv preprint arXiv:2103.00020}", ["R006"]),
        ("booktitle = {CVPR} | publisher = {arXiv}", ["R015"]),
        ("journal = {ArXiv} | volume = {12}", ["R016"]),
        ("journal = {bioRxiv} | volume = {12} | pages = {8748--8763}", ["R016"]),
        ("journal = {BioRxiv} | pages = {2019--04} | publisher = {Cold Spring Harbor Laboratory}", []),
        ("journal = {Available at SSRN 3441643} | publisher = {Oxford University Press}", ["R016"]),
        ("journal = {Open Review} | volume = {62} | number = {1} | pages = {1--62}", ["R016"]),
        ("journal = {Nature} | institution = {medRxiv}", ["R015"]),
        ("booktitle = {ICLR} | publisher = {OpenReview.net}", []),
        ("journal = {PsyArXiv} | booktitle = {CHI}", ["R015"]),
        ("institution = {arXiv} | number = {2103.00020}", ["R017"]),
        ("institution = {Maps Office} | number = {2103.00020}", []),
        ("journal = {Corrosion Science} | volume = {139}", []),
        ("number = {arXiv:2103.00020}", ["R017"]),
        ("volume = {abs/2103.00020}", ["R017"]),
        ("journal = {Computing Research Repository} | volume = {139}", ["R016"]),
        ("journal = {arXiv} | booktitle = {~} | volume = {139}", ["R016"]),
        ("publisher = {arXiv:2103.00020}", ["R017"]),
        ("publisher = {arXiv:2103.00020} | pages = {3--4} | eid = {12.5}", ["R017"]),
        ("series = {arXiv:2103.00020}", ["R017"]),
        ("organization = {arXiv preprint arXiv:2103.00020 [cs]}", ["R017"]),
        ("publisher = {arXiv}", []),
        ("doi = {arXiv:2103.00020}", ["R017"]),
        ("doi = {10.48550/arXiv.2103.00020}", []),
        ("archiveprefix = {arXiv} | eid = {2103.00020}", ["R017"]),
        ("eprinttype = {arxiv} | number = {2103.00020}", ["R017"]),
        ("archiveprefix = {arXiv} | eprint = {2103.00020} | number = {12}", []),
        ("eid = {2103.00020}", []),
        ("journal = {arXiv preprint} | isbn = {2103.00020v2} | issn = {2103.00020v2}", ["R017", "R017"]),
        ("archiveprefix = {arXiv} | eprint = {2103.00020} | isbn = {2103.00020v2}", ["R017"]),
        ("journal = {Maps} | isbn = {2103.00020v2}", []),
        ("volume = {abs/2103.00020} | journal = {Maps}", []),
        ("note = {arXiv:2103.00020 [cs]}", ["R017"]),
        ("note = {Extended version of arXiv:2103.00020}", []),
        ("eprint = {2103.00020 [cs]}", ["R017"]),
        ("eprint = {arXiv:2103.00020[cs.CV]}", ["R017"]),
        ("note = {Accessed at the library, arXiv:2103.00020 is another paper}", []),
        ("SLACcitation = {%%CITATION = ARXIV:2103.00020;%%}", ["R017"]),
        ("adsurl = {https://ui.adsabs.harvard.edu/abs/2021arXiv210300020R}", ["R017"]),
        ("biburl = {https://dblp.org/rec/journals/corr/abs-2103-00020.bib} | journal = {Maps}", ["R017"]),
        ("biburl = {https://dblp.org/rec/journals/corr/abs-2103-00020.bib} | eprint = {2103.00020}", []),
        ("biburl = {https://dblp.org/rec/journals/corr/abs-2103-00020.bib} | eprint = {2103.00021}", []),
        ("biburl = {https://dblp.org/rec/journals/corr/abs-2103-00020.bib} | year = {2019}", []),
        ("type = {arXiv preprint} | number = {2103.00020}", ["R017"]),
        ("title = {[2103.00020] Counting Lines}", ["R017"]),
        ("title = {Comment on arXiv:2103.00020}", []),
        ("eprint = {2103.00020} | journal = {CVPR 2022} | year = {2021}", ["V035"]),
        ("url = {https://arxiv.org/abs/2103%2E00020} | journal = {CVPR 2022} | year = {2021}", ["V035"]),
        ("eprint = {2{103}.00020} | journal = {CVPR 2022} | year = {2021}", ["V035"]),
        ("eprint = {2103.00020} | journal = {CVPR 2021} | year = {2021}", []),
        ("eprint = {2103.00020} | journal = {CVPR 2022} | year = {2022}", []),
        ("eprint = {2103.00020} | journal = {Maps} | year = {2021} | month = mar", ["V035"]),
        ("eprint = {2103.00020} | journal = {Maps} | year = {2021} | month = apr", []),
        ("eprint = {2103.00020} | journal = {Maps} | date = {2021-03-01}", ["V035"]),
        ("eprint = {2103.00020} | journal = {Maps} | date = {2021-03}", ["V035"]),
        ("eprint = {2103.00020} | journal = {Maps} | date = {2021-04}", []),
        ("eprint = {2103.00020} | journal = {Maps} | date = {2021-03/2021-05}", []),
        ("eprint = {2103.00020} | journal = {Maps} | date = {2021}", []),
        ("eprint = {2103.00020} | journal = {CoRR} | year = {2021} | month = mar", []),
        ("eprint = {2103.00020} | year = {2021} | month = mar", []),
        ("journal = {CVPR 2022} | year = {2021}", []),
        ("eprint = {1909.02107} | booktitle = {CVPR} | journal = {arXiv:1909.02107} | year = {2019}", ["R015"]),
    ],
)
def test_fields_of_two_versions_are_reported_and_others_are_not(fields: str, expected: list[str]) -> None:
    assert codes(article(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "mended"),
    [
        ("number = {arXiv:2103.00020}", "eprint = {2103.00020} | archiveprefix = {arXiv}"),
        ("eprint = {2103.00020} | number = {arXiv:2103.00020}", "eprint = {2103.00020}"),
        ("eprint = {2103.00021} | number = {arXiv:2103.00020}", "eprint = {2103.00021} | number = {arXiv:2103.00020}"),
        ("eprint = {2103.00020 [cs]}", "eprint = {2103.00020}"),
        ("publisher = {arXiv:2103.00020}", "eprint = {2103.00020} | archiveprefix = {arXiv}"),
        (
            "title = {Counting Lines. arXiv:2103.00020}",
            "title = {Counting Lines} | eprint = {2103.00020} | archiveprefix = {arXiv}",
        ),
        (
            "title = {[2103.00020] Counting Lines} | eprint = {2103.00020}",
            "title = {Counting Lines} | eprint = {2103.00020}",
        ),
        (
            "title = {[2103.00020] Counting Lines} | eprint = {2103.00021}",
            "title = {[2103.00020] Counting Lines} | eprint = {2103.00021}",
        ),
        (
            "slaccitation = {%%CITATION = ARXIV:2103.00020;%%}",
            "slaccitation = {%%CITATION = ARXIV:2103.00020;%%} | eprint = {2103.00020} | archiveprefix = {arXiv}",
        ),
        ("doi = {arXiv:2103.00020}", "eprint = {2103.00020} | archiveprefix = {arXiv}"),
        (
            "archiveprefix = {arXiv} | eid = {2103.00020}",
            "archiveprefix = {arXiv} | eprint = {2103.00020}",
        ),
        (
            "journal = {arXiv} | pages = {2103.00020}",
            "journal = {arXiv} | eprint = {2103.00020} | archiveprefix = {arXiv}",
        ),
        (
            "archive = {arXiv} | archivelocation = {2103.00020}",
            "archive = {arXiv} | eprint = {2103.00020} | archiveprefix = {arXiv}",
        ),
        (
            "institution = {arXiv} | number = {2103.00020}",
            "institution = {arXiv} | eprint = {2103.00020} | archiveprefix = {arXiv}",
        ),
        (
            "journal = {ArXiv} | volume = {abs/2103.00020}",
            "journal = {ArXiv} | volume = {abs/2103.00020} | eprint = {2103.00020} | archiveprefix = {arXiv}",
        ),
        (
            "eprint = {2103.00020} | journal = {CVPR 2022} | year = {2021}",
            "eprint = {2103.00020} | journal = {CVPR 2022} | year = {2022}",
        ),
    ],
)
def test_a_fix_moves_the_id_and_the_year_where_they_belong(fields: str, mended: str) -> None:
    document = opened(article(fields))
    done = mend(document, Inputs(library=document.library), Selection(select=CODES), unsafe=True)
    values = {field.name: field.value for field in opened(done.document.source.decode()).library.entries[0].fields}
    wanted = {field.name: field.value for field in opened(article(mended)).library.entries[0].fields}
    assert values == wanted


def test_a_remark_of_several_lines_stays_when_its_id_is_moved() -> None:
    document = opened("@article{a,\n  note = {arXiv:2103.00020 [cs]; Comment: 15 pages},\n}\n")
    done = mend(document, Inputs(library=document.library), Selection(select=CODES), unsafe=True)
    assert b"eprint = {2103.00020}" in done.document.source
    assert b"Comment: 15 pages" in done.document.source
