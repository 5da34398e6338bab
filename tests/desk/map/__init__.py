"""The map: how exactly a place is drawn."""
