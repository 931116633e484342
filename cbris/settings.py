"""Where the data folder lies when the command line does not say."""

from pathlib import Path

from platformdirs import user_data_path

__all__ = ["DATA_VARIABLE", "default_data_dir"]

DATA_VARIABLE = "CBRIS_DATA"
"""The environment variable that names the data folder; read by the command line."""


def default_data_dir() -> Path:
    """Give the platform's folder for the data of this user."""
    return user_data_path("cbris")
