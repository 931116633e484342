"""The parts of a header: marks, lines, people, institutes, titles, keywords, citations."""
