"""Words that promise a list and hide it; conditions and papers must do without them.

Source: Beijing Regulation on Optimising the Business Environment (2024), article 31.
"""

import re

_ENGLISH = re.compile(
    r"\b(others?|relevant|related|etc|et cetera|as required|as needed|as appropriate|"
    r"where necessary|necessary documents?|and so on|certain|various|applicable|further documents?)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"其他|其它|相关|有关|若干|必要的|所需|规定的材料|"
    # 等 that closes a list, not 等级, 同等 (but 合同等), 平等, 等于, 等候 or 中等
    r"(?<![平均对相上中下高初优])(?<!(?<!合)同)等(?![级于同额值候待待离腰边比])"
)


def vague_words(en: str, zh: str) -> tuple[str, ...]:
    """Return the catch-all words of a text, in both languages.

    >>> vague_words("Lease contract and other relevant documents", "租赁合同等相关材料")
    ('other', 'relevant', '等', '相关')
    >>> vague_words("Identity card of the founder", "发起人身份证，安全等级证书")
    ()
    """
    return tuple(_ENGLISH.findall(en.lower())) + tuple(_CHINESE.findall(zh))
