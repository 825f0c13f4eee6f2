"""What an answer in words is heard to claim: the words as they stand there, or nothing."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnnquiz.bank import Sayings
from rnnquiz.grading.claimed import MAX_HEARD, claims

WORDS = Sayings(
    en=("solve* vanishing gradient*", "no vanishing"),
    zh=("解决*梯度消失", "梯度*不会*消失"),
)
# What is quoted stands between two bars.
HEARD = {
    "plainly": "An LSTM |solves vanishing gradients|.",
    "with words between": "It |solves the old vanishing gradient|.",
    "in capitals": "LSTM |SOLVED VANISHING GRADIENTS|",
    "in full width": "|ｓｏｌｖｅｓ ｖａｎｉｓｈｉｎｇ ｇｒａｄｉｅｎｔｓ|．",
    "with a hyphen": "|solves the vanishing-gradient| problem",
    "in quotation marks": "|solves “vanishing” gradients|",
    "behind a number": "f = 0.9 |solves 99.5 percent of vanishing gradients|",
    "as short as it can be": "It solves this, |solves vanishing gradients|.",
    "with the negation it holds": "So there is |no vanishing|.",
    "after another negation": "It does not stop explosion but |solves vanishing gradients|",
    "in a later sentence": "It does not. It |solves vanishing gradients|.",
    "not only": "Not only does it |solve vanishing gradients|.",
    "in Chinese": "LSTM |解决了梯度消失|问题。",
    "in Chinese with spaces": "LSTM|解决 了 梯度 消失|",
    "in Chinese with its own negation": "所以|梯度就不会消失|了",
    "in Chinese with 不断": "|解决了不断出现的梯度消失|",
    "after what others say": "People say it explodes, but it |solves vanishing gradients|.",
    "which is right": "It |solves vanishing gradients|, which is right.",
    "in Chinese before 错误的": "它|解决了梯度消失|带来的错误，是有用的",
    "in fact": "It is often said to fail; in fact it |solves vanishing gradients|.",
    "before what is wrong with another": "It |solves vanishing gradients| where the RNN is wrong.",
    "what is no longer needed": "It |solves what is no longer needed, vanishing gradients|",
    "in Chinese with 没用的": "LSTM |解决了没用的、不再需要的梯度消失|",
    "in Chinese after 其实": "有人说它没用，其实它|解决了梯度消失|",
    "in Chinese after 但": "没有解决爆炸但|解决了梯度消失|",
}
UNHEARD = {
    "nothing": "",
    "another thing": "An LSTM has three gates.",
    "within a word": "dissolves vanishing gradients",
    "in two sentences": "It solves it. Vanishing gradients remain",
    "in two Chinese sentences": "问题解决了。梯度消失还在",
    "does not": "It does not solve vanishing gradients.",
    "doesn't": "It doesn’t really solve vanishing gradients.",
    "doesnt": "it doesnt solve vanishing gradients",
    "never": "It never fully solves vanishing gradients.",
    "cannot": "An LSTM cannot by itself solve vanishing gradients.",
    "fails to": "It fails to solve vanishing gradients.",
    "not within": "It solves exploding, not vanishing gradients.",
    "not true that": "It is not true that, in practice, an LSTM solves vanishing gradients.",
    "a myth": "It is a myth, and an old one, that an LSTM solves vanishing gradients.",
    "to some extent": "It solves vanishing gradients to some extent.",
    "partly": "It partly solves vanishing gradients.",
    "一定程度": "LSTM 在一定程度上解决了梯度消失",
    "不能": "LSTM 不能解决梯度消失",
    "并不": "LSTM 并不真正解决梯度消失",
    "没有": "LSTM 没有解决梯度消失",
    "不会": "这不会解决梯度消失",
    "未": "LSTM 未解决梯度消失",
    "不了": "靠它解决不了梯度消失",
    "often said": "It is often said that LSTMs solve vanishing gradients.",
    "people say": "Some people say that an LSTM solves vanishing gradients.",
    "many believe": "Many believe, even today, that LSTMs solve vanishing gradients.",
    "is a myth": "That LSTMs solve vanishing gradients is a myth.",
    "is not true": "That an LSTM solves vanishing gradients entirely is simply not true.",
    "that is wrong": "An LSTM solves vanishing gradients, but that is wrong.",
    "which isn't right": "LSTMs solve vanishing gradients, which isn't quite right.",
    "not needed to": "It is not needed to solve vanishing gradients.",
    "不把旧的": "它解决时不把旧的梯度消失",
    "有人说": "有人说 LSTM 解决了梯度消失，其实不对。",
    "人们常说": "人们常说，LSTM 解决了梯度消失",
    "是误解": "说 LSTM 解决了梯度消失是一种误解",
    "说法不对": "LSTM 解决了梯度消失，这种说法不对",
    "误以为": "很多人误以为，有了门就解决了梯度消失",
}


@pytest.mark.parametrize("name", HEARD)
def test_what_is_claimed_is_quoted(name: str) -> None:
    before, quote, after = HEARD[name].split("|")
    assert claims(WORDS, before + quote + after) == quote


def test_a_quotation_is_on_one_line() -> None:
    assert claims(WORDS, "solves\n  vanishing\ngradients") == "solves vanishing gradients"


@pytest.mark.parametrize("name", UNHEARD)
def test_what_is_not_claimed(name: str) -> None:
    assert claims(WORDS, UNHEARD[name]) is None


def test_what_is_thrown_away_is_no_negation() -> None:
    words = Sayings(zh=("遗忘门*删", "重置门*清除"), en=("forget gate* delete*",))
    assert claims(words, "遗忘门把没用的信息删掉") == "遗忘门把没用的信息删"
    assert claims(words, "遗忘门删掉错误的信息") == "遗忘门删"
    assert claims(words, "重置门把不重要的内容清除") == "重置门把不重要的内容清除"
    assert claims(words, "遗忘门不把没用的信息删掉") is None
    assert claims(words, "The forget gate takes what is not needed and deletes it") is not None


def test_a_phrase_is_whole_words_unless_a_star_says_otherwise() -> None:
    assert claims(Sayings(en=("gate",)), "two gates") is None
    assert claims(Sayings(en=("gate*",)), "two gates, open") == "gates"
    assert claims(Sayings(en=("*gates",)), "two subgates") == "gates"


def test_a_phrase_of_the_other_language_is_heard_too() -> None:
    assert claims(WORDS, "它 solve 了 vanishing gradient 的问题") == "solve 了 vanishing gradient"


def test_what_comes_after_the_limit_is_not_heard() -> None:
    said = "solves vanishing gradients"
    assert claims(WORDS, "a " * (MAX_HEARD // 2) + said) is None
    assert claims(WORDS, "a " * (MAX_HEARD // 2 - 20) + said) == said


SAID = (
    "solve",
    "s ",
    " vanishing gradients",
    "not ",
    "解决",
    "不",
    "梯度消失",
    ". ",
    "。",
    "*",
    "ﷺ",
)
PIECES = st.lists(st.sampled_from(SAID) | st.text(max_size=5), max_size=30).map("".join)
PHRASES = st.lists(PIECES, max_size=3).map(tuple)


@given(PHRASES, PHRASES, PIECES)
def test_it_never_raises_and_quotes_only_what_is_there(en, zh, text: str) -> None:
    quote = claims(Sayings(en=en, zh=zh), text)
    assert quote is None or quote in " ".join(text.split())


@given(PIECES)
def test_what_is_heard_is_heard_again_in_its_quotation(text: str) -> None:
    if quote := claims(WORDS, text):
        assert claims(WORDS, quote) == quote


@pytest.mark.parametrize(
    "text",
    [
        "solve " * 10_000 + "vanishing gradients",
        "solve not vanishing gradients " * 10_000,
        "vanishing gradients " * 10_000 + "solve",
        "a" * 100_000 + "n't solve",
        "不解决梯度消失" * 10_000,
        "'n" * 50_000,
        "ﷺ" * 100_000,
    ],
    ids=["solve", "not", "the other way round", "a word", "不", "n't", "ligatures"],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = process_time()  # of this process alone, however busy the machine is
    claims(WORDS, text)
    assert process_time() - begun < 0.5
