r"""Journal macros of the American Astronomical Society, as NASA's ADS writes them: `journal = {\aap}`.

The macros and the journals' names are those of AASTeX 6.31 (aastex631.cls) and mnras.cls. Only these classes define
them: with another class LaTeX stops with an error, and other programs print nothing.
"""

from __future__ import annotations

from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern

JOURNAL_MACROS = {
    "aap": "Astronomy and Astrophysics",
    "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics Supplement Series",
    "aas": "American Astronomical Society Meeting Abstracts",
    "actaa": "Acta Astronomica",
    "afz": "Astrofizika",
    "aj": "Astronomical Journal",
    "ao": "Applied Optics",
    "apj": "Astrophysical Journal",
    "apjl": "Astrophysical Journal Letters",
    "apjlett": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement",
    "apjsupp": "Astrophysical Journal Supplement",
    "aplett": "Astrophysics Letters",
    "applopt": "Applied Optics",
    "apspr": "Astrophysics Space Physics Research",
    "apss": "Astrophysics and Space Science",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "arep": "Astronomy Reports",
    "aspc": "ASP Conference Series",
    "astap": "Astronomy and Astrophysics",
    "azh": "Astronomicheskii Zhurnal",
    "baas": "Bulletin of the American Astronomical Society",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "bain": "Bulletin Astronomical Institute of the Netherlands",
    "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics",
    "dps": "American Astronomical Society/Division for Planetary Sciences Meeting Abstracts",
    "fcp": "Fundamentals of Cosmic Physics",
    "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters",
    "iaucirc": "IAU Circulars",
    "icarus": "Icarus",
    "jaavso": "The Journal of the American Association of Variable Star Observers",
    "japa": "Journal of Astrophysics and Astronomy",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jcp": "Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "maps": "Meteoritics and Planetary Science",
    "memras": "Memoirs of the Royal Astronomical Society",
    "memsai": "Memorie della Società Astronomica Italiana",
    "mnassa": "Monthly Notes of the Astronomical Society of Southern Africa",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "na": "New Astronomy",
    "nar": "New Astronomy Review",
    "nat": "Nature",
    "nphysa": "Nuclear Physics A",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "physrep": "Physics Reports",
    "physscr": "Physica Scripta",
    "planss": "Planetary Space Science",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prc": "Physical Review C",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
    "procspie": "Proceedings of the Society of Photo-Optical Instrumentation Engineers",
    "psj": "Planetary Science Journal",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomia y Astrofisica",
    "sci": "Science",
    "skytel": "Sky and Telescope",
    "solphys": "Solar Physics",
    "sovast": "Soviet Astronomy",
    "ssr": "Space Science Reviews",
    "zap": "Zeitschrift für Astrophysik",
}
_MACRO = lazy_pattern(r"[{\s]*\\([A-Za-z]+)[}\s]*")


def journal_spelled_out(value: str) -> str:
    r"""Return the value of a journal field with a lone macro replaced by the journal's name.

    >>> journal_spelled_out(r"{\apj}"), journal_spelled_out("ApJ"), journal_spelled_out(r"\myjournal")
    ('Astrophysical Journal', 'ApJ', '\\myjournal')
    """
    match = _MACRO.fullmatch(value) if "\\" in value else None
    return JOURNAL_MACROS.get(match[1], value) if match else value


def journal_text(value: str) -> str:
    r"""Return the name in a journal field as text; for an unknown macro, its own name: `myjournal` for `\myjournal`."""
    text = decode(journal_spelled_out(value))
    match = _MACRO.fullmatch(value) if not text.strip() else None
    return match[1] if match else text
