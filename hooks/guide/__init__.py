"""The guide as its authors write it: pages and their front matter, links in prose, the bot, the glossary."""
