"""What the staff side's script says: its texts, so that gettext owns them and the script holds none."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# A word in braces is filled in by the script.
TEXTS: dict[str, Promise] = {
    "toolbar": _("Formatting of {label}"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "bold_letter": pgettext_lazy("letter on the button for bold", "B"),
    "italic_letter": pgettext_lazy("letter on the button for italic", "I"),
    "editor_help": _(
        "Alt+F10 goes to the formatting. In lists and tables Tab moves within them; press Escape and then Tab to leave the box."
    ),
    "link": _("Link"),
    "heading": _("Heading"),
    "subheading": _("Subheading"),
    "bullets": _("Bulleted list"),
    "numbers": _("Numbered list"),
    "indent": _("Indent the list item"),
    "outdent": _("Outdent the list item"),
    "table": _("Insert a table"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "table_tools": _("The table"),
    "row_add": _("Row below"),
    "row_remove": _("Remove row"),
    "column_add": _("Column to the right"),
    "column_remove": _("Remove column"),
    "header_row": _("Header row"),
    "table_remove": _("Remove table"),
    "link_address": _("Web address"),
    "link_set": _("Insert link"),
    "link_remove": _("Remove link"),
    "link_bad": _("Write a whole address, such as https://www.example.dk or name@example.dk"),
    "cancel": _("Cancel"),
    "pasted_picture": _(
        "A picture is left out: pictures are not kept in the text. Attach it as a file instead."
    ),
    "pasted_pictures": _(
        "{count} pictures are left out: pictures are not kept in the text. Attach them as files instead."
    ),
    "pasted_struck": _("Text that was struck through or deleted is left out."),
    "saved": _("Saved {when}"),
    "saving": _("Saving …"),
    "unsaved": _("Not saved yet"),
    "offline": _(
        "Not saved since {when} – there is no connection. The text is kept on this device and is saved as soon as there is one."
    ),
    "server_broken": _(
        "Not saved since {when} – the server does not answer as it should. The text is kept on this device and is tried again."
    ),
    "logged_out": _(
        "Not saved since {when} – you are logged out. The text is kept on this device: log in again in another tab, then press Save now."
    ),
    "log_in": _("Log in in a new tab"),
    "refused": _("Not saved: {message} The text is kept on this device."),
    "refused_plain": _("the server did not accept it."),
    "save_now": _("Save now"),
    "not_local": _("The text could not be kept on this device either: leave the page open."),
    "conflict_title": _("{name} has changed the same text"),
    "conflict_somebody": _("Somebody else"),
    "conflict_help": _(
        "Both texts are here and nothing is lost. Choose which one holds; you can go on writing first."
    ),
    "conflict_mine": _("Your text"),
    "conflict_theirs": _("The text of {name}, saved {when}"),
    "keep_mine": _("Keep mine"),
    "take_theirs": _("Take theirs"),
    "put_both": _("Put both in"),
    "nothing_written": _("(nothing written)"),
    "restore_title": _("You have text from {when} that was not saved"),
    "restore_insert": _("Insert it"),
    "restore_discard": _("Discard it"),
    "move": _("Move {name}"),
    "move_help": _(
        "Press the space bar to lift, the arrow keys to move, the space bar to drop, Escape to cancel. Alt with an arrow key moves at once."
    ),
    "lifted": _("{name} lifted. Place {place} of {count}."),
    "moved": _("{name} moved to place {place} of {count}."),
    "dropped": _("{name} dropped at place {place} of {count}."),
    "dropped_back": _("Cancelled. {name} is back at place {place} of {count}."),
    "order_saved": _("The order is saved."),
    "order_failed": _("The order was not saved, and the list is as it was: {message}"),
    "no_connection": _("there is no connection. Try again."),
    "order_logged_out": _("you are logged out. Log in again in another tab and try again."),
    "live_lost": _("Shown as it was {when} – there is no connection. It goes on by itself."),
    "live_back": _("The connection is back."),
    "live_changed": _("The page has been brought up to date."),
    "live_logged_out": _("Shown as it was {when} – you are logged out. Log in again to follow on."),
    "live_ended": _("The page is no longer brought up to date."),
    "offline_keep": _("Save on this device"),
    "offline_renew": _("Save anew on this device"),
    "offline_remove": _("Remove from this device"),
    "offline_working": _("Saving on this device …"),
    "offline_kept": _("Saved on this device {when}: can be read without a connection."),
    "offline_shown": _("You have no connection. This is what was saved on the device {when}."),
    "offline_removed": _("Removed from this device."),
    "offline_failed": _("Not everything could be saved on this device: {message}"),
    "offline_unable": _("This browser cannot save the package on the device."),
    "offline_unnamed": _("the package"),
    "note_waiting": _("Kept on this device; it is sent when you are on line again."),
    "proposal_offline": _("There is no connection, and nothing was saved. Try again."),
    "proposal_logged_out": _("You are logged out. Log in again in another tab and try again."),
    "proposal_failed": _("It could not be saved. Reload the page and try again."),
    "proposal_undone": _("Undone: it is a proposal once more."),
    "clock": _("at {time}"),
    "clock_day": _("on {day} at {time}"),
}
