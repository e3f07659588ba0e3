"""Text that is not written as STEP wants it: read as meant where that is certain, else marked as unknown.

Readers delete raw bytes in silence and give up on a stray backslash. Here each such string is written anew:
UTF-8 and GB18030 as \\X2\\ escapes, a lone backslash doubled, and what cannot be known as U+FFFD.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from cimcheck.reading.gate_findings import Findings
from cimcheck.reading.stepscan import Issue, IssueCode

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
MOSTLY = (
    0.9  # share of strings in UTF-8 from which on the others are damaged UTF-8 rather than something else
)
FAMILIAR = 0.3  # share of familiar characters; of Chinese text read with a wrong table it is below a tenth
# Characters that names in building models are made of; they tell Chinese from other two-byte encodings.
FAMILIAR_CHARACTERS = frozenset(
    "一二三四五六七八九十上下左右中内外前后大小高低长宽厚深面积体周尺寸层楼房间室厅厨卫浴厕卧客餐书阳台走廊道电梯井"
    "墙柱梁板门窗顶地坪底基础承台桩筏坡屋檐幕玻璃隔断栏杆扶手踏步平吊天花装修饰材料质混凝土钢筋木砖砌块石膏保温防水火"
    "人疏散出口安全消烟排风机管给雨污暖通空调设备配强弱线桥架灯具开关阀泵箱柜预制现浇叠合剪力结构建筑施工图模型类别名称编"
    "号标识数据限条件约束阶段化其他常规默认无是否值单位位置偏移连接件族项目区域场车库停非机动绿植景观下沉商业办公住宅学校"
    "医院厂仓公共用户型套单元号栋幢期加气轻蒸压涂抹灰找腻子砂浆岩棉聚苯挤塑铝合金不锈铁锌铜复压型"
)

_HIGH = re.compile(rb"[\x80-\xff]+")
_DOUBLE = re.compile(rb"(?:[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\x7e\x80-\xfe]))+")
_ESCAPE = re.compile(
    rb"\\\\"
    rb"|\\S\\(?P<shift>''?|[\x20-\x7e])"
    rb"|\\P[A-I]\\"
    rb"|\\X\\[0-9A-Fa-f]{2}"
    rb"|\\X(?P<width>[24])\\(?P<hex>[0-9A-Fa-f]*)(?P<close>\\X0\\)?"
    rb"|\\[NF]\\"
    rb"|\\"
)
_BYTE = re.compile(rb"\\X\\([0-9A-Fa-f]{2})|\\S\\(''?|[\x20-\x7e])|\\(\\)|'(')")
_WIDE = re.compile(rb"\\X[24]\\|\\P[A-I]\\")
_CONTROL = re.compile(rb"[\x80-\x9f]")
_SURROGATE = re.compile(rb"(?i)^(?:.{4})*?d[89a-f]")


def check_text(findings: Findings, issues: list[Issue]) -> None:
    """Notes and patches for every string that the scan found odd."""
    found: dict[int, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.code in (IssueCode.RAW, IssueCode.ESCAPE, IssueCode.NUL):
            found[issue.begin].append(issue)
    told: dict[str, list[Issue]] = defaultdict(list)
    shifted = _mend_shifted(
        findings, [i for i in issues if i.code == IssueCode.SHIFTED and i.begin not in found], told
    )
    raw = [of[0] for of in found.values() if any(issue.code == IssueCode.RAW for issue in of)]
    encoding = _encoding([_body(findings, issue) for issue in raw])
    for of_string in found.values():
        _mend(findings, of_string, encoding, told)
    for code, where in told.items():
        rows = [issue.row for issue in where if issue.row >= 0]
        detail = shifted.upper() if code == "TEXT_SHIFTED" else ""
        findings.add(code, rows, count=len(where), detail=detail, offsets=(issue.begin for issue in where))


def _body(findings: Findings, issue: Issue) -> bytes:
    return bytes(findings.scan.data[issue.begin + 1 : issue.end - 1])


def _mend(findings: Findings, of_string: list[Issue], encoding: str, told: dict[str, list[Issue]]) -> None:
    """Write one string anew and remember under which note it comes."""
    issue, codes = of_string[0], {found.code for found in of_string}
    body, lost = _body(findings, issue), False
    if IssueCode.RAW in codes:
        body, sure = _without_raw(body, encoding)
        told[_RAW_NOTES[encoding] if sure else "NON_ASCII"].append(issue)
        lost |= not sure
    if IssueCode.ESCAPE in codes:
        body, sure = _without_broken_escapes(body)
        told["STRING_BACKSLASH" if sure else "STRING_ESCAPE"].append(issue)
        lost |= not sure
    if IssueCode.NUL in codes:
        body = body.replace(b"\0", _escaped(UNKNOWN))
        told["NUL_BYTE"].append(issue)
        lost = True
    findings.patches.append((issue.begin, issue.end, b"'" + body + b"'"))
    if lost and issue.row >= 0:
        findings.damaged.add(issue.row)


def _mend_shifted(findings: Findings, issues: list[Issue], told: dict[str, list[Issue]]) -> str:
    """Text whose bytes were escaped one by one, as if each were Western; what they are encoded in."""
    written = {issue: _body(findings, issue) for issue in issues}
    bodies = {issue: _BYTE.sub(_byte, body) for issue, body in written.items() if not _WIDE.search(body)}
    odd = {issue: body for issue, body in bodies.items() if any(len(run) > 1 for run in _HIGH.findall(body))}
    encoding = _encoding(list(odd.values()))
    garbled = any(
        len(run) > 1 and _CONTROL.search(run) for body in odd.values() for run in _HIGH.findall(body)
    )
    for issue, body in (odd if encoding else bodies).items():
        if encoding and _decodes(body, encoding):
            new, code = _escaped(body.decode(encoding)), "TEXT_SHIFTED"
        elif garbled and _CONTROL.search(body):  # no Western character has these codes
            new, code = (
                _escaped(_HIGH.sub(b"\0", body).decode("ascii").replace("\0", UNKNOWN)),
                "TEXT_GARBLED",
            )
            findings.damaged.update({issue.row} - {-1})
        else:
            continue
        told[code].append(issue)
        findings.patches.append((issue.begin, issue.end, b"'" + new + b"'"))
    return encoding


def _byte(match: re.Match[bytes]) -> bytes:
    code, shift, backslash, apostrophe = match.groups()
    if code is not None:
        return bytes.fromhex(code.decode())
    if shift is not None:
        return bytes([shift[0] + 128])
    return bytes(backslash or apostrophe)


_RAW_NOTES = {"utf-8": "TEXT_UTF8", "gb18030": "TEXT_GB18030", "": "NON_ASCII"}


def _encoding(bodies: list[bytes]) -> str:
    """What raw bytes are written in, "" where that would be a guess."""
    as_utf8 = sum(_decodes(body, "utf-8") for body in bodies)
    if bodies and as_utf8 >= MOSTLY * len(bodies):
        return "utf-8"
    runs = [run for body in bodies for run in _DOUBLE.findall(body)]
    if all(_decodes(body, "gb18030") for body in bodies) and _is_chinese(runs):
        return "gb18030"
    return ""


def _decodes(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese(runs: list[bytes]) -> bool:
    """Whether runs of bytes, read as GB18030, are Chinese about buildings. Korean and Latin text is not."""
    characters = "".join(run.decode("gb18030", "replace") for run in runs)
    ideographs = [character for character in characters if "\u4e00" <= character <= "\u9fff"]
    familiar = sum(character in FAMILIAR_CHARACTERS for character in ideographs)
    return len(ideographs) > 1 and familiar >= FAMILIAR * len(ideographs)


def _without_raw(body: bytes, encoding: str) -> tuple[bytes, bool]:
    """The string with its raw bytes as escapes, and whether nothing was lost."""
    if not encoding:
        return _HIGH.sub(lambda _: _escaped(UNKNOWN), body), False
    pattern = _DOUBLE if encoding == "gb18030" else _HIGH
    sure = _decodes(body, encoding)
    errors = "strict" if sure else "replace"
    return pattern.sub(lambda run: _escaped(run[0].decode(encoding, errors)), body), sure


def _without_broken_escapes(body: bytes) -> tuple[bytes, bool]:
    """The string with every backslash part of a sound escape, and whether nothing was lost."""
    pieces = list(_sound(body))
    return b"".join(piece for piece, _ in pieces), all(sure for _, sure in pieces)


def _sound(body: bytes) -> Iterator[tuple[bytes, bool]]:
    done = 0
    for match in _ESCAPE.finditer(body):
        yield body[done : match.start()], True
        yield _sound_escape(match)
        done = match.end()
    yield body[done:], True


def _sound_escape(match: re.Match[bytes]) -> tuple[bytes, bool]:
    written = match[0]
    if written == b"\\":
        return b"\\\\", True
    if (match["shift"] or b"").startswith(b"'"):
        return b"\\X\\A7", True  # an apostrophe, shifted by 128, that would else end the string
    if match["width"] is None:
        return written, True
    digits, width = match["hex"], int(match["width"]) * 2
    if match["close"] is None or len(digits) % width:
        return _escaped(UNKNOWN), False
    if width == 4 and _SURROGATE.match(digits):
        text = bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
        return _escaped(text), UNKNOWN not in text
    return written, True


def _escaped(text: str) -> bytes:
    """Text as STEP escapes: \\X2\\ in the basic plane, \\X4\\ beyond it."""
    parts = []
    for run in re.findall("[\0-\x7f]+|[\x80-\uffff]+|[\U00010000-\U0010ffff]+", text):
        if run[0] <= "\x7f":
            parts.append(run.replace("\\", "\\\\").replace("'", "''"))
        elif run[0] <= "\uffff":
            parts.append(f"\\X2\\{run.encode('utf-16-be').hex().upper()}\\X0\\")
        else:
            parts.append(f"\\X4\\{run.encode('utf-32-be').hex().upper()}\\X0\\")
    return "".join(parts).encode("ascii")
