"""The same pipeline past one machine: on Ray, from WARC and Parquet into shards that merge into a workspace."""
