"""How time runs under each regime: the pieces that `foitui.law.deadline` puts together."""
