"""Every number and date of every rule, moved by one resolution step, breaks an example."""

import pytest

from builders.book import book
from cimcheck.engine.mutation import mutate


@pytest.mark.parametrize("rule", sorted(book().pack.rules))
def test_no_threshold_moves_unnoticed(rule):
    pack = book().pack
    mutants = list(
        mutate(pack.examples(rule), lambda day, place: pack.version(rule, day, place), book().catalogue)
    )
    assert [f"{m.what}: {m.before} -> {m.after}" for m in mutants if not m.killed] == []
