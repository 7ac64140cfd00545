"""Let the analysis of the graph follow the judgements."""

from innoway.apps.registry import gateways
from innoway.foundation.audit import record_act


def renew_networks() -> bool:
    """Analyse flows, centrality and communities anew if judgements changed entities since.

    One judgement is published within seconds without it; the analysis follows within the hour.

    Raises:
        Exception: Whatever the engine failed with; the job tries again.
    """
    renewed = gateways.renew_networks()
    if renewed:
        record_act(
            "registry.networks-renewed", account_id=None, object_kind="graph", object_id=0, facts={}
        )
    return renewed
