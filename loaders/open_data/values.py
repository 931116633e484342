"""Cells of publishers' tables as literals: amounts and dates as they come."""

import re
from datetime import datetime
from decimal import Decimal

from pyoxigraph import Literal

from cbris.loaders.statements import typed
from cbris.loaders.tables import Row

__all__ = ["day", "decimal"]

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,2})?")
DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%y %H:%M:%S")
"""How publishers write a day; a time of day is not kept."""


def decimal(row: Row, column: str) -> Literal | None:
    """Give a cell as xsd:decimal, None if it is empty; a decimal comma counts as a point.

    :raises SourceError: the cell is no number.
    """
    text = row[column]
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise row.error(column, "a number such as 1234.5, or nothing")
    plain = text.replace(",", ".")
    return typed(f"{Decimal(plain):f}" if "e" in plain.lower() else plain, "xsd:decimal")


def day(row: Row, column: str) -> str:
    """Give a cell as YYYY-MM-DD, empty if it is empty.

    :raises SourceError: the cell is no day in one of the forms of DAYS.
    """
    text = row[column]
    for form in DAYS if text else ():
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    if text:
        raise row.error(column, "a day such as 2025-12-31, or nothing")
    return ""
