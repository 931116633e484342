"""The line of author and year that some sites print above an entry."""

import re

__all__ = ["KEY_LINE"]

KEY_LINE = re.compile(
    r"[^\W\d_][^,;:()\d\n]{1,80}(?:, [^,;:()\d\n]{1,60}){0,3}(?:,? et al\.?)?,? (?:19|20)\d\d[a-z]?"
)
"""``Asheim et al., 2011``, ``Makkonen and Rohde, 2016``, ``European Commission, 2020a``."""
