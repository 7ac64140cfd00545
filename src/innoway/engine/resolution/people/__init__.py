"""Resolution of people from mentions: read, block, profile, score, cluster, explain."""
