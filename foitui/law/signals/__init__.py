"""Wording signals: what the words of a request point to. They suggest and never decide."""

from foitui.law.signals.examining import item_signals, signals
from foitui.law.signals.signal import Signal, Signals, Span

__all__ = ["Signal", "Signals", "Span", "item_signals", "signals"]
