"""The situation report: what is said to have happened, by whom, with every sentence footnoted."""
