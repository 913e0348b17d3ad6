"""Better words in the place of a slip."""

from __future__ import annotations

import pytest

from hall_assistant.phrases.slips import Slip, mended


@pytest.mark.parametrize(
    ("text", "said", "better", "after"),
    [
        ("你的卡停了", "你", "您", "您的卡停了"),
        ("我们会尽快处理，钱退话费。", "尽快", "明天下午五点前我打给您。", "明天下午五点前我打给您，钱退话费。"),
        ("查了。我们会尽快处理", "尽快", "明天下午五点前我打给您。", "查了。明天下午五点前我打给您。"),
        ("尽快", "尽快", "今天五点前。", "今天五点前。"),
    ],
)
def test_a_word_takes_a_words_place_and_a_sentence_a_sentences(text: str, said: str, better: str, after: str) -> None:
    at = text.index(said)
    start, end, words = mended(text, Slip(at, at + len(said), said, "", better, ""))
    assert text[:start] + words + text[end:] == after
