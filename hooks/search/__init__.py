"""What the search of the site knows: every page and section as the reader sees it, in one file."""
