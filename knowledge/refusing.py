"""The sentence with which a question is declined."""

from collections.abc import Sequence


def refusal(found: Sequence[str], missing: Sequence[str], *, worded: bool = True) -> str:
    """Say that the articles do not answer, and which words of the question they have and lack."""
    has, lacks = _listed(found), _listed(missing)
    if not found and not missing and worded:
        return "The article does not say."
    if not found and not missing:
        return "There is no word in this question to look for. Ask with a name or a thing from the article."
    if not found:
        return f"The article does not say. It has no word for {lacks}."
    if not missing:
        return f"The article does not say. It has {has}, but no sentence that answers this."
    return f"The article does not say. It has {has}, but nothing on {lacks}."


def listed(shown: Sequence[str]) -> str:
    """Put words or titles one after another, the last after "and"."""
    return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)


def _listed(words: Sequence[str]) -> str:
    return listed([f"“{word}”" for word in words])
