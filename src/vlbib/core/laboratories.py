"""Companies, laboratories, universities and societies that notes name for authors: `NaViT (Google, 2023)`."""

from __future__ import annotations

import re

_OWN_WORDS = (
    "acm adobe ai2 alibaba allenai amazon anthropic apple baidu berkeley bosch bytedance cambridge cern cmu cnrs "
    "csail deepmind deepseek epfl eth facebook fair google harvard huawei ibm ieee inria intel kaist kakao kuaishou "
    "megvii meta microsoft mila mistral mit mpi msr msra nasa naver nist nvidia nyu openai oxford princeton "
    "qualcomm salesforce samsung sensetime snap sony stanford tencent toyota tsinghua tum ucla ucsd uiuc uw xiaomi"
)
_WORDS_BESIDE = (
    "academy ai asia brain cloud college damo department for group institute lab laboratory labs of research team "
    "technology the university zurich"
)
_OWN, _BESIDE = frozenset(_OWN_WORDS.split()), frozenset(_WORDS_BESIDE.split())


def is_laboratory(name: str) -> bool:
    """Tell whether a whole text names a laboratory, a company or a university.

    >>> [is_laboratory(text) for text in ("Google Brain", "MIT", "Facebook AI Research", "Kaiming He", "AI", "")]
    [True, True, True, False, False, False]
    """
    words = re.findall(r"\w+", name.lower())
    return not _OWN.isdisjoint(words) and _OWN.union(_BESIDE).issuperset(words)
