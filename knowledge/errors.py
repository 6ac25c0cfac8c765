"""What can go wrong with an article, each error in words for the person who reads it."""


class KnowledgeError(Exception):
    """Say in one sentence what is wrong and what to do about it."""


class UnreadableError(KnowledgeError):
    """Report a file that can't be read as an article or a question set."""


class UnknownArticleError(KnowledgeError):
    """Report the name of an article that the library does not hold."""


class UnknownPlaceError(KnowledgeError):
    """Report a paragraph, a sentence or an offset that the article does not have."""
