"""`make prices`: pin newer price packages, date them, and compare all sources. Knows nothing of MkDocs."""
