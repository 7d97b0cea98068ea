"""Words that many titles have, without their endings: sharing one of them says little about two titles.

Written by scripts/common_title_words.py from the records of an index: the 300 most frequent words of their titles, but
for those that say nothing.
"""

from __future__ import annotations

_WORDS = """
action active adaptation adaptive adversarial agent algorithm alignment analysi answer application approximation
architecture attack attention automated automatic autonomou aware bayesian behavior benchmark between beyond bound
camera can case causal channel clas classification cloud cluster code communication complex complexity compression
comput constrained constraint context continuou contrastive control convolutional cros dataset decision
decomposition depth design detection diffusion dimensional distillation distributed distribution domain driven dual
dynamic effect efficient embedd end energy enhanc enhanced environment error estimation evaluat evaluation event
extraction face fast feature federated feedback few field filter fine flow framework free function fusion game
gaussian generalization generalized generation generative global gradient graph group guided heterogeneou
hierarchical high how human hybrid identification image improv improved inference information interaction
interactive joint kernel knowledge label language large latent level linear llm llms local localization logic long
low machine manipulation matching matrix medical memory metric mobile modal modeling motion multi multimodal
multiple natural noise non novel object one online open optimal optimization order over parallel parameter path
pattern performance perspective planning point policy pose power pre prediction prior privacy probabilistic problem
proces processe prompt quality quantum query question random rank real reason recognition recommendation
reconstruction regression reinforcement representation resolution resource retrieval robot robotic robust robustnes
sampling scalable scale scene search segmentation selection self semantic semi sensor sequence sery shape shot
signal simulation single social source space sparse spatial speech state stochastic strategy stream structure
structured study supervised surface synthesi system task temporal test text theory through time tracking training
trajectory transfer transformer translation tree tuning two uncertainty understand unified unsupervised user
variational vehicle video view vision visual web wireles word world zero
"""
COMMON_TITLE_WORDS = frozenset(_WORDS.split())
