"""The form that documents are handed in with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from raadslag.people.models import Body
from referat.reading.limits import DEFAULT

FILES_MAX = 100


class SeveralFilesInput(forms.ClearableFileInput):
    """A file field that takes several files at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Several files, each held to the reader's own limit on size."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Every file, or what is wrong with the first bad one."""
        sent = data if isinstance(data, list | tuple) else [data]
        if len(sent) > FILES_MAX:
            raise forms.ValidationError(
                _("At most %(max)s files at a time. Send the rest afterwards."),
                params={"max": FILES_MAX},
            )
        return [self._checked(super(SeveralFilesField, self).clean(one, initial)) for one in sent]

    def _checked(self, file: UploadedFile) -> UploadedFile:
        if (file.size or 0) > DEFAULT.max_bytes:
            raise forms.ValidationError(
                _("“%(name)s” is larger than %(max)s MB. Split it up."),
                params={"name": file.name, "max": DEFAULT.max_bytes // 1_000_000},
            )
        return file


class ReceiveForm(forms.Form):
    """Which municipality the documents are of, and the documents."""

    body = forms.ModelChoiceField(
        queryset=Body.objects.none(),
        label=_("Municipality"),
        empty_label=None,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    documents = SeveralFilesField(
        allow_empty_file=True,  # the reader names it, and the others come in
        label=_("Documents"),
        help_text=_("PDF, Word (.docx), HTML, text or portal JSON; several at a time."),
        widget=SeveralFilesInput(
            attrs={"class": "form-input", "accept": ".pdf,.docx,.html,.htm,.txt,.json"}
        ),
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField), "declared above"
        field.queryset = bodies
