"""An invented world of patents and deeds; it shows chains of title at work in a demo."""
