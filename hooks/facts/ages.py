"""When something is old, in days. Time alone stops no build; only prices that nobody can trust any more do."""

# Prices: from then on a note; a strong note, with ranges in place of figures; a strict build fails.
PRICES_NOTE_AFTER = 21
PRICES_STALE_AFTER = 45
PRICES_EXPIRED_AFTER = 90
# A model that is shut down so soon is flagged wherever it is recommended.
RETIRES_SOON = 60
# A contributor is told that a person should look again at the facts of a page, or at a link.
CHECK_AGAIN_AFTER = 120
# A reader is told that the facts of a page are old.
TELL_READER_AFTER = 180
