"""Works as notes name them and records as sources give them, in short notation."""

from __future__ import annotations

from typing import Any

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Work

BLIP = Record(
    source="dblp",
    title="BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation",
    authors=(parse_name("Junnan Li"), parse_name("Dongxu Li")),
    year=2022,
    type="inproceedings",
    venue="International Conference on Machine Learning, ICML 2022",
    ids=(Id("arxiv", "2201.12086"),),
)
BLIP2 = Record(
    source="dblp",
    title="BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models",
    authors=(parse_name("Junnan Li"), parse_name("Dongxu Li")),
    year=2023,
    type="inproceedings",
    venue="International Conference on Machine Learning, ICML 2023",
    ids=(Id("arxiv", "2301.12597"),),
)


def paper(title: str, *authors: str, year: int | None = None, **more: Any) -> Record:
    return Record(
        **{"source": "dblp", "url": "https://dblp.org/rec/conf/cvpr/1", **more},
        title=title,
        authors=tuple(parse_name(name) for name in authors),
        year=year,
    )


def work(text: str, **more: Any) -> Work:
    return Work(mentions=(Mention(file="notes.md", line=1, text=text, **more),))
