"""The commands, run as a person would, with files that are really read."""

from __future__ import annotations

import socket
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from raadslag.core.actions import Actor
from raadslag.intake.models import Reception
from raadslag.journeys.read_in_time import Sent, receive
from raadslag.meetings import queries
from raadslag.meetings.models import Minutes
from raadslag.people.models import Body, Role, User
from raadslag.search import actions
from raadslag.search import queries as search
from raadslag.search.results import Wanted

REFERAT = """Referat
Havneudvalget
Mødedato: 3. februar 2026
Mødetidspunkt: 17:00

1. Ny mole
Sagsnr.: 26-0417

Sagsfremstilling
Molen ved havnen er slidt.

Beslutning
Godkendt.
"""


def run(*words: str, **options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(*words, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "referater"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "februar.txt").write_text(REFERAT, encoding="utf-8")
    (folder / ".skjult.txt").write_text("nej", encoding="utf-8")
    (folder / "billede.png").write_bytes(b"\x89PNG")
    return folder


def test_folder_is_imported_and_found(transactional_db, folder, eva):
    out, err = run("import", str(folder), body="Strandby Kommune")

    assert (out, err) == ("Strandby Kommune: 1 read.\n", "")
    page = queries.meeting_page(
        eva,
        body_slug="strandby-kommune",
        forum_slug="havneudvalget",
        meeting_slug="2026-02-03",
    )
    assert [(item.number, item.title, item.case_number) for item in page.items] == [
        ("1", "Ny mole", "26-0417")
    ]
    assert search.search(eva, Wanted(text="havnen")).total == 1


def test_importing_again_changes_nothing(transactional_db, folder):
    run("import", str(folder), body="Strandby Kommune")

    out, _ = run("import", str(folder), body="strandby kommune")

    assert out == "Strandby Kommune: 1 unchanged.\n"
    assert Minutes.objects.count() == 1


def test_folder_holds_documents_by_the_librarys_rule(transactional_db, folder):
    (folder / "februar.json").write_text('{"schema": "referat.minutes/1"}', encoding="utf-8")
    (folder / "gammel.odt").write_bytes(b"PK")
    (folder / "mangler.pdf").symlink_to("intet.pdf")
    out, err = StringIO(), StringIO()

    with pytest.raises(CommandError, match="1 of 2 files could not be read"):
        call_command("import", str(folder), body="Strandby Kommune", stdout=out, stderr=err)

    assert err.getvalue().startswith(f"{folder / 'gammel.odt'}: ")


def test_bad_file_is_named_and_the_others_are_read(transactional_db, folder):
    (folder / "tom.pdf").write_bytes(b"")
    out, err = StringIO(), StringIO()

    with pytest.raises(CommandError, match="1 of 2 files could not be read") as raised:
        call_command("import", str(folder), body="Strandby Kommune", stdout=out, stderr=err)

    assert raised.value.returncode == 2
    assert out.getvalue() == "Strandby Kommune: 1 failed, 1 read.\n"
    assert err.getvalue().startswith(f"{folder / 'tom.pdf'}: ")


def test_doubtful_file_is_named_with_its_doubts(transactional_db, folder):
    path = folder / "2026" / "februar.txt"
    path.write_text(REFERAT.replace("1. Ny mole", "1. Ny mole (lukket)"), encoding="utf-8")

    out, err = run("import", str(path), body="Strandby Kommune")

    assert out == "Strandby Kommune: 1 held back for review.\n"
    assert err.startswith(f"{path}: held back for review (")


def test_missing_path_is_refused_before_anything_is_read(db, folder):
    with pytest.raises(CommandError, match="does not exist"):
        run("import", str(folder), "findes-ikke", body="Strandby Kommune")

    assert Minutes.objects.count() == 0


def test_missing_path_is_told_of_before_the_municipality_is_set_up(db, folder):
    with pytest.raises(CommandError, match=r"nope\.pdf does not exist, so nothing was read"):
        run("import", str(folder / "nope.pdf"), str(folder), body="Strandby Kommune")

    assert (Body.objects.count(), Reception.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["", "  ", "!!!", "123"])
def test_name_that_nobody_could_have_is_refused(db, folder, name):
    with pytest.raises(CommandError, match="is no name"):
        run("import", str(folder), body=name)

    assert Body.objects.count() == 0


def test_folder_without_files_sets_nothing_up(db, tmp_path):
    empty = tmp_path / "tom"
    empty.mkdir()

    with pytest.raises(CommandError, match="No documents were found"):
        run("import", str(empty), body="Strandby Kommune")

    assert Body.objects.count() == 0


def test_file_that_cannot_be_opened_is_one_line_and_the_others_are_read(transactional_db, folder):
    path = folder / "laast.txt"
    out, err = StringIO(), StringIO()

    with closing(socket.socket(socket.AF_UNIX)) as unopenable:
        unopenable.bind(str(path))  # not even root can open it
        with pytest.raises(CommandError, match="1 of 2 files"):
            call_command(
                "import",
                str(path),
                str(folder / "2026"),
                body="Strandby Kommune",
                stdout=out,
                stderr=err,
            )

    assert out.getvalue() == "Strandby Kommune: 1 failed, 1 read.\n"
    assert err.getvalue().startswith(f"{path}: The file cannot be opened: ")
    assert len(err.getvalue().splitlines()) == 1


def test_index_commands(transactional_db, folder):
    run("import", str(folder), body="Strandby Kommune")

    rebuilt, _ = run("rebuild_index")
    checked, _ = run("check_index")

    assert rebuilt == "1 items of 1 meetings indexed.\n"
    assert "items: 1 in the database, 1 indexed" in checked


def test_check_fails_where_index_and_database_differ(transactional_db, folder):
    run("import", str(folder), body="Strandby Kommune")
    Minutes.objects.update(state="held", is_current=False)

    with pytest.raises(CommandError, match="raadslag rebuild_index"):
        run("check_index")


def test_check_without_an_index_says_what_to_do(transactional_db, folder, data_dir):
    run("import", str(folder), body="Strandby Kommune")
    (data_dir / "search" / f"v{actions.store.SCHEMA_VERSION}" / "current").unlink()

    with pytest.raises(CommandError, match="raadslag rebuild_index"):
        run("check_index")


def test_role_is_granted(db):
    User.objects.create_user("grete")

    out, _ = run("grant_role", "grete", "secretary", body="Strandby Kommune")

    assert out == "grete is now secretary in Strandby Kommune.\n"
    assert Role.objects.get().role == "secretary"


def test_role_for_nobody_is_refused(db):
    with pytest.raises(CommandError, match="raadslag createsuperuser"):
        run("grant_role", "grete", "secretary", body="Strandby Kommune")


def test_demonstration_users_can_log_in_in_development(strandby, settings, client):
    settings.RAADSLAG_DEVELOPMENT = True

    out, _ = run("demo_users")

    assert out.splitlines()[0] == "astrid / raadslag: secretary in Strandby Kommune"
    assert client.login(username="astrid", password="raadslag")
    assert User.objects.count() == 2


def test_demonstration_users_are_refused_elsewhere(strandby, settings):
    settings.RAADSLAG_DEVELOPMENT = False

    with pytest.raises(CommandError, match="RAADSLAG_DEVELOPMENT=1"):
        run("demo_users")

    assert User.objects.count() == 0


def test_machine_that_only_shows_pages_follows(transactional_db, folder):
    run("import", str(folder), body="Strandby Kommune")

    assert run("follow_index") == ("0 meetings brought up to date.\n", "")


def test_documents_that_wait_are_read(strandby):
    sent = [Sent("referat.txt", REFERAT.encode()), Sent("tom.txt", b"")]
    receive([*sent, sent[0]], body=strandby, by=Actor("Astrid"), seconds=0)

    assert run("read_waiting") == ("2 documents read.\n", "")

    assert sorted(Reception.objects.values_list("filename", "status", "by_name")) == [
        ("referat.txt", "read", "Astrid"),
        ("tom.txt", "failed", "Astrid"),
    ]
    assert run("read_waiting") == ("0 documents read.\n", "")
