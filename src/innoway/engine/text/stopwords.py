"""Words that carry grammar rather than subject: kept in the index, skipped in questions."""

_ENGLISH = """
a about above after again against all also am an and any are as at be because been before
being below between both but by can cannot could did do does doing down during each either etc
few for from further had has have having he her here hers him his how however i if in into is
it its itself just least less may me might more most much must my neither no nor not of off on
once one only onto or other others our ours out over own per said same shall she should since
so some such than that the their them then thence there thereafter thereby therefore therein
thereof thereto these they this those through thus to together too toward towards under until
up upon us very via was we were what when where whereby wherein whereof whether which while who
whom whose why will with within without would yet you your
"""

_CHINESE = """
的 了 和 是 在 与 及 或 等 之 于 对 将 被 把 从 以 由 为 其 该 所 这 那 此
并 且 而 则 但 也 都 就 又 很 更
一 个 种 至 向 到 让 使 给 用 上 下 中 内 外 有 可 能 会 应 当 若 如 因
当中 其中 以及 或者 并且 而且 因此
所述 上述 该些 这些 那些 一种 一个 所有 可以 能够 通过 进行 具有 包括 包含 根据 用于 用来 对于
关于 由于 如果 但是 以便 从而 使得 分别 其他 以上 以下 之间 之后 之前 同时 本发明 提供 涉及
公开
"""

ENGLISH = frozenset(_ENGLISH.split())
CHINESE = frozenset(_CHINESE.split())
