"""Entity resolution: who is who, why, and with which evidence."""
