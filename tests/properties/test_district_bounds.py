"""Whatever open buildings turn out to be, every indicator ends inside its bounds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builders.districts import entry, rolled
from cimcheck.core.verdict import Verdict
from cimcheck.workspace.outcome import Outcome

CATEGORIES = ["commodity_housing", "talent_housing", "public", ""]
RULES = ("PFB001", "SPG002")
SETTLED = [Verdict.PASS, Verdict.FAIL]
KNOWN = [*SETTLED, Verdict.NOT_APPLICABLE]


@st.composite
def buildings(draw: st.DrawFn) -> list[tuple[dict[str, object], dict[str, object]]]:
    """Buildings as far as they are known, each with one of its completions."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        low = draw(st.integers(0, 50)) * 100
        high = low + draw(st.integers(0, 20)) * 100
        category, filed = (
            draw(st.sampled_from(CATEGORIES)),
            draw(st.sampled_from(["2022-03-01", "2030-01-01", ""])),
        )
        verdicts = {rule: draw(st.sampled_from(list(Verdict))) for rule in RULES}
        crashed = draw(st.booleans()) and draw(st.booleans())
        area = draw(st.integers(low, high))
        known = {
            "project": f"P{number // 2}",
            "building": f"B{number}",
            "category": category,
            "filed": filed,
            "verdicts": verdicts,
            "area": (low, high),
            "shelter": (low, high),
            "submission": f"S{number}",
        }
        settled = {
            **known,
            "category": category or draw(st.sampled_from(CATEGORIES[:3])),
            "filed": filed or draw(st.sampled_from(["2022-03-01", "2030-01-01"])),
            "verdicts": {
                rule: draw(st.sampled_from(SETTLED))
                if verdict is Verdict.UNDETERMINED or crashed
                else verdict
                for rule, verdict in verdicts.items()
            },
            "area": (area, area),
            "shelter": (area, area),
        }
        made.append(({**known, "outcome": Outcome.NATIVE_CRASH} if crashed else known, settled))
    return made


@settings(derandomize=True, max_examples=60, deadline=None)
@given(buildings())
def test_completing_buildings_stays_inside(pairs: list[tuple[dict[str, object], dict[str, object]]]) -> None:
    open_ones = rolled([entry(**known) for known, _ in pairs], "2022").district  # type: ignore[arg-type]
    settled = rolled([entry(**done) for _, done in pairs], "2022").district  # type: ignore[arg-type]
    for before, after in zip(open_ones.indicators, settled.indicators, strict=True):
        if before.value and after.value and before.key != "sponge_area_share":
            nothing_to_share = before.unit == "%" and not any(one.count for one in after.totals)
            if nothing_to_share:
                continue
            assert before.value.lo <= after.value.lo + 1e-9, before.key
            assert after.value.hi <= before.value.hi + 1e-9, before.key
            if before.met in ("yes", "no"):
                assert after.met == before.met, before.key
