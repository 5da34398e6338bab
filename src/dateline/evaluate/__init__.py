"""One scorer for each stage, one loader for each gold set."""
