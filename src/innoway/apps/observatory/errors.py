"""What the observatory refuses, and what is wrong with content it is given."""


class ContentFault(ValueError):
    """A content file that cannot be used, said as "file: key: what is wrong"."""

    def __init__(self, file: str, key: str, fault: str) -> None:
        self.file, self.key, self.fault = file, key, fault
        super().__init__(f"{file}: {key or 'the file'}: {fault}")
