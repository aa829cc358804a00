"""Every kind has its words in both languages."""

from thuanna.registry.organisations import words
from thuanna.registry.organisations.models import Organisation, Post, PostKind


def test_every_kind_of_organisation_and_post_is_named_in_both_languages():
    assert set(words.ORGANISATION_KINDS) == set(Organisation.Kind.values)
    assert set(words.POST_KINDS) == set(PostKind.values)
    assert set(words.SEXES) == set(Post.Sex.values)
