"""Reading along: pages of an article, a search within it, and the controls under both."""
