"""Names of programs, formats, parts of notes, optimisers, measures and kinds of nets, seldom meant as papers."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze

PROGRAM_SIGN = lazy_pattern(r"[=*;{}$<>\\]")  # a sign by which code sets or calls something
# Tools of the trade, which nobody means as papers
_TOOLS = (
    "pytorch tensorflow keras numpy scipy scikitlearn sklearn pandas matplotlib seaborn jax flax spacy nltk gensim "
    "stanza allennlp optuna ray dask spark pyspark mxnet caffe caffe2 theano opencv detectron detectron2 mmdetection "
    "mmcv torchvision torchaudio timm huggingface transformers datasets accelerate deepspeed vllm wandb tensorboard "
    "cuda cudnn onnx tensorrt openmpi mpi4py sqlite duckdb hadoop kubernetes mapreduce bigquery networkx pyg dgl rdkit "
    "qiskit cvxpy cplex gurobi openaigym gym unity blender moses cleanrl stablebaselines3 rllib mllib sparksql graphx "
    "github gitlab arxiv latex bibtex overleaf jupyter colab chatgpt vscode onedrive sarif youtube "
    "stackoverflow openreview"
)
# Programs that are compared with, as methods are
_PROGRAMS = (
    "xgboost lightgbm catboost fairseq opennmt espnet kaldi speechbrain megatronlm mujoco isaacgym isaacsim carla "
    "airsim sentencepiece fasttext wordnet"
)
_DEVICES = "hdmi usb wifi gpu cpu tpu fpga asic riscv imu gps lidar pmic adc dac pcb pwm mcu dsp plc"
_FORMATS = (
    "json xml html css csv midi yaml toml sql pdf mp3 mp4 png jpeg gif svg utf8 ascii unicode http https ftp ssh tls "
    "ssl tcp udp api sdk cli gui url uri dns gpl nan"
)
_OFFICE = "moc toc todo wip tbd faq fyi aka kpi okr bsc msc phd"
_OPTIMISERS = "adam adamw sgd rmsprop adagrad adadelta adamax nadam lamb lars lion adafactor"
_MEASURES = (
    "bleu sacrebleu rouge rougel meteor cider ciderd spice bertscore bleurt comet chrf clipscore fid kid lpips ssim "
    "sdr sisdr sisnr msssim psnr iou miou giou map ndcg mrr auc auroc wer cer ter mos pesq stoi dice niqe vmaf "
    "inceptionscore"
)
_KINDS = (
    "gan gans lstm lstms bilstm gru vae vaes mlp cnn rnn gnn fcn transformer transformers dropout rag cot moe rlhf icl "
    "sft seq2seq ransac svd pca svm hmm knn mcmc ddp"
)
_FAMILY_NAMES = (
    "bert resnet resnet50 vit clip nerf lora unet 3dgs yolo detr mamba gpt gpt2 gpt3 gpt4 llama tasnet word2vec"
)
_FAMILIES = frozenset(_FAMILY_NAMES.split())
_TASKS = frozenset(
    ["vqa", "nli", "ner", "vln", "asr", "ocr", "tts", "nlp", "slam", "sfm", "reid"]
)  # each also the name of a paper or data
_MEASURED = frozenset(_MEASURES.split())
_OF_NO_WORK = frozenset(f"{_TOOLS} {_DEVICES} {_FORMATS} {_OFFICE} {_KINDS}".split()) | _TASKS
_OF_MANY = _OF_NO_WORK | _FAMILIES | frozenset(_OPTIMISERS.split())
_SPOKEN = frozenset(f"{_PROGRAMS} {_OPTIMISERS}".split()) | _MEASURED | _OF_NO_WORK


def is_task(name: str) -> bool:
    """Tell whether a name is the abbreviation of a task, which a heading is about and not a paper (`# VQA`).

    >>> [is_task(name) for name in ("VQA", "ViLT")]
    [True, False]
    """
    return squeeze(name) in _TASKS


def is_measure(name: str) -> bool:
    """Tell whether a name is that of a measure, which texts use and sometimes cite.

    >>> [is_measure(name) for name in ("CIDEr", "PyTorch")]
    [True, False]
    """
    return squeeze(name) in _MEASURED


def is_family(name: str) -> bool:
    """Tell whether a name is also that of all models of its kind: `BERT for syslog` may be about another model.

    >>> [is_family(name) for name in ("NeRF", "U-Net", "DeiT")]
    [True, True, False]
    """
    return squeeze(name) in _FAMILIES


def is_program_or_measure(name: str) -> bool:
    """Tell whether a name is that of a program, an optimiser, a measure or a kind of network.

    >>> [is_program_or_measure(name) for name in ("PyTorch", "scikit-learn", "AdamW", "ROUGE-L", "RAG", "LLaVA")]
    [True, True, True, True, True, False]
    """
    return squeeze(name) in _SPOKEN


def is_of_many(name: str) -> bool:
    """Tell whether a name is that of a kind, a family, a task, a device, a format, an optimiser or a tool.

    >>> [is_of_many(name) for name in ("seq2seq", "ResNet", "LiDAR", "AdamW", "PyTorch", "XGBoost", "BERTScore")]
    [True, True, True, True, True, False, False]
    """
    return squeeze(name) in _OF_MANY
