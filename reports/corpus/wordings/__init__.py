"""The wordings that a report can be written in, by name."""

from reports.corpus.wordings.plain import write_account as write_plain
from reports.corpus.wordings.sichuan import write_account as write_sichuan

WORDINGS = {"plain": write_plain, "sichuan": write_sichuan}
