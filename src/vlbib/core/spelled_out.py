"""Abbreviations that notes use for words of a title: `VLMs` for `Vision-Language Models`."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_PHRASES = {
    "ASR": "automatic speech recognition",
    "CNN": "convolutional neural network",
    "CoT": "chain of thought",
    "DNN": "deep neural network",
    "FL": "federated learning",
    "GAN": "generative adversarial network",
    "GNN": "graph neural network",
    "KG": "knowledge graph",
    "LLM": "large language model",
    "LM": "language model",
    "LVLM": "large vision language model",
    "MLLM": "multimodal large language model",
    "MT": "machine translation",
    "NAS": "neural architecture search",
    "NER": "named entity recognition",
    "NeRF": "neural radiance field",
    "NLI": "natural language inference",
    "NLP": "natural language processing",
    "NMT": "neural machine translation",
    "OOD": "out of distribution",
    "PLM": "pretrained language model",
    "QA": "question answering",
    "RAG": "retrieval augmented generation",
    "RL": "reinforcement learning",
    "RNN": "recurrent neural network",
    "SSL": "self supervised learning",
    "ViT": "vision transformer",
    "VLM": "vision language model",
    "VLN": "vision and language navigation",
    "VQA": "visual question answering",
}
_SPELLED_OUT = _PHRASES | {f"{short}s": f"{phrase}s" for short, phrase in _PHRASES.items()}
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
