"""The expressions of patterns/mentions.yaml."""

import re

from cbris.loaders.text.naming import Naming


def test_every_expression_compiles() -> None:
    naming = Naming.load()
    listed = [one.cue for one in naming.enumerations]
    for one in naming.patterns:
        listed += filter(None, [one.regex, one.each, one.split])
    assert all(isinstance(one.compiled, re.Pattern) for one in listed)


def test_every_pattern_has_cues_in_lower_case() -> None:
    naming = Naming.load()
    found = [one.cues for one in naming.patterns] + [one.cues for one in naming.enumerations]
    for cues in found:
        assert cues
        assert all(cue == cue.lower() for cue in cues)
