"""When something is old, in days. Time alone stops no build.

What a person wrote wrongly fails a strict build. What time made wrong (old facts and prices, a day that has passed, a
link that died, a model that was shut down) is a note in the build, a notice on the page, and a line of one issue.
"""

# Prices: from then on a note; a strong note, with ranges in place of figures; `expired` in prices.json.
PRICES_NOTE_AFTER = 21
PRICES_STALE_AFTER = 45
PRICES_EXPIRED_AFTER = 90
# A model that is shut down so soon is flagged wherever it is recommended.
RETIRES_SOON = 60
# A contributor is told that a person should look again at the facts of a page, or at a link.
CHECK_AGAIN_AFTER = 120
# A reader is told that the facts of a page are old.
TELL_READER_AFTER = 180
