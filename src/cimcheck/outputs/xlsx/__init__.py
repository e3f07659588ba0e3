"""The report as a workbook: 概要, 问题清单, 指标汇总, 待补资料, calculation sheets, elements, law."""

from cimcheck.outputs.xlsx.book import render

__all__ = ["render"]
