"""The map: what is drawn for a place that is known as exactly, or as roughly, as the reports tell it."""
