"""When facts count as old. A contributor is told before: hooks/rules/checks/checked_old.py."""

TELL_READER_AFTER_DAYS = 180
