"""Read what many people wrote and give back what they said, with nothing lost and nothing made up."""

__version__ = "0.1.0"
