"""The examples on the page of commands: the files of a project, and the command lines to run in it."""

from __future__ import annotations

FILES = {
    "vlbib.toml": """\
notes = ["notes"]

[resolvers]
order = ["catalogue", "index"]    # no network in these examples
""",
    "notes/reading.md": """\
# Vision and language
## Pre-training
- CLIP: Learning Transferable Visual Models From Natural Language Supervision
- BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation

## Recognition
- He et al., "Deep residual learning for image recognition," in Proc. CVPR, 2016, pp. 770–778.
- A Bird in the Hand Is Worth Two in the Bush (2021)
- SAM
""",
    "paper/paper.tex": """\
\\documentclass{article}
\\begin{document}
Residual networks~\\cite{he2016deep} and contrastive learning~\\cite{radford2021clip}.
\\bibliography{paper}
\\end{document}
""",
    "lab.bib": """\
@inproceedings{doe2024placeholder,
  author = {Doe, Jane and Roe, Richard},
  title = {A Placeholder for a Paper of the Laboratory},
  booktitle = {Proceedings of the Workshop on Placeholders},
  year = {2024},
}
""",
}

EXAMPLES = {
    "init": ["mkdir thesis && cd thesis && git init -q && cp ../notes/reading.md . && vlbib init --yes"],
    "demo": ["vlbib demo"],
    "sync": ["vlbib sync"],
    "resolve": ['vlbib resolve "Attention is all you need"'],
    "match": ["vlbib index add lab.bib", "vlbib match lab.bib"],
    "add": ["vlbib add arXiv:1405.0312 --tag datasets"],
    "explain": ["vlbib explain he2016deep", "vlbib explain notes/reading.md:8"],
    "list": [
        "vlbib list",
        "vlbib list --tag Pre-training --year 2021-",
        r"vlbib list --author he --format '{key}\t{doi}\t{title}'",
        "vlbib list --status doubtful",
    ],
    "show": ["vlbib show li2022blip"],
    "open": ["vlbib open he2016deep", "vlbib open he2016deep --pdf"],
    "edit": ["EDITOR='sed -i s/770--778/770--779/' vlbib edit he2016deep"],
    "search": ["vlbib search bootstrapping", "vlbib search residual zhang"],
    "review": ["vlbib review --list"],
    "pin": ["vlbib pin notes/reading.md:9 arXiv:2304.02643"],
    "ignore": ["vlbib ignore notes/reading.md:8"],
    "accept": ["sed -i 's/year = {2016}/year = {2015}/' references.bib", "vlbib accept he2016deep year --dry-run"],
    "rename-key": ["vlbib rename-key he2016deep he2016resnet --tex paper --dry-run"],
    "merge": ["vlbib merge he2016deep li2022blip --dry-run"],
    "distinct": ["vlbib distinct he2016deep li2022blip"],
    "undo": ["vlbib undo --list"],
    "tags": [],
    "tags list": ["vlbib tags list"],
    "tags rename": ['vlbib tags rename Pre-training "vision-language pre-training" --dry-run'],
    "tags merge": ["vlbib tags merge Pre-training Recognition Vision --dry-run"],
    "tags seed": ["vlbib tags seed --dry-run"],
    "check": ["vlbib check"],
    "verify": ["vlbib verify lab.bib", "vlbib verify --format markdown"],
    "rule": ["vlbib rule L001"],
    "export": ["vlbib export csl-json --key he2016deep"],
    "cite": ["vlbib cite paper/paper.tex -o paper/paper.bib"],
    "annotate": ["vlbib annotate notes/reading.md", "head -4 notes/reading.md"],
    "index": [],
    "index add": ["vlbib index add lab.bib"],
    "index check": ["vlbib index check"],
    "index rebuild": ["vlbib index rebuild"],
    "index info": ["vlbib index info"],
    "lsp": [],
    "mcp": [],
    "git": [],
    "git install": ["git init -q . && vlbib git install --dry-run", "vlbib git install"],
    "git uninstall": ["vlbib git uninstall"],
    "git merge": ["vlbib git merge"],
    "git merge-driver": [
        "printf '@misc{a, year = 1}' > base.bib",
        "printf '@misc{a, year = 2}' > ours.bib",
        "printf '@misc{a, year = 1, note = {x}}' > theirs.bib",
        "vlbib git merge-driver base.bib ours.bib theirs.bib && cat ours.bib",
    ],
    "git textconv": ["vlbib git textconv references.bib | head -4"],
}
