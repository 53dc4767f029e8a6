"""Measurements. Each is a ratio to a named baseline of the same run; no test ever depends on a time."""
