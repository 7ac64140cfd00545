"""The door of the data engine: one module a question, frozen dataclasses in and out."""
