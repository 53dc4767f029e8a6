"""How much a page weighs: one small stylesheet, small scripts, nothing that no page asks for."""
