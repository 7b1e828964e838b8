"""Requests in: messages and files to typed requests."""

from foitui.intake.arrival import Arrival, PassedOver, Reading, Unreadable
from foitui.intake.items import split_items
from foitui.intake.read import read

__all__ = ["Arrival", "PassedOver", "Reading", "Unreadable", "read", "split_items"]
