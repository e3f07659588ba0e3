"""Reports as files of each format, and what these files say to a reader."""

import io
import json
import subprocess
import zipfile

import lxml.html
import openpyxl
from lxml import etree

from cimcheck.outputs.formats import rendered
from cimcheck.outputs.review import Review


def only(review: Review, form: str, lang: str = "zh") -> bytes:
    """The one file of a format."""
    ((_, data),) = rendered(review, form, lang)
    return data


def words_of(data: bytes, form: str) -> str:
    """All text of a document as its own kind of program finds it."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)
    if form == "pdf":
        return text_of_pdf(data)
    if form == "sarif":
        return json.dumps(json.loads(data), ensure_ascii=False)
    if form == "junit":
        tree = etree.fromstring(data)
        return " ".join([*tree.itertext(), *(value for one in tree.iter() for value in one.attrib.values())])
    return data.decode("utf-8-sig")


def text_of_pdf(data: bytes) -> str:
    """What a PDF says, by a program of its own."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def seen_of(data: bytes, form: str) -> str:
    """What a reader sees: of a page neither its script and style nor what it shows as code."""
    if form != "html":
        return words_of(data, form)
    page = lxml.html.fromstring(data)
    for hidden in page.xpath("//script | //style | //code"):
        hidden.text = ""
    return "\n".join(page.xpath("//body//text()"))
