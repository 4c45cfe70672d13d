"""Documents taken in: published or held back, once each, mended and settled by a person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from raadslag.core import files
from raadslag.core.models import AuditEvent, Change, Original
from raadslag.intake import actions, queries
from raadslag.intake.doubts import Doubt, DoubtCode
from raadslag.intake.mending import (
    AttachmentEdit,
    DecisionEdit,
    ItemEdit,
    MeetingEdit,
    NoSuchPart,
    SectionEdit,
)
from raadslag.intake.models import Reception
from raadslag.intake.reading import Failure
from raadslag.intake.rules import ReceptionStatus
from raadslag.meetings.models import Meeting, Minutes, Reading
from raadslag.meetings.queries import meeting_page
from referat.document import Attachment, Kind, Outcome, Section, SectionKind, Source, Table, Warning
from tests.raadslag.factories import (
    BY,
    FORUM,
    NOW,
    SECRETS,
    agenda,
    decision,
    item,
    minutes,
    secret_item,
)

WHERE = {"body_slug": "strandby-kommune", "forum_slug": "havneudvalget"}
MEETING = {**WHERE, "meeting_slug": "2026-02-03"}
FAILURE = Failure("encrypted", "The file is locked. Save it without a password.")


def take(body, reading, *, data=b"%PDF", filename="referat.pdf") -> actions.Taken:
    return actions.take_in(data=data, filename=filename, body=body, reading=reading, by=BY, now=NOW)


def test_plain_document_is_published_with_its_warnings_for_staff(strandby, eva, astrid):
    warning = Warning("front_text", "Text that no field takes", page=1)

    taken = take(strandby, replace(minutes(), warnings=(warning,)))

    assert taken.is_new
    assert taken.reception.status == ReceptionStatus.READ
    assert len(meeting_page(eva, **MEETING).items) == 1
    assert queries.inbox(astrid).lines[0].warning_count == 1
    assert queries.review_page(astrid, reception_id=taken.reception.pk).minutes.warnings == (
        warning,
    )


def test_original_is_kept_under_its_content(strandby, astrid):
    taken = take(strandby, minutes(), data=b"%PDF-1.7 indhold")

    found = queries.original_of(astrid, reception_id=taken.reception.pk)

    assert found.content == b"%PDF-1.7 indhold"
    assert files.path_of(files.digest_of(found.content)).read_bytes() == found.content


def test_missing_original_says_what_to_do(strandby, astrid):
    taken = take(strandby, minutes())
    files.path_of(taken.reception.original.sha256).unlink()

    with pytest.raises(files.MissingOriginal, match="Restore that folder"):
        queries.original_of(astrid, reception_id=taken.reception.pk)


def test_same_file_again_changes_nothing(strandby):
    first = take(strandby, minutes())
    counted = [noun.objects.count() for noun in (Minutes, Change, AuditEvent, Original)]

    second = take(strandby, minutes())

    assert second == actions.Taken(first.reception, is_new=False)
    assert [noun.objects.count() for noun in (Minutes, Change, AuditEvent, Original)] == counted


def test_other_file_that_says_the_same_is_noted_and_changes_no_version(strandby):
    first = take(strandby, minutes(), data=b"pdf")

    second = take(strandby, minutes(), data=b"docx", filename="referat.docx")

    assert not second.is_new
    assert second.reception.minutes == first.reception.minutes
    assert (Minutes.objects.count(), Reception.objects.count()) == (1, 2)


def test_same_file_in_two_municipalities_is_two_receptions_of_one_original(strandby, bakkedal):
    take(strandby, minutes())
    take(bakkedal, minutes())

    assert (Reception.objects.count(), Original.objects.count()) == (2, 1)


def test_unreadable_file_is_kept_with_its_remedy(strandby, astrid):
    taken = take(strandby, FAILURE)

    line = queries.inbox(astrid).lines[0]
    assert taken.reception.status == ReceptionStatus.FAILED
    assert (line.failure, line.meeting) == (FAILURE.message, None)
    assert Meeting.objects.count() == 0


def test_unreadable_file_can_be_read_later(strandby):
    take(strandby, FAILURE)

    source = Source("referat.pdf", "application/pdf", "0" * 64)
    taken = take(strandby, replace(minutes(), source=source))

    assert taken.is_new
    assert (taken.reception.status, taken.reception.failure) == (ReceptionStatus.READ, "")
    assert Original.objects.get().media_type == "application/pdf"
    assert Reception.objects.count() == 1


def test_filename_tells_a_corrected_edition(strandby, eva):
    take(strandby, minutes(item(text="Rettet.")), data=b"1", filename="Rettet referat.pdf")
    take(strandby, minutes(item(text="Gammel.")), data=b"2", filename="Referat.pdf")

    assert meeting_page(eva, **MEETING).items[0].sections[0].text == "Rettet."


def test_filename_tells_a_supplement(strandby, eva):
    take(strandby, agenda(item("1", "Kran")), data=b"1")
    take(strandby, agenda(item("1", "Mole")), data=b"2", filename="Tillaegsdagsorden.pdf")

    assert [found.title for found in meeting_page(eva, **MEETING).items] == ["Kran", "Mole"]


def test_closed_item_with_text_is_held_back(strandby, eva, dan, astrid):
    taken = take(strandby, minutes(item("1"), secret_item("2")))

    assert taken.reception.status == ReceptionStatus.NEEDS_REVIEW
    assert queries.inbox(astrid).lines[0].doubts == (Doubt(DoubtCode.CLOSED_ITEM_HAS_TEXT, 1),)
    assert meeting_page(eva, **MEETING) is None
    for outsider in (eva, dan):
        assert queries.inbox(outsider).lines == ()
        assert queries.review_page(outsider, reception_id=taken.reception.pk) is None
        assert queries.original_of(outsider, reception_id=taken.reception.pk) is None


def test_reader_may_not_review(strandby, bo):
    taken = take(strandby, minutes())

    assert queries.inbox(bo).lines == ()
    assert queries.reception_for(bo, taken.reception.pk) is None


def test_confirming_publishes_and_keeps_closed_closed(strandby, eva, astrid):
    taken = take(strandby, minutes(item("1"), secret_item("2")))

    actions.confirm_reading(reception=taken.reception, by=BY, now=NOW, user=astrid)

    page = meeting_page(eva, **MEETING)
    assert [secret for secret in SECRETS if secret in str(page)] == []
    assert [found.number for found in page.items] == ["1", "2"]
    assert queries.inbox(astrid).counts == {ReceptionStatus.CONFIRMED: 1}


def test_version_that_opens_what_is_closed_is_held_back(strandby):
    closed = item("2", "Lukket punkt", public=False, text="")
    take(strandby, agenda(item("1"), closed), data=b"1")

    taken = take(strandby, minutes(item("1"), item("2", "Køb af Tangvej 4")), data=b"2")

    assert taken.reception.status == ReceptionStatus.NEEDS_REVIEW
    assert taken.reception.doubts == [{"code": "opens_closed_item", "item": 1}]


def test_confirming_what_is_published_notes_who_looked(strandby, astrid):
    taken = take(strandby, minutes())

    actions.confirm_reading(reception=taken.reception, by=BY, now=NOW, user=astrid)

    stored = Minutes.objects.get()
    assert (stored.confirmed_by, stored.confirmed_at) == (astrid, NOW)
    assert Reception.objects.get().status == ReceptionStatus.CONFIRMED


def test_rejecting_takes_a_published_document_off_the_pages(strandby, eva):
    taken = take(strandby, minutes())

    actions.reject_reading(reception=taken.reception, by=BY, now=NOW, reason="Privat")

    assert meeting_page(eva, **MEETING) is None
    assert Reception.objects.get().status == ReceptionStatus.REJECTED
    assert AuditEvent.objects.filter(verb="reject").get().details == {"reason": "Privat"}


def test_held_back_document_can_be_confirmed_again(strandby, eva):
    taken = take(strandby, minutes())
    actions.hold_back_reading(reception=taken.reception, by=BY, now=NOW)
    assert meeting_page(eva, **MEETING) is None

    actions.confirm_reading(reception=Reception.objects.get(), by=BY, now=NOW)

    assert len(meeting_page(eva, **MEETING).items) == 1


def test_failed_reception_cannot_be_confirmed(strandby):
    taken = take(strandby, FAILURE)

    with pytest.raises(actions.CannotReview, match="could not be read"):
        actions.confirm_reading(reception=taken.reception, by=BY, now=NOW)


def test_mending_changes_the_page_and_keeps_what_was_read(strandby, eva):
    taken = take(strandby, minutes(item("1", "Ny rnole", text="Molen er s1idt.")))
    edits = [
        ItemEdit(0, number="1", title="Ny mole", public=True, case_number="S26-1"),
        SectionEdit(0, 0, SectionKind.SUMMARY, "Sagens kerne", "Molen er slidt."),
    ]

    actions.mend_reading(reception=taken.reception, edits=edits, by=BY, now=NOW)

    shown = meeting_page(eva, **MEETING).items[0]
    assert (shown.title, shown.case_number) == ("Ny mole", "S26-1")
    assert [(part.kind, part.heading, part.text) for part in shown.sections] == [
        (SectionKind.SUMMARY, "Sagens kerne", "Molen er slidt.")
    ]
    stored = Reading.objects.get()
    assert "rnole" in json.dumps(stored.as_read)
    assert "rnole" not in json.dumps(stored.data)
    changes = AuditEvent.objects.get(verb="mend").details["changes"]
    assert changes[0] == {
        "where": "items[0]",
        "field": "title",
        "before": "Ny rnole",
        "after": "Ny mole",
    }


def test_mended_document_handed_in_again_changes_nothing(strandby, eva):
    taken = take(strandby, minutes(item("1", "Ny rnole")), data=b"pdf")
    edit = ItemEdit(0, number="1", title="Ny mole", public=True, case_number="")
    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    again = take(strandby, minutes(item("1", "Ny rnole")), data=b"docx")

    assert not again.is_new
    assert meeting_page(eva, **MEETING).items[0].title == "Ny mole"


def test_edit_that_changes_nothing_is_not_logged(strandby):
    taken = take(strandby, minutes())
    edit = ItemEdit(0, number="1", title="Ny mole i Strandby", public=True, case_number="")

    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    assert not AuditEvent.objects.filter(verb="mend").exists()


def test_edit_of_a_part_that_is_not_there_changes_nothing(strandby, eva):
    taken = take(strandby, minutes())
    edits = [
        ItemEdit(0, number="1", title="Andet", public=True, case_number=""),
        SectionEdit(0, 7, SectionKind.OTHER, "", ""),
    ]

    with pytest.raises(NoSuchPart, match="There is no section 7; there are 1"):
        actions.mend_reading(reception=taken.reception, edits=edits, by=BY, now=NOW)

    assert meeting_page(eva, **MEETING).items[0].title == "Ny mole i Strandby"


def test_closing_an_item_hides_it_at_once(strandby, eva):
    taken = take(strandby, minutes(replace(secret_item("2"), public=True)))
    edit = ItemEdit(
        0, "2", "Køb af Tangvej 4", public=False, case_number="S26-HEMMELIG", title_withheld=True
    )

    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    page = meeting_page(eva, **MEETING)
    assert [secret for secret in (*SECRETS, "Tangvej") if secret in str(page)] == []


def test_mending_the_forum_settles_the_doubt(strandby, eva):
    guessed = Warning("forum_unknown", "The document does not say which forum met.")
    unknown = replace(minutes(organization="Ukendt forum"), warnings=(guessed,))
    taken = take(strandby, unknown)
    assert taken.reception.doubts == [{"code": "forum_unknown"}]

    edit = MeetingEdit(FORUM, date(2026, 2, 3), Kind.MINUTES)
    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)
    actions.confirm_reading(reception=Reception.objects.get(), by=BY, now=NOW)

    assert Reception.objects.get().doubts == []
    assert len(meeting_page(eva, **MEETING).items) == 1
    assert [forum.name for forum in strandby.organizations.all()] == [FORUM]


@pytest.mark.parametrize("count", [1, 3])
def test_inbox_makes_a_fixed_number_of_queries(strandby, astrid, count, django_assert_num_queries):
    for number in range(count):
        take(strandby, minutes(start=date(2026, 1, 1 + number)), data=bytes([number]))

    with django_assert_num_queries(3):
        found = queries.inbox(astrid)

    assert found.total == count


def test_mending_a_decision(strandby, eva):
    read = item("1", decisions=(decision("Godkent.", outcome=None),))
    taken = take(strandby, minutes(read))
    edit = DecisionEdit(0, 0, "Godkendt.\r\n\r\n- enstemmigt", Outcome.ADOPTED)

    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    shown = meeting_page(eva, **MEETING).items[0].decisions[0]
    assert (shown.text, shown.outcome) == ("Godkendt.\n\n- enstemmigt", Outcome.ADOPTED)
    assert AuditEvent.objects.get(verb="mend").details["changes"] == [
        {
            "where": "items[0].decisions[0]",
            "field": "outcome",
            "before": "None",
            "after": "adopted",
        },
        {
            "where": "items[0].decisions[0]",
            "field": "content",
            "before": "Godkent.",
            "after": "Godkendt.\n\n- enstemmigt",
        },
    ]


def test_mending_that_brings_a_doubt_takes_the_document_off_the_pages(strandby, eva):
    taken = take(strandby, minutes(item("1")))
    actions.confirm_reading(reception=taken.reception, by=BY, now=NOW)
    edit = SectionEdit(0, 0, SectionKind.OTHER, "", "Borger 010190-1234")

    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    reception = Reception.objects.get()
    assert meeting_page(eva, **MEETING) is None
    assert reception.status == ReceptionStatus.NEEDS_REVIEW
    assert reception.doubts == [{"code": "person_number", "item": 0}]


def test_mending_what_was_confirmed_with_its_doubt_leaves_it_published(strandby, eva):
    taken = take(strandby, replace(minutes(item("1", "Ny rnole")), body="Bakkedal Kommune"))
    actions.confirm_reading(reception=taken.reception, by=BY, now=NOW)
    edit = ItemEdit(0, number="1", title="Ny mole", public=True, case_number="")

    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    assert meeting_page(eva, **MEETING).items[0].title == "Ny mole"


def test_document_moved_to_a_meeting_where_its_item_is_closed_is_held_back(strandby, eva):
    closed = item("1", "Køb af Tangvej 4", public=False, text="")
    take(strandby, agenda(closed, start=date(2026, 2, 4)), data=b"1")
    wrong = take(strandby, minutes(item("1", "Køb af Tangvej 4")), data=b"2")
    edit = MeetingEdit(FORUM, date(2026, 2, 4), Kind.MINUTES)

    actions.mend_reading(reception=wrong.reception, edits=[edit], by=BY, now=NOW)

    page = meeting_page(eva, **{**MEETING, "meeting_slug": "2026-02-04"})
    assert [(found.is_public, found.sections) for found in page.items] == [(False, ())]
    assert wrong.reception.doubts == [{"code": "opens_closed_item", "item": 0}]


def test_reading_that_is_not_as_it_was_seen_is_neither_mended_nor_confirmed(strandby):
    taken = take(strandby, minutes(secret_item("1")))
    edit = ItemEdit(0, number="1", title="Andet", public=False, case_number="")
    before = Reading.objects.get().data

    for act, what in ((actions.mend_reading, {"edits": [edit]}), (actions.confirm_reading, {})):
        with pytest.raises(actions.ChangedMeanwhile, match="Look at it again"):
            act(reception=taken.reception, by=BY, now=NOW, is_as_seen=lambda *_: False, **what)

    assert Reading.objects.get().data == before
    assert Reception.objects.get().status == ReceptionStatus.NEEDS_REVIEW


def test_mending_attachments_renames_and_removes(strandby, eva):
    papers = (Attachment("Ansøgning 010190-1234"), Attachment("Brev"), Attachment("Plan 1"))
    taken = take(strandby, minutes(item(attachments=papers)))
    edits = [AttachmentEdit(0, 2, "Plan"), AttachmentEdit(0, 1, "Brev"), AttachmentEdit(0, 0, "")]

    actions.mend_reading(reception=taken.reception, edits=edits, by=BY, now=NOW)
    actions.confirm_reading(reception=Reception.objects.get(), by=BY, now=NOW)

    shown = meeting_page(eva, **MEETING).items[0].attachments
    assert [part.title for part in shown] == ["Brev", "Plan"]
    assert Reception.objects.get().doubts == []
    assert [one["where"] for one in AuditEvent.objects.get(verb="mend").details["changes"]] == [
        "items[0].attachments[2]",
        "items[0].attachments[0]",
    ]


def test_text_that_is_not_edited_keeps_its_table(strandby, eva):
    table = Section(SectionKind.FINANCES, "Økonomi", (Table((("Mole", "2"), ("Kran", "3"))),))
    taken = take(strandby, minutes(replace(item("1"), sections=(table,))))
    shown = meeting_page(eva, **MEETING).items[0].sections[0]
    edit = SectionEdit(0, 0, SectionKind.FINANCES, "Økonomi i mio. kr.", shown.text)

    actions.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    mended = meeting_page(eva, **MEETING).items[0].sections[0]
    assert (mended.heading, mended.html) == ("Økonomi i mio. kr.", shown.html)


def test_inbox_by_status(strandby, astrid):
    take(strandby, minutes(), data=b"1")
    take(strandby, FAILURE, data=b"2", filename="laast.pdf")

    found = queries.inbox(astrid, status=ReceptionStatus.FAILED)

    assert [line.filename for line in found.lines] == ["laast.pdf"]
    assert (found.total, found.counts) == (
        1,
        {ReceptionStatus.READ: 1, ReceptionStatus.FAILED: 1},
    )


def test_slow_file_waits_behind_those_that_nobody_has_tried(strandby, astrid, bo):
    for name in ("stor.pdf", "lille.pdf"):
        actions.put_in_line(data=name.encode(), filename=name, body=strandby, by=BY, now=NOW)

    actions.note_slow(Reception.objects.get(filename="stor.pdf"))

    assert [one.filename for one in queries.waiting(astrid)] == ["lille.pdf", "stor.pdf"]
    assert queries.waiting(bo) == []


def test_file_that_is_known_is_not_put_in_line_again(strandby):
    taken = take(strandby, minutes())

    again = actions.put_in_line(data=b"%PDF", filename="x.pdf", body=strandby, by=BY, now=NOW)

    assert again == taken.reception
    assert Reception.objects.get().status == ReceptionStatus.READ
