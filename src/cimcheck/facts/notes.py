"""What was noticed while facts were resolved: conflicts, unusable values, models that do not fit together."""

from dataclasses import dataclass

from cimcheck.core.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One thing noticed. `where` is the file and element, or the place in the project file."""

    code: str
    where: str
    text: Text
    severity: str = "warning"


def conflict(where: str, fact: str, title: Text, raws: tuple[str, ...]) -> Note:
    """Deciding evidence that disagrees."""
    said = " / ".join(raws)
    return Note(
        "FACT_CONFLICT",
        where,
        Text(
            f"“{title.zh}”（{fact}）的来源互相矛盾：{said}。各值都视为可能；请统一模型中的数据。",
            f"The sources of “{title.en}” ({fact}) disagree: {said}. Each is kept as possible; "
            "make the data in the model agree.",
        ),
    )


def unusable(where: str, fact: str, title: Text, raw: str, reason: Text) -> Note:
    """A value that stands there and cannot be used; it is treated as not given."""
    return Note(
        "FACT_VALUE_UNUSABLE",
        where,
        Text(
            f"“{title.zh}”（{fact}）的值“{raw}”未采用：{reason.zh}",
            f"The value “{raw}” for “{title.en}” ({fact}) is not used: {reason.en}",
        ),
    )
