"""Shards, and the cluster that makes them."""
