"""Names of model files, as hubs and commands write them: `meta-llama/Llama-2-7b-hf`, `bert-base-uncased`.

Such a name begins with that of a work. Behind it are only the size of the model, its training, its data and its format,
and perhaps another model that is a part of it (`blip2-opt-2.7b`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END, Mark, Place, Sighting
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.ROW, Place.HEADING, Place.PARAGRAPH)
# Where a line, a cell or the label of a link begins with a name, perhaps behind an account of the hub
_FILE = lazy_pattern(
    r"(?P<owner>[A-Za-z][\w.-]*/)?(?P<name>[A-Za-z][A-Za-z\d]*(?:\.\d+)?(?:-[A-Za-z\d]+(?:\.[A-Za-z\d]+)*){1,12})(?![\w/@-]|\.\w)"
)
_BEGINS = lazy_pattern(rf"(?:^|(?<={CELL_END}))(?:[-*+•]\s+)?(?:\[[ xX]\]\s+)?", re.MULTILINE)
# A size, a shape, a kind of training, a data set, a format, a date; a model that is a part of others
_TAIL = lazy_pattern(
    r"(?:a?\d+(?:\.\d+)?[bmk]|\d+x\d+(?:\.\d+)?b|base|large|small|tiny|mini|medium|huge|giant|xx?l|[smbhg]|so400m|"
    r"patch\d+|\d{2,8}(?:px)?|vit|un?cased|multilingual|instruct|chat|it|sft|dpo|distill(?:ed)?|finetuned|ft|preview|"
    r"(?:opt|flan|t5|vicuna|llama|mistral|mixtral|qwen|gemma|phi|yi|pythia|mpt|internlm|resnet|swin)[\d.]*|"
    r"mnli|squad2?|sst2?|imagenet|in\d{1,2}k|coco|\d{2,3}h|v\d+(?:\.\d+)*|hf|gguf|ggml|awq|gptq|fp16|bf16|int[48]|[48]bit)",
    re.IGNORECASE,
)
# What hardly anything but a model has in its name
_SURE = lazy_pattern(
    r"(?:a?\d+(?:\.\d+)?[bm]|\d+x\d+(?:\.\d+)?b|base|large|patch\d+|so400m|un?cased|instruct|chat|hf|gguf|awq|gptq|\d{2,3}h)",
    re.IGNORECASE,
)
_DASH = lazy_pattern("-")
_RELEASE = lazy_pattern(r"(?<=-)v(?=\d)", re.IGNORECASE)  # `llava-v1.5` is `LLaVA-1.5`
_LEAST = 3  # minimum letters and digits of a name


def checkpoint_names(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the works whose model files begin a line or a cell of a segment, or are its links; not in `taken` places.

    A sighting spans the name of the whole file.
    """
    if segment.place not in _PLACES or "-" not in segment.text:
        return
    starts = {match.end() for match in _BEGINS.finditer(segment.text)}
    starts |= {mark.start for mark in segment.marks if mark.mark is Mark.LINK}
    for start in sorted(starts):
        file = _FILE.match(segment.text, start)
        if file is None or any(title.start < file.end() and start < title.end for title in taken):
            continue
        name = _named_by(file["name"], body)
        if name:
            yield Sighting(file.start(), file.end(), name, is_name=True, unsure=True)


def _named_by(file: str, body: Known) -> str:
    """Return the longest beginning of the name of a model file that is the name of one work; "" if there is none."""
    for dash in reversed([match.start() for match in _DASH.finditer(file)]):
        begun, tail = file[:dash], file[dash + 1 :].split("-")
        if not any(map(_SURE.fullmatch, tail)):
            continue
        for name in dict.fromkeys((begun, _RELEASE.sub("", begun))):
            if len(squeeze(name)) >= _LEAST and body.naming(name) is Naming.RECORDED:
                return name if all(map(_TAIL.fullmatch, tail)) else ""
    return ""
