"""What was read from a document, as a person or a program gets it, without a graph."""

from cbris.loaders.reports.lines import text_report
from cbris.loaders.reports.page import PAGE_END, page_start, section
from cbris.loaders.reports.record import record, schema

__all__ = ["PAGE_END", "page_start", "record", "schema", "section", "text_report"]
