"""The trained labeller of references: a linear-chain CRF, loaded once."""

from functools import cache
from importlib.resources import as_file, files

import pycrfsuite

from cbris.loaders.text.references.features import features
from cbris.loaders.text.references.tokens import Token

__all__ = ["MODEL", "Labeller", "labeller"]

MODEL = "model/references.crfsuite"


class Labeller:
    """Labels the words of a reference, and says how sure it is."""

    def __init__(self, path: str) -> None:
        """Load a model file."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(path)

    def labels(self, tokens: list[Token]) -> list[str]:
        """Give the likeliest sequence of labels."""
        return list(self._tagger.tag(features(tokens))) if tokens else []

    def certainty(self, label: str, at: int) -> float:
        """Give the marginal probability of a label in the sequence labelled last."""
        return float(self._tagger.marginal(label, at))


@cache
def labeller() -> Labeller:
    """Give the labeller with the model that is shipped."""
    with as_file(files("cbris.loaders.text.references") / MODEL) as path:
        return Labeller(str(path))
