"""Two questions a supervisor asks: does the process live, and may it be sent visitors."""
