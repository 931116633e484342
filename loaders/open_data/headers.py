"""Whose CSV a file is, by its first line: what loaders look at before they accept it."""

from pathlib import Path

from cbris.loaders.tables import MAX_LINE

__all__ = ["METADATA", "delimiter", "first_line", "has_columns", "mapping"]

METADATA = "-metadata.json"
"""The end of the name of a CSVW mapping, after the name of its table."""
DELIMITERS = ",;\t"


def mapping(path: Path) -> Path:
    """Give the path at which the CSVW mapping of a table lies, if there is one."""
    return path.with_name(path.name + METADATA)


def first_line(path: Path) -> str:
    """Read the first line of a file; empty if there is none or it cannot be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.readline(MAX_LINE).decode("utf-8-sig", "replace").strip()
    except OSError:
        return ""


def delimiter(line: str) -> str:
    """Give what separates the cells of a header: the commonest of comma, semicolon and tab."""
    return max(DELIMITERS, key=line.count)


def has_columns(path: Path, columns: frozenset[str]) -> bool:
    """Tell whether a CSV file without a mapping of its own has all of these columns."""
    if path.suffix.lower() != ".csv" or mapping(path).is_file():
        return False
    line = first_line(path)
    return columns <= {name.strip().strip('"') for name in line.split(delimiter(line))}
