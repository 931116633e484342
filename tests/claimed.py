"""What a sentence in the body of a paper claims, as the tests of claims write it."""

from cbris.loaders.text.read import read_document


def claims(sentence: str) -> list[str]:
    text = f"A title of a paper\n\nIntroduction\n\nIt was so. {sentence}\n"
    found = read_document(text, "x").claims
    return [f"{one.subject} -> {one.said} -> {one.object}" for one in found]
