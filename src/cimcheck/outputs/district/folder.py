"""Everything that a roll-up writes into a folder; district.json comes last and stands for the whole."""

from dataclasses import dataclass
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.district.document import District, to_json
from cimcheck.district.roll_up import RollUp
from cimcheck.outputs.district.reported_table import reported_table
from cimcheck.outputs.district.sentences import contradictions
from cimcheck.outputs.submission_folder import write_whole, writing


@dataclass(frozen=True, slots=True)
class Written:
    """The page to open, and what a person should know at once."""

    page: Path
    remarks: tuple[Text, ...]


def write_district(rolled: RollUp, folder: Path, lang: str = "zh") -> Written:
    """Write the dashboard, the tables, the evaluation and the documents.

    Raises UsageError FOLDER_UNUSABLE when the folder cannot be written.
    """
    from cimcheck.outputs.district import evaluation_docx, workbook
    from cimcheck.outputs.html.district_page import render

    district = rolled.district
    page = folder / "district.html"
    with writing(folder):
        _write_buildings(rolled, folder / "buildings")
        write_whole(page, render(rolled, lang))
        write_whole(folder / "district.xlsx", workbook.render(district, lang))
        write_whole(folder / "evaluation.docx", evaluation_docx.render(district, lang))
        write_whole(folder / "reported.csv", reported_table(district, lang))
        write_whole(folder / "district.json", to_json(district) + b"\n")
    return Written(page, tuple(_remarks(district)))


def _write_buildings(rolled: RollUp, folder: Path) -> None:
    """One document a building; those of an earlier roll-up that are no longer there go away."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        if path.name not in rolled.buildings:
            path.unlink()
    for name, document in rolled.buildings.items():
        (folder / name).write_bytes(to_json(document) + b"\n")


def _remarks(district: District) -> list[Text]:
    said = []
    if district.assumptions:
        count = len(district.assumptions)
        said.append(
            Text(f"含 {count} 项假设，不是实际结果。", f"Rests on {count} assumption(s); not the real state.")
        )
    count = len(contradictions(district))
    if count:
        said.append(
            Text(
                f"规划文本自相矛盾 {count} 处，均如实列出。",
                f"The plan contradicts itself in {count} places; all are shown.",
            )
        )
    return said
