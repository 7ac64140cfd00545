"""US grants and published applications from the weekly bulk XML of the USPTO."""
