"""What each language needs to be read: words, endings and cues. Data first, code second; one folder a language."""

from inspel_text.lang.inflection import stems
from inspel_text.lang.words import Word, word_texts, words

__all__ = ["Word", "stems", "word_texts", "words"]
