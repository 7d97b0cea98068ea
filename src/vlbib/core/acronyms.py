"""Acronyms by which people call conferences, journals, publishers and preprint servers in running text."""

from __future__ import annotations

from vlbib.core.text import squeeze

_WORDS = (
    "cvpr iccv eccv accv wacv bmvc 3dv fg icip icpr miccai isbi neurips nips icml iclr aistats uai colt colm acl emnlp "
    "naacl eacl aacl coling conll tacl lrec semeval blackboxnlp aaai ijcai ecai mm acmmm mmm icmr icme icassp "
    "interspeech icra iros corl rss siggraph chi uist kdd www cikm wsdm sigir recsys ecir vldb sigmod icde tpami pami "
    "ijcv tip tmm tcsvt tnnls tmlr jmlr jair cviu prl tog tomm taslp ral arxiv corr openreview biorxiv medrxiv nature "
    "science pnas dstc8 neurocomputing access findings iv itsc itcs stoc focs nsdi osdi sosp isca asplos micro mlsys "
    "usenix sigdial ijcnlp gecco cogsci visapp icdar icmi preprint tvcg ismir ijcnn acm ieee elsevier springer"
)
_ACRONYMS = frozenset(_WORDS.split())


def is_acronym(word: str) -> bool:
    """Tell an acronym of a conference, a journal or a preprint server; `CVPR'16` and `CVPRW` are some too."""
    bare = squeeze(word.rstrip("0123456789'’"))
    return bare in _ACRONYMS or (bare.endswith("w") and bare[:-1] in _ACRONYMS)
