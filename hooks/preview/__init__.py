"""What readers find changed between two built sites; imports nothing of MkDocs."""
