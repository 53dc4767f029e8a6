"""What time has made wrong, gathered for one issue."""
