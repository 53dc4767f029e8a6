"""What a rewrite or a picture costs: prices, tokens, sums and the words for them. Knows nothing of MkDocs."""
