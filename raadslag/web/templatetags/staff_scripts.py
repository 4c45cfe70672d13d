"""The tag that brings the staff side's script and its texts into a page's head."""

from __future__ import annotations

import json

from django import template
from django.template import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from raadslag.web.staff_texts import TEXTS

register = template.Library()
# What could end the element that holds the texts.
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def staff_scripts(context: RequestContext) -> SafeString:
    """Script and texts; whose drafts are kept on the device is told apart by the user's key."""
    texts = json.dumps({key: str(text) for key, text in TEXTS.items()}, ensure_ascii=False)
    user = context.request.user
    return format_html(
        '<script src="{}" type="module"></script>'
        '<script type="application/json" id="staff-texts" data-user="{}">{}</script>',
        static("built/staff.js"),
        user.pk or "",
        mark_safe(texts.translate(_UNSAFE)),  # noqa: S308  # as json_script does
    )
