"""The rules that pages and data keep. Each is one file in rules/checks; its name is the id of the rule."""
