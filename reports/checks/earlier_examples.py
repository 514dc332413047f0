"""Reports of two years for D02: what must be left alone, and what must be found."""

from __future__ import annotations

from reports.checks.check import Example

BODY = "示例甲市青禾县信访局"
OUTLINE = "一、机构设置\n二、部门{0}情况说明\n收入支出{0}总体情况\n"
END = "\n第三部分名词解释\n1.财政拨款收入：指拨款。\n"


def account(text: str, year: int = 2023, scope: str = "部门") -> str:
    """A final account of a year."""
    return f"{BODY}{year}年{scope}决算公开说明\n{OUTLINE.format('决算')}{text}{END}"


def budget(text: str, year: int = 2023) -> str:
    """A budget of a year."""
    return f"{BODY}{year}年部门预算公开说明\n{OUTLINE.format('预算')}{text}{END}"


def both(*texts: str, why: str = "", says: tuple[str, ...] = ()) -> Example:
    """An example of whole documents."""
    return Example(texts, says, why, "document")


NOW = "2023年公务接待费支出0.75万元，比2022年减少0.43万元，下降36.4%。"
LAST = "2022年公务接待费支出{}万元。"

LEAVES = (
    both(account(LAST.format("1.18"), 2022), account(NOW)),
    both(account("2022年公务接待费支出11,800元。", 2022), account(NOW), why="元与万元"),
    both(
        account(LAST.format("1.2"), 2022),
        account(NOW),
        why="位数不同，1.2包括1.18",
    ),
    both(account(NOW), why="没有收录上年报告"),
    both(account(LAST.format("1.18"), 2021), account(NOW), why="不是上年"),
    both(
        account(LAST.format("1.60"), 2022),
        account("2023年公务接待费支出0.75万元，比2022年减少0.43万元。"),
        why="没有增减率印证，上年数可能作过调整，只作提示",
    ),
    both(
        account(LAST.format("1.60"), 2022, scope="单位本级"),
        account("2023年公务接待费支出0.75万元，上年决算数1.18万元。"),
        why="一份是单位本级，一份没有写明",
    ),
    both(
        account("2022年公务接待费支出约1.6万元。", 2022),
        account("2023年公务接待费支出0.75万元，上年决算数1.18万元。"),
        why="约数",
    ),
    both(
        account("三、支出决算情况说明\n2022年本年支出合计120.00万元。", 2022),
        account(
            "四、财政拨款收支决算情况说明\n2023年财政拨款支出100.00万元，"
            "比2022年减少5.00万元，下降4.76%。"
        ),
        why="全部支出与财政拨款支出",
    ),
    both(
        budget("2023年公务接待费预算1.20万元。"),
        account("2023年公务接待费支出0.75万元，年初预算1.20万元。"),
    ),
    both(
        budget("2023年公务接待费预算1.20万元。"),
        account("2023年公务接待费支出0.75万元，预算数1.00万元。"),
        why="预算数没有写明是年初还是调整后",
    ),
    both(
        budget("2023年公务接待费预算1.20万元。"),
        account("2023年公务接待费支出0.75万元，年初预算12163.37元。"),
        why="预算取整到百元",
    ),
    both(
        budget("2022年公务接待费预算1.50万元。", 2022),
        budget("2023年公务接待费预算1.20万元，比2022年预算减少0.30万元，下降20%。"),
    ),
    both(
        account("2022年公务接待费支出1.18万元。", 2022),
        account(LAST.format("1.60"), 2022),
        account("2023年公务接待费支出0.75万元，上年决算数1.60万元。"),
        why="上年报告以更正后的版本为准",
    ),
)

ITEM = "一般公共服务支出（类）信访事务（款）行政运行（项）"
FINDS = (
    both(
        budget(f"三、一般公共预算支出情况说明\n2023年{ITEM}预算80.00万元。"),
        account(
            f"四、财政拨款支出决算情况说明\n{ITEM}年初预算90.00万元，支出决算85.00万元，"
            "完成年初预算的94.44%。"
        ),
        says=("90.00万元与80.00万元", "范围可能不同"),
    ),
    both(
        account(LAST.format("1.60"), 2022),
        account("2023年公务接待费支出0.75万元，上年决算数1.18万元。"),
        says=("2022年公务接待费决算数在两份报告中不一致：1.18万元与1.60万元", "相差0.42万元"),
    ),
    both(
        account(LAST.format("1.60"), 2022),
        account(NOW),
        says=("1.18万元与1.60万元", "本年0.75万元、增减额-0.43万元", "增减率也与之不合"),
    ),
    both(
        budget("2023年公务接待费预算1.02万元。"),
        account("2023年公务接待费支出0.75万元，年初预算1.20万元。"),
        says=("2023年公务接待费年初预算数在两份报告中不一致：1.20万元与1.02万元",),
    ),
    both(
        budget("2022年公务接待费预算1.80万元。", 2022),
        budget("2023年公务接待费预算1.20万元，上年预算数1.50万元。"),
        says=("2022年公务接待费年初预算数", "1.50万元与1.80万元"),
    ),
    both(
        account(LAST.format("1.189"), 2022),
        account("2023年公务接待费支出0.75万元，上年决算数1.18万元。"),
        says=("舍去",),
    ),
)
