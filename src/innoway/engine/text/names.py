"""Bring names of people and organisations to one comparable form."""

import re

from innoway.engine.text.fold import fold

_BETWEEN = re.compile(r"[\W_]+")


def normal_name(name: str) -> str:
    """Fold a name and keep only its letters and digits, with single spaces between words.

    >>> normal_name("  LENOVO (Beijing) Co., Ltd. ")
    'lenovo beijing co ltd'
    >>> normal_name("聯想（北京）有限公司")
    '联想 北京 有限公司'
    """
    return _BETWEEN.sub(" ", fold(name)).strip()
