"""Cut a sentence into its clauses: a question is often on one of several, which the sentence as a whole hides."""

from re import compile as pattern
from unicodedata import east_asian_width

# A comma within a number, or a colon within a time, has no space after it.
_MARK = pattern(r"[,;:،؛)](?=\s)|\s(?=\()|[—，、；：）]|(?=（)|\s[–-](?=\s)")
# A shorter beginning or end says too little alone, and stays with what is beside it.
_LEAST, _LAST = 35, 20
# A Chinese or Japanese character says as much as so many letters.
_WIDE = 3


def clauses(sentence: str) -> tuple[str, ...]:
    """Give the clauses of a sentence, each to the character; none where it has but one."""
    starts = [0]
    for match in _MARK.finditer(sentence):
        at = match.end()
        if _letters(sentence[starts[-1] : at]) >= _LEAST and _letters(sentence[at : at + _LAST]) >= _LAST:
            starts.append(at)
    ends = [*starts[1:], len(sentence)]
    return tuple(sentence[start:end].strip() for start, end in zip(starts, ends, strict=True)) if ends[1:] else ()


def _letters(text: str) -> int:
    return sum(_WIDE if east_asian_width(char) in "WF" else 1 for char in text)
