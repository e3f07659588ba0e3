"""Every example in every rule file comes out as it says."""

import pytest

from builders.book import book, examples
from cimcheck.core.verdict import Verdict
from cimcheck.engine.examples import run


@pytest.mark.parametrize(("rule", "example"), examples(), ids=lambda value: getattr(value, "name", value))
def test_example(rule, example):
    version = book().pack.version(rule, example.as_of, example.place)
    if version is None:
        assert example.verdict is Verdict.NOT_APPLICABLE
        return
    assert [one.text.en for one in run(version, example, book().catalogue)] == []


def test_every_rule_has_examples():
    counted = {rule for rule, _ in examples()}
    assert counted == set(book().pack.rules)
