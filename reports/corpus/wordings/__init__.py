"""The wordings that a report can be written in, by name."""

from reports.corpus.wordings.guangdong import write_account as write_guangdong
from reports.corpus.wordings.plain import write_account as write_plain
from reports.corpus.wordings.sichuan import write_account as write_sichuan
from reports.corpus.wordings.yunnan import write_account as write_yunnan

WORDINGS = {
    "plain": write_plain,
    "sichuan": write_sichuan,
    "guangdong": write_guangdong,
    "yunnan": write_yunnan,
}

# Kept unseen by the reader's rules: these measure it and are not to be learned from.
FROZEN = ("yunnan", "guangdong")
