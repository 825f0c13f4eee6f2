import pytest

from rnnquiz.cli.world import language
from rnnquiz.errors import UsageError


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, "zh"),
        ({"RNNQUIZ_LANG": "en", "LC_ALL": "zh_CN"}, "en"),
        ({"RNNQUIZ_LANG": "zh"}, "zh"),
    ],
)
def test_the_language(environ, lang) -> None:
    assert language(environ) == lang


def test_a_language_there_is_not() -> None:
    with pytest.raises(UsageError, match=r"^RNNQUIZ_LANG is `fr`; it can be en or zh$"):
        language({"RNNQUIZ_LANG": "fr"})
