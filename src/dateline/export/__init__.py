"""Data sets out of a store, one file per format."""
