"""A file of a form, read and looked at; what is refused is said beside the field."""

from __future__ import annotations

from django import forms

from raadslag.drafts import filetypes
from raadslag.web.item_labels import FILE_FAULTS


def read_file(form: forms.Form, name: str) -> bytes | None:
    """The bytes of a valid form's file; None where there is none, or where it is refused."""
    file = form.cleaned_data.get(name)
    if file is None:
        return None
    data: bytes = b""
    if file.size <= filetypes.MAX_BYTES:
        data = file.read()
    try:
        filetypes.type_of(data)
    except filetypes.CannotAttach as refused:
        fault = refused.fault if data or not file.size else filetypes.Fault.TOO_LARGE
        form.add_error(name, str(FILE_FAULTS[fault]) % {"name": file.name})
        return None
    return data
