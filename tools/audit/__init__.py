"""Every page of the built site, looked at by a browser as a phone and a desk show it."""
