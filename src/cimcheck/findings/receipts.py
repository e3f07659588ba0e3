"""Why a report that was made again is not the same."""

from collections.abc import Iterator

from cimcheck.core.text import Text
from cimcheck.findings.report import Report, to_json

_LONGEST = 16  # of a digest, as shown
_PARTS = (
    ("models_sha256", Text("模型", "the models")),
    ("project_sha256", Text("项目文件", "the project file")),
    ("rules_sha256", Text("规则库", "the rules")),
    ("facts_sha256", Text("事实目录与绑定", "the catalogue and bindings of facts")),
    ("as_of", Text("适用规定日期", "the date of the law")),
    ("place", Text("适用地区", "the place")),
    ("packages", Text("另装的软件包", "packages added")),
)


def differences(given: Report, made: Report) -> Iterator[Text]:
    """What went in that differs; else the findings that differ; else that only the writing does."""
    said = False
    if given.tool != made.tool:
        said = True
        yield Text(
            f"程序版本：{given.tool.version}，本次 {made.tool.version}",
            f"version of the program: {given.tool.version}, now {made.tool.version}",
        )
    for name, label in _PARTS:
        before, now = getattr(given.receipt, name), getattr(made.receipt, name)
        if before != now:
            said = True
            yield Text(
                f"{label.zh}：{_short(before)}，本次 {_short(now)}",
                f"{label.en}: {_short(before)}, now {_short(now)}",
            )
    if said:
        return
    again = {finding.id: finding for finding in made.findings}
    changed = sorted(one.id for one in given.findings if again.get(one.id) != one)
    changed += sorted(set(again) - {one.id for one in given.findings})
    for finding in changed:
        yield Text(f"结果 {finding} 与重新检查所得不同", f"finding {finding} is not what the check gives")
    if not changed:
        same = to_json(given) == to_json(made)
        zh, en = (
            ("仅文件写法不同", "only the writing of the file") if same else ("结果以外的内容", "other parts")
        )
        yield Text(zh, en)


def _short(value: object) -> str:
    texts = value if isinstance(value, list) else [value]
    return ", ".join(str(one)[:_LONGEST] for one in texts) or "–"
