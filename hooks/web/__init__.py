"""What the server and the pages tell a browser not to allow."""
