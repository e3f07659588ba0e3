"""The grammar of the command line: languages, messages, exit codes, and what is loaded when."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.reports import report, rich_report
from cimcheck import __version__, api
from cimcheck.cli import language, main
from cimcheck.cli.commands.check import exit_code
from cimcheck.core.text import Text
from cimcheck.errors import RulesError
from cimcheck.findings.report import to_json

FILES = Path(language.__file__).parent.glob("commands/*.py")
COMMANDS = sorted(path.stem.replace("_", "-") for path in FILES if path.stem[0] != "_")
RULE_COMMANDS = ["lint", "list", "mutate", "schema", "show", "test"]


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CIMCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    yield
    language.choose([], {})


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"cimcheck {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "zh"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        (["check", "--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["--lang=en", "check"], {}, "en"),
        (["--lang", "fr"], {"LANG": "en_US"}, "en"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert language.choose(arguments, environment) == expected


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS), *(["rules", name] for name in RULE_COMMANDS)]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_is_in_one_language(command: list[str], lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help", "--lang", lang]) == 0
    text = capsys.readouterr().out
    chinese = [character for character in text if "\u4e00" <= character <= "\u9fff"]
    assert bool(chinese) == (lang == "zh")
    assert ("Usage: " in text) == (lang == "en")
    assert "Options" not in text or lang == "en"
    assert "--help" in text


def test_every_command_has_a_line_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().err
    assert all(f"\n  {name} " in shown for name in [*COMMANDS, "rules"])


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["chek"], "没有命令“chek”。是否想用 check？", "There is no command “chek”. Did you mean check?"),
        (["rules", "lst"], "没有命令“lst”", "There is no command “lst”"),
        (["check", "--frmat", "json"], "没有选项 --frmat。是否想用 --format", "No such option '--frmat'"),
        (["check"], "缺少参数 MODEL...", "Missing argument 'MODEL...'"),
        (["explain"], "缺少参数 REPORT.json", "Missing argument 'REPORT.json'"),
        (
            ["check", "absent.ifc"],
            "没有“absent.ifc”这个文件或文件夹",
            "there is no file or folder “absent.ifc”",
        ),
        (["check", __file__, "--as-of", "2024-13-01"], "“2024-13-01”不是日期", "“2024-13-01” is not a date"),
        (["check", __file__, "--only", " , "], "选项 --only：不能为空", "must not be empty"),
        (
            ["check", __file__, "--fail-on", "pass"],
            "应为 fail、undetermined、never 之一",
            "must be one of fail, undetermined",
        ),
        (["check", __file__, "--lang", "fr"], "应为 zh、en 之一", "must be one of zh, en"),
        (["check", __file__, "--out"], "选项 --out 的用法不对", "Option '--out' requires an argument"),
        (["rules", "show", "ADB01"], "没有规则“ADB01”。是否想写“ADB0", "There is no rule “ADB01”"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_usage_errors(
    arguments: list[str],
    zh: str,
    en: str,
    lang: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8" if lang == "en" else "zh_CN.UTF-8")
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert (zh if lang == "zh" else en) in shown.err
    assert shown.out == ""
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("verdicts", "fail_on", "code"),
    [
        ({"pass"}, "fail", 0),
        ({"pass", "undetermined"}, "fail", 0),
        ({"pass", "undetermined"}, "undetermined", 1),
        ({"fail"}, "fail", 1),
        ({"fail"}, "undetermined", 1),
        ({"fail", "undetermined"}, "never", 0),
        (set(), "undetermined", 0),
    ],
)
def test_exit_code(verdicts: set[str], fail_on: str, code: int) -> None:
    findings = [finding for finding in rich_report().findings if finding.verdict.value in verdicts]
    assert exit_code([report([]), report(findings)], fail_on) == code


def test_a_bug_becomes_a_report_without_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise KeyError("what went wrong")

    monkeypatch.setattr(api, "check", broken)
    assert main(["check", __file__]) == 5
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    assert "INTERNAL" in shown
    assert "KeyError: 'what went wrong'" in shown
    monkeypatch.setenv("CIMCHECK_DEBUG", "1")
    assert main(["check", __file__]) == 5
    assert "Traceback" in capsys.readouterr().err


def test_errors_of_the_rules_are_code_4_and_in_the_language_of_the_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise RulesError("PACK_INVALID", Text("规则有错。", "The rules are wrong."))

    monkeypatch.setattr(api, "check", broken)
    assert main(["check", __file__, "--lang", "en"]) == 4
    assert capsys.readouterr().err == "PACK_INVALID: The rules are wrong.\n"


def test_explain_reads_a_report_and_names_what_is_near(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rich_report(doors=3, spaces=30)
    path = tmp_path / "report.json"
    path.write_bytes(to_json(found))
    assert main(["explain", str(path), found.findings[0].id]) == 0
    assert "另有 10 项未列出" in capsys.readouterr().out
    assert main(["explain", str(path), found.findings[0].id, "--all"]) == 0
    assert "未列出" not in capsys.readouterr().out
    assert main(["explain", str(path), "ADB0O1", "--lang", "en"]) == 2
    assert "ADB001" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 100000, b'{"schema": 1}'])
def test_what_is_no_report_is_refused_in_words(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    assert main(["explain", str(path)]) == 2
    assert "REPORT_INVALID" in capsys.readouterr().err


def test_file_names_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "\x1b[31m\u202e.ifc"]) == 2
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().err)


@pytest.mark.parametrize("kind", ["rule", "domain", "plan"])
def test_schemas_are_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_commands_about_the_shipped_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--format", "json", "--place", "320506", "--as-of", "2024-05-20"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert "ADB001" in {rule["id"] for rule in listed["rules"]}
    assert main(["rules", "list", "--as-of", "1990-01-01", "--lang", "en"]) == 0
    assert "Not in force on 1990-01-01 in CN" in capsys.readouterr().out
    assert main(["rules", "show", "ADB001", "--place", "320506"]) == 0
    assert "provided >= required" in capsys.readouterr().out
    assert main(["rules", "lint"]) == 0
    assert main(["rules", "test", "ADB001"]) == 0
    assert main(["rules", "mutate", "ADB001"]) == 0


def test_faults_of_a_rules_folder_are_listed_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "air_defence"
    folder.mkdir()
    (folder / "ADB900.yaml").write_text("id: ADB900\ntitel: x\n", encoding="utf-8")
    assert main(["rules", "lint", str(tmp_path)]) == 4
    assert "ADB900.yaml:2:1: KEY_UNKNOWN" in capsys.readouterr().out


def test_a_command_loads_only_itself() -> None:
    program = (
        "import sys; from cimcheck.cli import main; main(['rules', 'schema', '--help'])\n"
        "print(*(name for name in sys.modules if name.startswith('cimcheck.')), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    loaded = set(run.stderr.split())
    assert not {"cimcheck.api", "cimcheck.engine", "cimcheck.reading", "cimcheck.cli.commands.check"} & loaded
