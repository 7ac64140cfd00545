"""Who held what when: deeds read as transactions, and the chain of title they make."""
