"""What stands before a hyphen: the evidence that a hyphen belongs to the word."""

__all__ = ["COMPOUND_STARTS", "JOINING", "PREFIXES"]

_PREFIXES_LISTED = """
    anti bio co counter de eco ex extra fore geo inter intra macro mega meta micro mid mini
    multi neo para post pre pro quasi re semi sub super techno trans ultra
"""
_STARTS_LISTED = """
    after all bottom cross full half high large little long low near non off on over self short
    small so socio top under up well
"""
_JOINING_LISTED = """
    bottom co cross high inter low macro micro mid multi non post pre quasi self semi sub
    top trans ultra
"""

PREFIXES = frozenset(_PREFIXES_LISTED.split())
"""No words by themselves, and written with a hyphen as often as without."""

COMPOUND_STARTS = frozenset(_STARTS_LISTED.split())
"""Words that open a compound, which keeps its hyphen."""

JOINING = frozenset(_JOINING_LISTED.split())
"""The commonest of both: they join what follows also where blanks stand around the hyphen."""
