"""Abbreviations that notes use for words of a title: `VLMs` for `Vision-Language Models`.

They are those that hundreds of titles have, and that stand for one phrase far more often than for any other.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_PHRASES = {
    "ANN": "artificial neural network",
    "ASR": "automatic speech recognition",
    "BatchNorm": "batch normalization",
    "BCI": "brain computer interface",
    "CF": "collaborative filtering",
    "CNN": "convolutional neural network",
    "CoT": "chain of thought",
    "CRF": "conditional random field",
    "DNN": "deep neural network",
    "DRL": "deep reinforcement learning",
    "DST": "dialogue state tracking",
    "EHR": "electronic health record",
    "ERM": "empirical risk minimization",
    "FL": "federated learning",
    "GAN": "generative adversarial network",
    "GCN": "graph convolutional network",
    "GMM": "gaussian mixture model",
    "GNN": "graph neural network",
    "GP": "gaussian process",
    "HCI": "human computer interaction",
    "HMM": "hidden markov model",
    "HOI": "human object interaction",
    "HRI": "human robot interaction",
    "ICL": "in context learning",
    "KD": "knowledge distillation",
    "KG": "knowledge graph",
    "LayerNorm": "layer normalization",
    "LDA": "latent dirichlet allocation",
    "LLM": "large language model",
    "LM": "language model",
    "LMM": "large multimodal model",
    "LSTM": "long short term memory",
    "LVLM": "large vision language model",
    "MARL": "multi agent reinforcement learning",
    "MCMC": "markov chain monte carlo",
    "MCTS": "monte carlo tree search",
    "MDP": "markov decision process",
    "MIL": "multiple instance learning",
    "MLLM": "multimodal large language model",
    "MoE": "mixture of experts",
    "MOT": "multi object tracking",
    "MPC": "model predictive control",
    "MRF": "markov random field",
    "MT": "machine translation",
    "NAS": "neural architecture search",
    "NER": "named entity recognition",
    "NeRF": "neural radiance field",
    "NLG": "natural language generation",
    "NLI": "natural language inference",
    "NLP": "natural language processing",
    "NLU": "natural language understanding",
    "NMT": "neural machine translation",
    "ODE": "ordinary differential equation",
    "OOD": "out of distribution",
    "PCA": "principal component analysis",
    "PDE": "partial differential equation",
    "PEFT": "parameter efficient fine tuning",
    "PINN": "physics informed neural network",
    "PLM": "pretrained language model",
    "QA": "question answering",
    "RAG": "retrieval augmented generation",
    "RL": "reinforcement learning",
    "RLHF": "reinforcement learning from human feedback",
    "RNN": "recurrent neural network",
    "SDE": "stochastic differential equation",
    "SGD": "stochastic gradient descent",
    "SNN": "spiking neural network",
    "SSL": "self supervised learning",
    "SSM": "state space model",
    "SVM": "support vector machine",
    "TSP": "traveling salesman problem",
    "TTS": "text to speech",
    "UAV": "unmanned aerial vehicle",
    "UDA": "unsupervised domain adaptation",
    "VAE": "variational autoencoder",
    "ViT": "vision transformer",
    "VLA": "vision language action",
    "VLM": "vision language model",
    "VLN": "vision and language navigation",
    "VQA": "visual question answering",
    "WSI": "whole slide image",
}
_SPELLED_OUT = _PHRASES | {
    f"{short}s": f"{phrase}es" if phrase.endswith("ss") else f"{phrase}s" for short, phrase in _PHRASES.items()
}
_ANY = lazy_pattern(rf"(?<![\w+])(?:{'|'.join(_PHRASES)})s?(?![\w+])")


def abbreviations_in(text: str) -> dict[int, str]:
    """Return by offset what the abbreviations in a text stand for, squeezed.

    >>> abbreviations_in("Benchmarking VLMs for QA"), abbreviations_in("vlms for Q&A")
    ({13: 'visionlanguagemodels', 22: 'questionanswering'}, {})
    """
    return {match.start(): _SPELLED_OUT[match[0]].replace(" ", "") for match in _ANY.finditer(text)}


def spelled_out(text: str) -> str:
    """Return a text with its abbreviations spelled out.

    >>> spelled_out("Benchmarking VLMs")
    'Benchmarking vision language models'
    """
    return _ANY.sub(lambda match: _SPELLED_OUT[match[0]], text)
