"""What is said to a person: the same sentence in each language, side by side."""

from typing import Literal

import msgspec

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in English, in Simplified Chinese, or in both; at least one is not empty."""

    en: str = ""
    zh: str = ""

    def pick(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language where that one is missing."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages this text is written in."""
        return tuple(lang for lang in LANGS if getattr(self, lang))
