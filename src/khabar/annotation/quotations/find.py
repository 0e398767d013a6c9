"""Every quotation of a document. The order: read, find reports, sort out the marks, name the speakers."""

from khabar.annotation.quotations.direct import find_said
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import read_reports
from khabar.records import Document, Quotation, Span

BY = "quotations@1"


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Interim."""
    reading = Reading(document)
    found = read_reports(reading)
    out = []
    for one in find_said(reading, found):
        report = found.reports[one.report] if one.report >= 0 else None
        cue = None
        sp = None
        if report:
            cue = document.normal.original(reading.starts[report.cue.first], reading.ends[report.cue.last - 1])
            if report.subject:
                sp = document.normal.original(reading.starts[report.subject[0]], reading.ends[report.subject[1] - 1])
        out.append(Quotation(span=document.normal.original(one.start, one.end), by=BY, kind=one.kind, cue=cue, speaker=sp, speaker_name=sp.of(document.text) if sp else None))
    return tuple(out)
