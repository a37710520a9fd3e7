"""Filled-in form fields: their values stand in annotations, outside the text of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from ingest.pdf.model import Box, Field
from ingest.pdf.normalise import clean

_OFF = frozenset({"", "off", "nee", "no", "0"})


def fields_of(page: Any, form: Any, frame: Box) -> list[Field]:
    """Fields of an open page that hold a value, from top to bottom: check boxes only when ticked."""
    left, _, _, ceiling = frame
    found = []
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            field = _field(form, annotation, left, ceiling)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if field is not None:
            found.append(field)
    return sorted(found, key=lambda field: (round(field.box[1] / 6), field.box[0]))


def _field(form: Any, annotation: Any, left: float, ceiling: float) -> Field | None:
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
        return None
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
        value = "ja" if pdfium.FPDFAnnot_IsChecked(form, annotation) else ""
    elif kind in (
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    ):
        value = _string(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
    else:
        return None
    if value.casefold() in _OFF:
        return None
    name = _string(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    name = name or _string(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    box = (rect.left - left, ceiling - rect.top, rect.right - left, ceiling - rect.bottom)
    return Field(name=name, value=value, box=box)


def _string(ask: Callable[..., int], form: Any, annotation: Any) -> str:
    length = ask(form, annotation, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(form, annotation, buffer, length)
    text = bytes(memoryview(buffer)).decode("utf-16-le", "replace").split("\0", 1)[0]
    return clean(" ".join(text.split()))
