"""Answer questions about articles in the articles' own words."""

from .answering import Answer, Certainty, Evidence, Role, Status, Thresholds
from .article import Article, Citation, Passage, Sentence
from .errors import KnowledgeError, UnknownArticleError, UnknownPlaceError, UnreadableError
from .library import Library
from .replies import spoken
from .sayings import Talk

__all__ = [
    "Answer",
    "Article",
    "Certainty",
    "Citation",
    "Evidence",
    "KnowledgeError",
    "Library",
    "Passage",
    "Role",
    "Sentence",
    "Status",
    "Talk",
    "Thresholds",
    "UnknownArticleError",
    "UnknownPlaceError",
    "UnreadableError",
    "spoken",
]
