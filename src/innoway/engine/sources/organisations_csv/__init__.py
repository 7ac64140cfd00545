"""Registers of organisations as CSV files of any origin."""
