"""Technology needs: topics of the SBIR programme of the US Department of Defense."""
