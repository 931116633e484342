"""Letters that a scan or a keyboard took for others."""

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.lookalikes import clear
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.vocabulary import Vocabulary

KNOWN = frozenset({"cooperation", "slovakia", "innovation", "ris", "cultural", "law"})


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("c0operation", "cooperation"),
        ("SIovakia", "Slovakia"),
        ("lnnovation", "Innovation"),
        ("(RlS)", "(RIS)"),
        ("cu1tural", "cultural"),
        ("Eurоpean", "European"),
        ("Транскoрдонний", "Транскордонний"),
        ("t0day lndustry", "t0day lndustry"),
        ("law, F1, McIntosh, 2021", "law, F1, McIntosh, 2021"),
    ],
)
def test_clear(raw: str, mended: str) -> None:
    assert clear(raw, KNOWN) == mended
    assert len(mended) == len(raw)


def test_misread_names_are_found_as_the_text_has_them() -> None:
    text = "Сross-border c0operation of SIovakia, Cross-bordercooperation, legal differences3"
    layout = Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text)))
    found = find_mentions(text, layout, "en", Vocabulary.load())
    assert [(one.text, one.kind) for one in found] == [
        ("Сross-border c0operation", "cross-border-structure"),
        ("SIovakia", "country"),
        ("Cross-bordercooperation", "cross-border-structure"),
        ("legal differences", "barrier"),
    ]
