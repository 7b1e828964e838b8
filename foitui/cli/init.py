"""`foitui init`: a caseload that colleagues on this host can share, and what was done for it."""

import argparse

from foitui.cli.common import add_data, fail, office, say

_ONE_ACCOUNT = """\
Colleagues reach it through this account, and no other way:
  they run    sudo -u {account} foitui --data {folder}
  sudoers has {rule}
The history names whoever called sudo. docs/operating-guide.md has the rest."""

_GROUP = """\
Every member of {group} can work on it, and could change or delete the files past foitui:
'foitui doctor' would show that, and nothing would prevent it. One account for all is safer:
see docs/operating-guide.md."""

_DATABASE = """\
Give each account its role, as an administrator of the database:
  GRANT {officer} TO amal;
The history names whoever is logged in on the host. Passwords go into PGPASSFILE or a service file,
never into the address. docs/postgresql.md has the rest."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui init`."""
    parser.epilog = (
        "Without a group the caseload is for the account that runs this: yours alone, or one that\n"
        "colleagues use through sudo (recommended). With a group every member works under their\n"
        "own account. It can be said again, also to change from one way to the other.\n\n"
        "In a PostgreSQL database it makes the tables and the roles of officers, readers and\n"
        "keepers; whoever runs it must be allowed to. docs/postgresql.md has the rest.\n\n"
        "examples:\n"
        "  sudo -u foitui foitui init --data /srv/foi\n"
        "  sudo foitui init --data /srv/foi --group foi\n"
        "  foitui init --data postgresql://db.example.org/foi"
    )
    parser.add_argument("--group", metavar="GROUP", help="for every member of this group")
    parser.add_argument(
        "--roles", metavar="PREFIX", default="foitui",
        help="in a database: how the names of its roles start (default: foitui)",
    )  # fmt: skip
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Set the rights, start a caseload where there is none, and say what was done."""
    import getpass
    import shlex

    from foitui.cli.caring import caseload
    from foitui.settings.folders import data_folder
    from foitui.store.sharing import share

    if database := office(args).database:
        return _prepare(args, database)
    folder = data_folder(args.data).absolute()
    new = not (folder / "cases.db").exists()
    done = share(folder, args.group)
    with caseload(args, create=True) as store:
        kept = "started a caseload" if new else f"the caseload there has {store.count()} cases"
    for line in (*done, kept):
        say(line)
    account = getpass.getuser()
    rule = f"%foi ALL=({account}) NOPASSWD: /usr/bin/foitui"
    text = _GROUP if args.group else _ONE_ACCOUNT
    say("")
    say(text.format(account=account, folder=shlex.quote(str(folder)), rule=rule, group=args.group))
    return 0


def _prepare(args: argparse.Namespace, database: str) -> int:
    from foitui.store import prepare_database
    from foitui.store.postgres.role_names import as_sql, names

    if args.group:
        return fail("a database has no group; its roles say who may do what")
    for line in prepare_database(database, args.roles):
        say(line)
    say("")
    say(_DATABASE.format(officer=as_sql(names(args.roles)["officer"])))
    return 0
