"""`foitui completion`: what a shell needs to complete commands, options and references."""

import argparse
import sys
from typing import NamedTuple

from foitui.cli.common import add_data

SHELLS = ("bash", "zsh", "fish")


class Known(NamedTuple):
    """What can follow the name of a command."""

    name: str
    purpose: str
    options: dict[str, str]
    """Each option with its meaning."""
    choices: dict[str, tuple[str, ...]]
    """What can follow an option, where that is a closed list."""
    words: tuple[str, ...]
    """What can stand by itself, where that is a closed list."""
    takes_reference: bool
    valued: tuple[str, ...]
    """Options, long and short, that take a word after them."""
    naming: tuple[str, ...]
    """Options whose word names a case."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui completion`."""
    parser.epilog = (
        "References of cases are completed too, from the folder that FOITUI_DATA names, else\n"
        "from yours.\n\n"
        "examples:\n"
        '  eval "$(foitui completion bash)"       in ~/.bashrc\n'
        '  eval "$(foitui completion zsh)"        in ~/.zshrc, after compinit\n'
        "  foitui completion fish > ~/.config/fish/completions/foitui.fish"
    )
    parser.add_argument(
        "shell", choices=(*SHELLS, "references"), metavar="SHELL", help=", ".join(SHELLS)
    )
    parser.add_argument("start", nargs="?", default="", help=argparse.SUPPRESS)
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Print the script, or the references that start so."""
    if args.shell == "references":
        return _references(args)
    scripts = {"bash": bash, "zsh": zsh, "fish": fish}
    sys.stdout.write(scripts[args.shell](known()))
    return 0


def _references(args: argparse.Namespace) -> int:
    """Print references for the tab key, which must never tell of trouble."""
    from foitui.cli.common import opened, say

    try:
        with opened(args) as store:
            for reference in store.references_like(args.start):
                say(reference)
    except Exception:  # a shell that completes has no place for a message
        return 1
    return 0


def known() -> list[Known]:
    """Return what every command takes, as its parser says."""
    from foitui.cli.main import COMMANDS, parser_of

    return [
        _known(name, command[1], parser_of(f"foitui {name}", command)[0])
        for name, command in COMMANDS.items()
    ]


def _known(name: str, purpose: str, parser: argparse.ArgumentParser) -> Known:
    shown = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    long = {
        option: action
        for action in shown
        for option in action.option_strings
        if option.startswith("--")
    }
    return Known(
        name,
        purpose,
        {option: (action.help or "").replace("%%", "%") for option, action in long.items()},
        {
            option: tuple(map(str, action.choices))
            for option, action in long.items()
            if action.choices
        },
        tuple(
            str(word)
            for action in shown
            if not action.option_strings
            for word in action.choices or ()
        ),
        any(action.dest == "reference" for action in shown),
        tuple(name for action in shown if action.nargs != 0 for name in action.option_strings),
        tuple(option for option, action in long.items() if action.metavar == "REF"),
    )


def bash(commands: list[Known]) -> str:
    """Return the script for bash."""
    cases = []
    for each in commands:
        for option, choices in each.choices.items():
            cases.append(f'    "{each.name} {option}") words="{" ".join(choices)}" ;;')
    for each in commands:
        cases.append(f'    "{each.name} "*) words="{" ".join((*each.words, *each.options))}" ;;')
    return _BASH.format(
        commands=" ".join(each.name for each in commands),
        cases="\n".join(cases),
        valued="\n".join(
            f'    {each.name}) valued="{" ".join(each.valued)}" ;;' for each in commands
        ),
        named=" ".join(each.name for each in commands if each.takes_reference),
        naming=" ".join(f"{each.name}:{option}" for each in commands for option in each.naming),
    )


def zsh(commands: list[Known]) -> str:
    """Return the script for zsh, which can read that of bash."""
    return "autoload -U +X bashcompinit && bashcompinit\n" + bash(commands)


def fish(commands: list[Known]) -> str:
    """Return the script for fish."""
    helped = " ".join(each.name for each in commands)
    lines = [
        "complete -c foitui -e",
        f"complete -c foitui -n '__fish_seen_subcommand_from help' -f -a {_quoted(helped)}",
    ]
    for each in commands:
        offered = f"-f -a {each.name} -d {_quoted(each.purpose)}"
        lines.append(f"complete -c foitui -n __fish_use_subcommand {offered}")
        seen = f"-n '__fish_seen_subcommand_from {each.name}'"
        for option, means in each.options.items():
            choices = each.choices.get(option)
            takes = f" -x -a {_quoted(' '.join(choices))}" if choices else ""
            if option in each.naming:
                takes = f" -x -a '{_ASKED}'"
            elif option in each.valued and not choices:
                takes = " -r"
            lines.append(f"complete -c foitui {seen} -l {option[2:]} -d {_quoted(means)}{takes}")
        if each.words:
            lines.append(f"complete -c foitui {seen} -f -a {_quoted(' '.join(each.words))}")
        if each.takes_reference:
            lines.append(f"complete -c foitui {seen} -f -a '{_ASKED}'")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_ASKED = "(foitui completion references (commandline -ct))"
"""How fish asks for references."""

_BASH = """\
_foitui() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
  local command="${{COMP_WORDS[1]}}" words="" valued="" each wanted=no skip=no
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] || [ "$command $COMP_CWORD" = "help 2" ]; then
    COMPREPLY=($(compgen -W "{commands} help --help --version --data" -- "$word"))
    return
  fi
  case "$command $before" in
{cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  case "$command" in
{valued}
  esac
  case " {named} " in *" $command "*)
    wanted=yes
    for each in "${{COMP_WORDS[@]:2:$((COMP_CWORD - 2))}}"; do
      if [ "$skip" = yes ]; then skip=no; continue; fi
      case " $valued " in *" $each "*) skip=yes; continue ;; esac
      [ "${{each:0:1}}" = "-" ] || wanted=no
    done
    [ "$skip" = yes ] && wanted=no ;;
  esac
  case " {naming} " in *" $command:$before "*) wanted=yes ;; esac
  if [ "$wanted" = yes ] && [ "${{word:0:1}}" != "-" ]; then
    COMPREPLY=($(foitui completion references "$word" 2>/dev/null))
  fi
}}
complete -o default -F _foitui foitui
"""
