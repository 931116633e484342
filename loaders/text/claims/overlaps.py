"""Objects that swallow the next clause: "(mills feed) few, and the abbot's quay serves all"."""

import re
from collections.abc import Sequence

from cbris.loaders.text.claims.drafts import Draft

__all__ = ["apart"]

_LINK = re.compile(r",? (?:and|but|while|whereas|or) (?:the |an? )?$")


def apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the drafts in whose object another one has its subject and its verb."""
    return [one for one in drafts if not any(_swallows(one, other) for other in drafts)]


def _swallows(one: Draft, other: Draft) -> bool:
    """Tell whether the other draft is a clause that begins in the object of the one."""
    subject = other.hit.left.subject
    if other is one or subject is None or other.hit.left.relative or not other.hit.rule.verbs:
        return False
    inside = one.object.start < subject.start and other.hit.match.start() < one.object.end
    return inside and bool(_LINK.search(one.hit.plain.masked, one.object.start, subject.start))
