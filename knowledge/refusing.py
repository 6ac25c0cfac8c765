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


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return ", ".join(quoted[:-1]) + " and " + quoted[-1] if len(quoted) > 1 else "".join(quoted)
