"""The wordings that a report can be written in, by name; those of a 部门预算 are apart."""

from reports.corpus.wordings.budget_fujian import write_budget as write_budget_fujian
from reports.corpus.wordings.budget_hubei import write_budget as write_budget_hubei
from reports.corpus.wordings.budget_shanghai import write_budget as write_budget_shanghai
from reports.corpus.wordings.chongqing import write_account as write_chongqing
from reports.corpus.wordings.fujian import write_account as write_fujian
from reports.corpus.wordings.guangdong import write_account as write_guangdong
from reports.corpus.wordings.guangxi import write_account as write_guangxi
from reports.corpus.wordings.liaoning import write_account as write_liaoning
from reports.corpus.wordings.plain import write_account as write_plain
from reports.corpus.wordings.shaanxi import write_account as write_shaanxi
from reports.corpus.wordings.shanghai import write_account as write_shanghai
from reports.corpus.wordings.sichuan import write_account as write_sichuan
from reports.corpus.wordings.xinjiang import write_account as write_xinjiang
from reports.corpus.wordings.yunnan import write_account as write_yunnan

WORDINGS = {
    "chongqing": write_chongqing,
    "fujian": write_fujian,
    "guangdong": write_guangdong,
    "guangxi": write_guangxi,
    "liaoning": write_liaoning,
    "plain": write_plain,
    "shaanxi": write_shaanxi,
    "shanghai": write_shanghai,
    "sichuan": write_sichuan,
    "xinjiang": write_xinjiang,
    "yunnan": write_yunnan,
}
BUDGET_WORDINGS = {
    "budget_fujian": write_budget_fujian,
    "budget_hubei": write_budget_hubei,
    "budget_shanghai": write_budget_shanghai,
}

# Kept unseen by the reader's rules: these measure it and are not to be learned from.
FROZEN = ("shaanxi", "fujian", "budget_fujian")
