"""The rows of what is being written, one file a subject."""

from raadslag.drafts.models.delivery import PackageDelivery
from raadslag.drafts.models.draft import Comment, Draft, DraftAttachment, DraftItem
from raadslag.drafts.models.forum import ForumRules
from raadslag.drafts.models.holding import DraftAttendance, Note, PointOutcome, Vote, VoteEvent
from raadslag.drafts.models.route import Treatment
from raadslag.drafts.models.texts import DraftText, TextRevision

__all__ = [
    "Comment",
    "Draft",
    "DraftAttachment",
    "DraftAttendance",
    "DraftItem",
    "DraftText",
    "ForumRules",
    "Note",
    "PackageDelivery",
    "PointOutcome",
    "TextRevision",
    "Treatment",
    "Vote",
    "VoteEvent",
]
