"""Where the paper stands in a page, and what of it is not the paper's."""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from cbris.loaders.formats.flow import local

__all__ = ["main_element", "unread_elements"]

_MAIN = ("main", "article")
_ASIDE = frozenset({"aside", "dialog", "footer", "form", "nav"})
_ROLES = frozenset({"banner", "complementary", "contentinfo", "dialog", "navigation", "search"})
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|cookies?|share|sharing"
    r"|social|footer|login|search|skip|skip_to_content|banner|adverts?|ads|comments?|metrics|widget"
    r"|modal|popup|tooltip|pagination|pager|toolbar|related|recommended|similar|downloads?|galleys?"
    r"|toc|usage|citation_formats?|howtocite|how_to_cite|citation_display|license|copyright|issue"
    r"|published|recaptcha|noprint|hidden|sr-only|visually-hidden|pkp_screen_reader"
    r"|pkp_brand_footer|pkp_structure_sidebar|pkp_structure_footer_wrapper)(?:$|[-_\s])",
    re.IGNORECASE,
)
MOST = 0.5
"""What holds more of the text than this is no furniture, whatever it is called."""


def main_element(root: etree._Element) -> etree._Element:
    """Give the element of the paper: of those that are marked as main the fullest, else body."""
    body = next((one for one in root.iter() if local(one) == "body"), root)
    whole = _size(body)
    best, size = body, 0
    for one in body.iter():
        if local(one) in _MAIN or one.get("role") in _MAIN:
            own = _size(one)
            if own > size:
                best, size = one, own
    return best if size > whole / 10 else body


def unread_elements(main: etree._Element, kept: Collection[etree._Element]) -> set[etree._Element]:
    """Give what is left out of the text: navigation, forms, boxes beside, what is hidden.

    :param kept: elements that are read in any case, with all around them.
    """
    around = {above for one in kept for above in one.iterancestors()} | set(kept)
    most = _size(main) * MOST
    return {one for one in _furniture(main) if one not in around and _size(one) <= most}


def _furniture(main: etree._Element) -> Iterator[etree._Element]:
    for one in main.iterdescendants():
        name = local(one)
        if not name:
            continue
        named = f"{one.get('class', '')} {one.get('id', '')}"
        style = (one.get("style") or "").replace(" ", "").casefold()
        if (
            name in _ASIDE
            or one.get("role") in _ROLES
            or one.get("hidden") is not None
            or "display:none" in style
            or (named.strip() and _FURNITURE.search(named))
        ):
            yield one


def _size(element: etree._Element) -> int:
    """Count the characters of the text of an element, scripts and styles left out."""
    return sum(
        len(one.text or "") + len(one.tail or "")
        for one in element.iter()
        if local(one) not in ("", "script", "style")
    )
