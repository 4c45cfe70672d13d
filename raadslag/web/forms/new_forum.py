"""The form that a forum is set up with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from raadslag.people.models import Body
from raadslag.web.forms import fields


class ForumForm(forms.Form):
    """Which municipality's it is, and its name."""

    body = forms.ModelChoiceField(
        queryset=Body.objects.none(),
        label=_("Municipality"),
        empty_label=None,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    name = fields.text(label=_("The forum's name"), max_length=300)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField), "declared above"
        field.queryset = bodies

    def clean(self) -> dict[str, Any]:
        """A name that no forum of the municipality has, letter case apart."""
        said = self.cleaned_data
        name = " ".join(said.get("name", "").split())
        if "body" in said and name:
            known = said["body"].organizations.forums().values_list("name", flat=True)
            if name.casefold() in {one.casefold() for one in known}:
                self.add_error("name", _("There is a forum of that name already. Find it above."))
        return said
