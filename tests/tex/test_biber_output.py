from __future__ import annotations

from vlbib.tex.biber_output import biber_entries, has_biber_entries

BBL = r"""
\datalist[entry]{nty/global//global/global}
  \entry{he2016}{inproceedings}{}
    \name{author}{2}{}{%
      {{un=0,uniquepart=base,hash=1}{%
         family={He},
         familyi={H\bibinitperiod},
         given={Kaiming},
         giveni={K\bibinitperiod},
         givenun=0}}%
      {{un=0,uniquepart=base,hash=2}{%
         prefix={van},
         family={Sun},
         given={Jian},
         givenun=0}}%
      {{hash=3}{%
         family={LAION e.V.}}}%
    }
    \strng{namehash}{1}
    \field{sortinit}{H}
    \field{booktitle}{CVPR}
    \field{title}{Deep residual learning for image recognition}
    \field{year}{2016}
    \verb{doi}
    \verb 10.1109/CVPR.2016.90
    \endverb
  \endentry
\enddatalist
"""


def test_an_entry_has_its_names_and_fields() -> None:
    (entry,) = biber_entries(BBL + BBL)
    assert (entry.key, entry.type, entry.line) == ("he2016", "inproceedings", 3)
    assert entry.get("author") == "He, Kaiming and van Sun, Jian and {LAION e.V.}"
    assert (entry.get("title"), entry.get("year")) == ("Deep residual learning for image recognition", "2016")
    assert entry.get("doi") == "10.1109/CVPR.2016.90"


def test_only_a_bbl_from_biber_is_recognised() -> None:
    assert has_biber_entries(BBL)
    assert not has_biber_entries(r"\begin{thebibliography}{1}\end{thebibliography}")


def test_a_list_that_biber_marks_as_shortened_ends_in_others() -> None:
    cut = BBL.replace("{inproceedings}{}", "{inproceedings}{}\n    \\true{moreauthor}\n    \\true{morelabelname}")
    (entry,) = biber_entries(cut)
    assert entry.get("author") == "He, Kaiming and van Sun, Jian and {LAION e.V.} and others"
