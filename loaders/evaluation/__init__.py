"""How well texts are read: what was found against what people annotated."""

from cbris.loaders.evaluation.evaluate import Evaluation, evaluate, evaluate_folder
from cbris.loaders.evaluation.gold import Gold, read_gold
from cbris.loaders.evaluation.tally import Difference, Tally

__all__ = [
    "Difference",
    "Evaluation",
    "Gold",
    "Tally",
    "evaluate",
    "evaluate_folder",
    "read_gold",
]
