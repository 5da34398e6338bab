"""The desk: its routes, its guards, and all of it in a browser."""
