from __future__ import annotations

import pytest

from vlbib.notes.line.inline import read_line
from vlbib.notes.line.title import Reading, read_title

LINES = [
    ("ROSSI A, WEBER J. Finding Small Objects [EB/OL]. 2023.", "Finding Small Objects", 2023, None),
    ("Finding Small Objects[J/OL]. Nature, 2020, 5(3): 1998-2010.", "Finding Small Objects", 2020, "Nature"),
    ("Finding Small Objects[C]//ICML. PMLR, 2021: 8748-8763. nice", "Finding Small Objects", 2021, "ICML"),
    ("Rossi A, Xu K, et al. Finding Small Objects[C]// Proceedings of the conference on objects. 2016: 770-778.",
     "Finding Small Objects", 2016, None),
    ("Finding Small Objects[C]//International Conference on Machine Learning. 2021.", "Finding Small Objects", 2021,
     "International Conference on Machine Learning"),
    ("Finding Small Objects [EB/OL]. (2023-04-17)[2024-01-01]. https://example.org", "Finding Small Objects", None,
     None),
    ("[2022 ICML] OFA_ Unifying Architectures", "OFA_ Unifying Architectures", 2022, "ICML"),
    ("[CVPR 2021 (Oral)] Taming Transformers for Images", "Taming Transformers for Images", 2021, "CVPR"),
    ("[NeurIPS 2021 Spotlight] Diffusion Models Beat GANs", "Diffusion Models Beat GANs", 2021, "NeurIPS"),
    ("(arXiv preprint 2022) **Painting with Latents**, Xianchao Wu  [Paper] ",
     "Painting with Latents", 2022, "arXiv"),
    ("Localizing Moments in Video - L. A. Hendricks et al, `ICCV 2017`. [code]",
     "Localizing Moments in Video", 2017, "ICCV"),
    ("VisualBERT: A Simple Baseline, arXiv 2019/08, ACL 2020 [code]",
     "VisualBERT: A Simple Baseline", 2020, "ACL"),
    ("SEMVLP: ALIGNING SEMANTICS, ICLR 2021 submission", "SEMVLP: ALIGNING SEMANTICS", 2021, "ICLR"),
    ("BERT for Video Segments, \tICCV 2019 YouTube8M workshop",
     "BERT for Video Segments", 2019, "ICCV YouTube8M"),
    ("2022.04 | Hierarchical Image Generation with Latents",
     "Hierarchical Image Generation with Latents", 2022, None),
    ("2019 | NeurIPS | ViLBERT: Pretraining Representations",
     "ViLBERT: Pretraining Representations", 2019, "NeurIPS"),
    ("2021-CVPR-Learning Continuous Images", "Learning Continuous Images", 2021, "CVPR"),
    ("(2015) U-Net: Networks for Segmentation @MICCAI", "U-Net: Networks for Segmentation", 2015, "MICCAI"),
    ("What Makes Training Networks Hard?, CVPR 2020", "What Makes Training Networks Hard?", 2020, "CVPR"),
    ('"Why Trust You?": Explaining Any Classifier (KDD 2016)',
     '"Why Trust You?": Explaining Any Classifier', 2016, "KDD"),
    ("Finding Small Objects in Fields：ECCV 22，定位", "Finding Small Objects in Fields", 2022, "ECCV"),
    ("[2018 ECCV] CBAM_ Attention Module.pdf", "CBAM_ Attention Module", 2018, "ECCV"),
    ("NeRF in the Wild (CVPR 2021 Oral) ⭐⭐⭐", "NeRF in the Wild", 2021, "CVPR"),
    ("LoRA: Low-Rank Adaptation - arXiv:2106.09685v2 [cs.CL]", "LoRA: Low-Rank Adaptation", None, "arXiv"),
    ("(IEEE Transactions on Neural Networks-2022) **DR-GAN: Regularization**", "DR-GAN: Regularization", 2022,
     "IEEE Transactions on Neural Networks"),
    ("Language Models are Graders Submitted on 18 Feb 2025", "Language Models are Graders", 2025, None),
    ("12-in-1: Multi-Task Representation Learning, CVPR 2020",
     "12-in-1: Multi-Task Representation Learning", 2020, "CVPR"),
    ("[2023] 视觉语言预训练模型综述", "视觉语言预训练模型综述", 2023, None),
    ("《Learning Visual Models》（ICML 2021）", "Learning Visual Models", 2021, "ICML"),
]  # fmt: skip

LABELS = [
    ("**Oct 4** — Learning Transferable Visual Models", "Learning Transferable Visual Models", ()),
    ("**Week 3**: Learning Transferable Visual Models", "Learning Transferable Visual Models", ()),
    ("[CLIP] Learning Transferable Visual Models, 2021", "Learning Transferable Visual Models", ("CLIP",)),
    ("**TextVQA**: Iterative Answer Prediction, CVPR 2020, [code], (**M4C**)",
     "Iterative Answer Prediction", ("TextVQA", "M4C")),
    ("**Multi-task Learning**, 12-in-1: Multi-Task Learning of Things, CVPR 2020",
     "12-in-1: Multi-Task Learning of Things",
     ("Multi-task Learning",)),
    ("Hierarchical Image Generation with Latents (DALL·E 2)",
     "Hierarchical Image Generation with Latents", ("DALL·E 2",)),
    ("Generalization via Risk Extrapolation (REx)", "Generalization via Risk Extrapolation (REx)", ()),
    ("[paper] Attention Is All You Need [code]", "Attention Is All You Need", ()),
    ("Unified Learning in Label Space，UniCL，微软", "Unified Learning in Label Space", ("UniCL",)),
]  # fmt: skip

AUTHORS = [
    ("**Bag of Metrics**, Tan M. Dinh et al.", "Bag of Metrics", ("Tan M. Dinh",)),
    ("A Simple Framework, Ting Chen, Simon Kornblith, Geoffrey Hinton, ICML 2020.", "A Simple Framework",
     ("Ting Chen", "Simon Kornblith", "Geoffrey Hinton")),
    ("Radford, A., Kim, J. W., & Sutskever, I. (2021). Learning visual models. In *ICML* (pp. 8748–8763).",
     "Learning visual models", ("Radford, A.", "Kim, J. W.", "Sutskever, I.")),
    ('K. He, S. Ren, and J. Sun, "Deep residual learning," in CVPR, 2016, pp. 770–778.',
     "Deep residual learning",
     ("K. He", "S. Ren", "J. Sun")),
    ("Minaee, S., Porikli, F. (2021). Image segmentation: A survey. IEEE TPAMI, 44(7), 3523-3542.",
     "Image segmentation: A survey", ("Minaee, S.", "Porikli, F.")),
    ("VirTex: Visual Representations (Desai & Johnson, CVPR 2021)",
     "VirTex: Visual Representations", ("Desai", "Johnson")),
    ("Momentum Contrast for Learning. He et al. CVPR 2020", "Momentum Contrast for Learning", ("He",)),
    ("Unifying Localization and Vision Understanding. CVPR 2022",
     "Unifying Localization and Vision Understanding", ()),
    ("Read, Watch, and Move: Learning to Ground - He, Dongliang et al, `AAAI 2019`.",
     "Read, Watch, and Move: Learning to Ground",
     ("He, Dongliang",)),
]  # fmt: skip


def _read(text: str) -> Reading:
    return read_title(read_line(text), 1)


@pytest.mark.parametrize(("text", "title", "year", "venue"), LINES)
def test_year_and_venue_are_read_and_removed(text: str, title: str, year: int | None, venue: str | None) -> None:
    reading = _read(text)
    assert (reading.title, reading.claim.year, reading.claim.venue) == (title, year, venue)


@pytest.mark.parametrize(("text", "title", "labels"), LABELS)
def test_labels_are_removed(text: str, title: str, labels: tuple[str, ...]) -> None:
    reading = _read(text)
    assert (reading.title, reading.labels) == (title, labels)


@pytest.mark.parametrize(("text", "title", "authors"), AUTHORS)
def test_authors_are_read_and_removed(text: str, title: str, authors: tuple[str, ...]) -> None:
    reading = _read(text)
    assert (reading.title, reading.authors) == (title, authors)


def test_a_title_partly_linked_is_whole() -> None:
    reading = _read("[BERT](https://arxiv.org/abs/1810.04805): Pre-training of Deep Transformers (NAACL 2019)")
    assert reading.title == "BERT: Pre-training of Deep Transformers"
    assert [str(one) for one in reading.ids] == ["arxiv:1810.04805"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Little et al. (2010) Finding small objects in fields. Biophys J", "Finding small objects in fields"),
        ("Rossi, A., y otros. (2014). Finding small objects in fields.", "Finding small objects in fields"),
        ("Kowalski, A., i in. (2014). Finding small objects in fields.", "Finding small objects in fields"),
        ("Little et al. (2010) Small objects. A Study of Fields", "Small objects. A Study of Fields"),
    ],
)
def test_a_reference_gives_its_title_without_the_journal(line: str, title: str) -> None:
    assert read_title(read_line(line)).title == title


def test_a_venue_after_people_is_a_claim_and_ends_a_citation_above_plain_words() -> None:
    reading = read_title(read_line("Lu et al., NeurIPS 2019. Finding Small Objects in a Field"))
    assert (reading.title, reading.claim.year, reading.claim.venue) == (
        "Finding Small Objects in a Field",
        2019,
        "NeurIPS",
    )
    assert read_title(read_line("Lu et al., NeurIPS 2019.\nTwo streams.")).title == ""
    above = read_title(read_line("Lu et al., NeurIPS 2019.\nFinding Small Objects in a Field"))
    assert above.title.endswith("Finding Small Objects in a Field")


def test_a_name_before_its_authors_is_named_if_only_a_remark_follows() -> None:
    for text, named in (
        ("**Mouse2Vec**: Zhang et al. (2024), simple but nice", "Mouse2Vec"),
        ("**Mouse2Vec**: Zhang et al. (2024), Finding Small Objects", "Finding Small Objects"),
        ("**Fairness**: Zhang et al. (2024), simple", "simple"),  # a topic
    ):
        assert read_title(read_line(text)).title == named


def test_a_question_of_an_examination_is_no_title() -> None:
    for line in ("F: Generative Models of Images?", "Q2. Was It Translated?", "问：英语不好怎么办？"):
        assert read_title(read_line(line)).title == ""
    assert read_title(read_line("A: Generative Models of Images")).title.endswith("Generative Models of Images")


@pytest.mark.parametrize("arrow", ["<-", "←"])
def test_a_remark_on_what_is_before_it_is_no_title(arrow: str) -> None:
    pages = "https://arxiv.org/abs/1903.01390 https://arxiv.org/abs/1905.08926"
    assert read_title(read_line(f"{pages} {arrow} walking, for Dana")).title == ""


def test_a_category_after_an_id_is_no_title() -> None:
    reading = read_title(read_line("2202.00368 [cs.CV]"))
    assert (reading.title, [str(identity) for identity in reading.ids]) == ("", ["arxiv:2202.00368"])
    assert read_title(read_line("2202.00368 [cs.CV] Finding Small Objects")).title.endswith("Finding Small Objects")


@pytest.mark.parametrize("line", ["Rombach et al. CVPR 2022", "Rombach et al., 2022"])
def test_people_with_et_al_are_no_title(line: str) -> None:
    assert read_title(read_line(line)).title == ""


@pytest.mark.parametrize(
    ("after", "title"),
    [
        (", 11 S., 3. Langweilig, aber kurz", "Finding Small Objects"),
        (" – 4 pp. – good", "Finding Small Objects"),
        (" · 12 pages · Kleine Daten", "Finding Small Objects"),
        (", 12 pages. CVPR 2021", "Finding Small Objects"),  # a citation
    ],
)
def test_a_remark_after_the_length_of_a_paper_is_no_part_of_its_title_and_no_author(after: str, title: str) -> None:
    reading = read_title(read_line(f"Finding Small Objects{after}"))
    assert (reading.title, reading.authors) == (title, ())
    assert reading.claim.year == (2021 if "2021" in after else None)


@pytest.mark.parametrize("mark", ["[EB/OL]", "[J]", " [C/OL]", " [PP/OL]"])
def test_a_document_type_after_a_title_is_no_short_name(mark: str) -> None:
    for after in ("", ". Nature, 2020.", ". https://example.org"):
        reading = read_title(read_line(f"Finding Small Objects{mark}{after}"))
        assert (reading.title, reading.labels) == ("Finding Small Objects", ())


@pytest.mark.parametrize(
    ("after", "year"),
    [("CVPR 2021 最佳论文", 2021), ("CVPR'21 必读", 2021), ("CVPR 2021 最佳 of 3", None), ("最佳论文", None)],
)
def test_a_short_remark_in_another_script_after_venue_and_year_leaves_them_to_be_read(
    after: str, year: int | None
) -> None:
    reading = read_title(read_line(f"- Finding Small Objects {after}"))
    assert (reading.claim.year, reading.title == "Finding Small Objects") == (year, year is not None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Old encoders: Rossi et al. 2014", ""),
        ("Old encoders: see Rossi et al., 2014", ""),
        ("Old encoders: Drawing Old Maps, Rossi et al. 2014", "Drawing Old Maps"),
    ],
)
def test_a_label_and_people_are_no_title(text: str, title: str) -> None:
    assert read_title(read_line(text)).title in (title, f"Old encoders: {title}" if title else "")


@pytest.mark.parametrize("between", [", ", ". ", " "])
def test_people_and_a_venue_in_brackets_need_no_comma(between: str) -> None:
    reading = read_title(read_line(f"Drawing Old Maps (Yu et al{between}EMNLP 2018)"))
    assert (reading.title, reading.authors) == ("Drawing Old Maps", ("Yu",))
    assert (reading.claim.year, reading.claim.venue) == (2018, "EMNLP")
