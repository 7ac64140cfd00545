"""Recorded transfers of US patents: assignments, mergers, liens, releases."""
