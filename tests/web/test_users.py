"""A team: a table of users with roles, who may take back what, and that nobody gets in where the one token would travel."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import DAY, HOME  # type: ignore[import-not-found]
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from dateline.case import Case
from dateline.cli import app as cli
from dateline.errors import InputError
from dateline.web import make_app
from dateline.web.guard import Desk
from dateline.web.serving import _desk, _way_in
from dateline.web.users import admit, give_token, read_users

SAME = {"Origin": HOME}
Team = Callable[[str], TestClient]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "users.toml"


@pytest.fixture
def team(built: Path, table: Path) -> Iterator[Team]:
    """Browsers in which somebody of a team of two editors and a chief has signed in."""
    roles = {"Ada": "editor", "Bo": "editor", "Cy": "chief"}
    tokens = {name: give_token(table, name, role) for name, role in roles.items()}  # type: ignore[arg-type]
    ticks = map(DAY.format, range(10, 60))
    app = make_app(built, desk=Desk(token="", users=read_users(table)), clock=lambda: next(ticks))
    with ExitStack() as stack:

        def opened(name: str) -> TestClient:
            site = stack.enter_context(TestClient(app, base_url=HOME, follow_redirects=False))
            assert site.post("/sign-in", data={"name": name, "token": tokens[name]}, headers=SAME).status_code == 303
            return site

        yield opened


def judge(site: TestClient, verdict: str, target: str) -> int:
    return site.post("/judgements", data={"verdict": verdict, "target": target}, headers=SAME).status_code


# ---------------------------------------------------------------- the table


def test_a_token_lets_its_user_in_and_is_not_in_the_table(table: Path) -> None:
    token = give_token(table, "  Ada \n Moro ", "chief")
    other = give_token(table, 'Bo "the" Lind\\', "editor")
    users = read_users(table)
    assert [(u.name, u.role) for u in users] == [("Ada Moro", "chief"), ('Bo "the" Lind\\', "editor")]
    assert token not in table.read_text("utf-8")
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    assert admit(users, "Ada Moro", token) == users[0]
    assert admit(users, "Ada Moro", f" {token}\n") == users[0]
    for name, given in (("Ada Moro", other), ("ada moro", token), ("", token), ("Ada Moro", ""), ("Ada Moro", "\ud800")):
        assert admit(users, name, given) is None


def test_a_new_token_takes_the_place_of_the_old_one(table: Path) -> None:
    old = give_token(table, "Ada", "editor")
    new = give_token(table, "Ada", "chief")
    users = read_users(table)
    assert (admit(users, "Ada", old), admit(users, "Ada", new)) == (None, users[0])
    assert users[0].role == "chief"


LINE = '[[user]]\nname = "Ada"\nrole = "editor"\ntoken = "sha256:' + "0" * 64 + '"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names nobody"),
        ("user = 3", "something else"),
        (LINE + "[more]\n", "something else"),
        (LINE + LINE, "stands there twice"),
        (LINE.replace("editor", "king"), "user 1: there is no role “king”"),
        (LINE.replace("sha256", "md5"), "its token is none"),
        (LINE.replace('name = "Ada"', 'name = " "'), "its token is none"),
        (LINE.replace('role = "editor"\n', ""), "role and token are needed"),
        ("[[user", "users"),
    ],
)
def test_half_a_table_lets_nobody_in(table: Path, text: str, says: str) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(InputError, match=says):
        read_users(table)
    if text:
        with pytest.raises(InputError):
            give_token(table, "Bo", "editor")
        assert table.read_text("utf-8") == text


def test_the_command_prints_a_token_that_works(table: Path) -> None:
    done = CliRunner().invoke(cli, ["user", str(table), "Ada Moro", "--role", "chief"])
    assert done.exit_code == 0
    token = done.output.partition("the token ")[2].split()[0]
    assert admit(read_users(table), "Ada Moro", token)
    wrong = CliRunner().invoke(cli, ["user", str(table), "Bo", "--role", "king"])
    assert isinstance(wrong.exception, InputError)


# ---------------------------------------------------------------- who may what


def test_an_editor_takes_back_its_own_decisions_and_a_chief_anybody_s(team: Team, built: Path) -> None:
    ada, bo, cy = team("Ada"), team("Bo"), team("Cy")
    target = ada.get("/api/events").json()["events"][0]["id"]
    assert judge(ada, "reject", target) == 303
    (made,) = bo.get("/api/judgements").json()
    assert made["author"] == "Ada"
    offered = f'name="target" value="{made["id"]}"'
    assert [offered in site.get("/judgements").text for site in (ada, bo, cy)] == [True, False, True]
    assert judge(bo, "undo", made["id"]) == 403
    assert bo.get("/api/judgements").json()[0]["state"] == "in force"
    assert judge(ada, "undo", made["id"]) == 303
    assert judge(bo, "confirm", target) == 303
    latest = bo.get("/api/judgements").json()[0]["id"]
    assert judge(cy, "undo", latest) == 303
    with Case.open(built, read_only=True) as case:
        assert [(j.verb, j.author) for j in case.judgements()] == [
            *(("reject", "Ada"), ("undo", "Ada"), ("confirm", "Bo"), ("undo", "Cy"))
        ]
    assert "Signed in as <bdi>Bo</bdi>, editor" in bo.get("/").text


def test_a_team_s_desk_takes_no_other_token(built: Path, table: Path) -> None:
    give_token(table, "Ada", "editor")
    with TestClient(make_app(built, desk=Desk(token="", users=read_users(table))), base_url=HOME) as site:
        for form in ({"name": "Ada", "token": ""}, {"name": "Eve", "token": ""}, {"name": "Ada", "token": "x"}):
            answer = site.post("/sign-in", data=form, headers=SAME)
            assert answer.status_code == 403
            assert "nobody of this name with this token" in answer.text


def test_where_others_can_ask_nobody_signs_in_without_a_table(built: Path, table: Path) -> None:
    assert _desk("127.0.0.1", None).token
    closed = _desk("desk.example", None)
    assert not closed.open
    assert "Nobody can sign in" in _way_in(closed)
    with TestClient(make_app(built, desk=closed), base_url=HOME) as site:
        assert "Sign in" not in site.get("/").text
        assert "Read only" in site.get("/review").text
        assert '<form class="stack"' not in site.get("/sign-in").text
        assert site.post("/sign-in", data={"name": "Eve", "token": ""}, headers=SAME).status_code == 403
    give_token(table, "Ada", "editor")
    assert "Ada, each with a token" in _way_in(_desk("desk.example", table))
