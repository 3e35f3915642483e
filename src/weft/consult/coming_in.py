"""The forms that come back: every comment in them at its place; what has no place comes in on the whole, with its words."""

from weft.consult.arrivals import Arrival, CameIn, Desk
from weft.consult.coming_sheet import xlsx_in
from weft.consult.coming_word import docx_in

__all__ = ["Arrival", "CameIn", "Desk", "docx_in", "xlsx_in"]
