"""What a build was made from, and on which day: enough to make it again, byte for byte."""
