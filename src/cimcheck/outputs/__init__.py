"""What comes out: one module a format, each made from a `findings.report.Report`."""
