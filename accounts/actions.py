"""What the log can say: every action code with its Chinese label.

Add a line to log a new kind of action; codes are never reused or renamed.
"""

from __future__ import annotations

import re
from typing import Any

DIGEST = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")

ACTIONS = {
    "sign_in": "登录",
    "sign_out": "退出",
    "sign_in_failed": "登录失败",
    "sign_in_locked": "登录被拒（已锁定）",
    "password_change": "修改密码",
    "password_set": "凭链接设置密码",
    "link_made": "生成密码链接",
    "import": "导入报告",
    "reread": "重新读取报告",
    "export": "导出",
    "correct": "更正数值",
    "withdraw_correction": "撤回更正",
    "enter_report": "人工录入",
    "edit_entry": "修改人工录入",
    "confirm_entry": "确认人工录入",
    "withdraw_entry": "撤回人工录入",
    "decide": "处理疑点",
    "review": "复核处理意见",
    "admin_add": "后台新增",
    "admin_change": "后台修改",
    "admin_delete": "后台删除",
}

# Keys of an entry's details in Chinese; a key without a line here is shown as it is.
DETAIL_LABELS = {
    "action": "操作",
    "added": "增加",
    "address": "地址",
    "active": "启用",
    "actor": "用户名",
    "after": "改为",
    "aliases": "别名",
    "before": "原为",
    "changes": "变更",
    "count": "数量",
    "day": "日期",
    "departments": "部门",
    "documents": "文件数",
    "figures": "数据",
    "findings": "检查发现",
    "format": "格式",
    "numerals": "数字",
    "query": "条件",
    "reason": "理由",
    "removed": "减少",
    "rights": "权限",
    "roles": "角色",
    "rows": "行数",
    "sha256": "SHA-256",
    "status": "结果",
    "uncertain": "待核",
    "what": "内容",
}
# Values that are codes, in Chinese.
VALUE_WORDS = {
    "status": {"stored": "已存入", "unchanged": "内容没有变化", "failed": "没有导入"},
    "what": {"findings": "检查发现"},
    "action": ACTIONS,
}


def describe_details(details: dict[str, Any]) -> str:
    """An entry's details as one line: 角色：管理员、审计人员；启用：是."""
    return "；".join(
        f"{DETAIL_LABELS.get(key, key)}：{describe_detail(key, value)}"
        for key, value in details.items()
    )


def shorten_digests(text: str) -> str:
    """``text`` with the heads of digests only; a file taken from the log has them whole."""
    return DIGEST.sub(r"\1…", text)


def describe_detail(key: str, value: Any) -> str:
    """A value under its key as words."""
    words = VALUE_WORDS.get(key, {})
    return words[value] if isinstance(value, str) and value in words else describe_value(value)


def describe_value(value: Any) -> str:
    """A JSON value as words."""
    if value is None or value == []:
        return "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(describe_value(part) for part in value)
    return f"（{describe_details(value)}）" if isinstance(value, dict) else str(value)


def list_actions() -> list[tuple[str, str]]:
    """The table as choices; passed as a function, so that a new line needs no migration."""
    return list(ACTIONS.items())
