"""Claims of many reports that tell one happening, as incidents that keep every voice."""
