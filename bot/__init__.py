"""Answer questions on Discord with the sentences of an article."""
