"""Report -> Reading: sentences, syntax and names of every block that is read for claims."""
