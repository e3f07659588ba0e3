"""Works that the authority builds: counted by project, from what submissions declare and checks measure."""

from builders.districts import entry, indicator, rolled


def works(*entries, **settings):
    value = indicator(rolled(list(entries), **settings).district, "own_air_defence_works").value
    return value.lo, value.hi


def built_by(who, *arguments, **settings):
    made = entry(*arguments, **{"shelter": (800, 800), **settings})
    made.project["buildings"][0]["declared"] = {"air_defence_builder": who} if who else {}
    return made


def test_a_project_of_the_authority_counts_once():
    first, second = built_by("authority", "P1", "B1"), built_by("authority", "P1", "B2")
    assert works(first, second) == (1, 1)


def test_what_a_developer_builds_does_not_count():
    assert works(built_by("developer", "P1"), built_by("authority", "P2")) == (1, 1)


def test_a_submission_that_does_not_say_who_builds_may_count():
    assert works(built_by("", "P1"), built_by("authority", "P2")) == (1, 2)


def test_a_building_without_shelter_is_no_work():
    assert works(built_by("authority", "P1", shelter=(0, 0))) == (0, 0)


def test_a_building_that_may_have_a_shelter_may_be_a_work():
    assert works(built_by("authority", "P1", shelter=(0, 500))) == (0, 1)


def test_works_out_of_the_period_do_not_count():
    assert works(built_by("authority", "P1", filed="2019-03-01")) == (0, 0)
    assert works(built_by("authority", "P1", filed="")) == (0, 1)


def test_what_a_submission_should_declare_is_asked_for():
    found = indicator(
        rolled([built_by("", "P1"), built_by("authority", "P2")]).district, "own_air_defence_works"
    )
    (move,) = found.moves
    assert (move.building, [one.fact for one in move.owed]) == ("P1/B1", ["building.air_defence_builder"])


def test_a_word_that_is_no_member_says_nothing():
    assert works(built_by("nobody", "P1")) == (0, 1)
