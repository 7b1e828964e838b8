"""`foitui init`: a caseload that colleagues on this host can share, and what was done for it."""

import argparse

from foitui.cli.common import add_data, say

_ONE_ACCOUNT = """\
Colleagues reach it through this account, and no other way:
  they run    sudo -u {account} foitui --data {folder}
  sudoers has {rule}
The history names whoever called sudo. docs/operating-guide.md has the rest."""

_GROUP = """\
Every member of {group} can work on it, and could change or delete the files past foitui:
'foitui doctor' would show that, and nothing would prevent it. One account for all is safer:
see docs/operating-guide.md."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui init`."""
    parser.epilog = (
        "Without a group the caseload is for the account that runs this: yours alone, or one that\n"
        "colleagues use through sudo (recommended). With a group every member works under their\n"
        "own account. It can be said again, also to change from one way to the other.\n\n"
        "examples:\n"
        "  sudo -u foitui foitui init --data /srv/foi\n"
        "  sudo foitui init --data /srv/foi --group foi"
    )
    parser.add_argument("--group", metavar="GROUP", help="for every member of this group")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Set the rights, start a caseload where there is none, and say what was done."""
    import getpass
    import shlex

    from foitui.cli.caring import caseload
    from foitui.settings.folders import data_folder
    from foitui.store.sharing import share

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
