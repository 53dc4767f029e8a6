"""Drawings of screens, described part by part in data/drawings.yml; no MkDocs in it."""
