"""The buttons under answers: which there are, what their custom ids say, and what a press does."""
