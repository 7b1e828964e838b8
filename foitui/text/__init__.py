"""The one door for strangers' text: cleaned lines and blocks, for screens, letters and files."""

from foitui.text.cell import csv_cell
from foitui.text.clean import clean_block, clean_line
from foitui.text.filename import file_name

__all__ = ["clean_block", "clean_line", "csv_cell", "file_name"]
