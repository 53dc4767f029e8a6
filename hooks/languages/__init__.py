"""The guide in other languages: units of text, whether they still fit the English, and the words of the interface."""
