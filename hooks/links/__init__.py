"""Every link out of the site: the registry it comes from and the check that it still leads somewhere."""
