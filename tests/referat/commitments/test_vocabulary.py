"""The tables of verbs and the forms that are made from them."""

from collections import defaultdict

from referat.commitments.vocabulary import SENSES, participles_of, pasts_of


def test_no_form_is_of_verbs_that_say_different_things():
    senses = defaultdict(set)
    for verb, sense in SENSES.items():
        for form in participles_of(verb) | pasts_of(verb):
            senses[form].add(sense)

    assert [form for form, said in senses.items() if len(said) > 1] == []
