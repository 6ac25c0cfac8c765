"""What sentences mean, as vectors: an optional model finds what is said in other words, or in another language."""
