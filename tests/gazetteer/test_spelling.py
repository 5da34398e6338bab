import pytest

from dateline.gazetteer.spelling import bare, fold, is_latin, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tal-Afar", "tal afar"), ("Sana'a", "Sanaa"), ("São Paulo", "Sao Paulo"), ("St. Louis", "Saint Louis")],
)
def test_marks_and_case_make_no_other_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_article_is_left_out_but_not_all_of_a_name() -> None:
    assert fold("The Hague") == "hague"
    assert fold("The") == "the"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dulu'iyah", "Dhuluiya"),
        ("Al Miqdadiyah", "Muqdadiya"),
        ("Fallujah", "Al-Faluja"),
        ("Hawija", "Al Hawijah"),
        ("Bayji", "Beiji"),
    ],
)
def test_spellings_of_one_arabic_name_sound_alike(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other)) != ""


def test_other_towns_sound_otherwise() -> None:
    assert sound(fold("Tikrit")) != sound(fold("Takhar"))


def test_an_article_and_a_word_of_kind_before_a_name_are_left_out() -> None:
    assert bare(fold("Nahiyat al Iskandariyah")) == "iskandariyah"
    assert bare("al") == "al"


def test_letters_of_other_scripts_are_no_latin_name() -> None:
    assert is_latin("Al Başrah")
    assert not is_latin("Киркук")
