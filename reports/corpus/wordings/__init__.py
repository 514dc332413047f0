"""The wordings that a sample can be written in, by name."""

from reports.corpus.wordings.sichuan import write_account as write_sichuan

WORDINGS = {"sichuan": write_sichuan}
