"""Score metadata, references and mentions against gold annotations, and list every error.

Run ``python -m benchmarks.score_fields``; CBRIS_SHARED names the folder that holds ``gold``
and ``seeds``. It is ``cbris evaluate`` on them.
"""

import os
import sys
from pathlib import Path

from cbris.cli import cli

__all__ = ["main"]


def main() -> None:
    """Print precision, recall and F1 of every field, then the errors."""
    cli(["evaluate", str(Path(os.environ["CBRIS_SHARED"]) / "gold"), "--errors"])


if __name__ == "__main__":
    if "CBRIS_SHARED" not in os.environ:
        sys.exit("CBRIS_SHARED: not set; give the folder that holds gold/ and seeds/")
    main()
