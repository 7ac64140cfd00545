"""The district apps in force, lowest tier first: one line an app, delete the line to remove it."""

DISTRICT_APPS = [
    "innoway.apps.accounts.apps.Accounts",
    "innoway.apps.registry.apps.Registry",
    "innoway.apps.documents.apps.Documents",
    "innoway.apps.cases.apps.Cases",
    "innoway.apps.hall.apps.Hall",
    "innoway.apps.observatory.apps.Observatory",
]
