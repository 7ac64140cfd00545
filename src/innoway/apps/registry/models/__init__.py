"""Tables of the register."""

from innoway.apps.registry.models.classification import Industry, IndustryCode, SizeClass
from innoway.apps.registry.models.identifier import Identifier
from innoway.apps.registry.models.judgement import Judgement, MergeProposal
from innoway.apps.registry.models.organisation import Organisation, OrganisationName
from innoway.apps.registry.models.person import Person, PersonContact, Post
from innoway.apps.registry.models.place import Place
from innoway.apps.registry.models.recognition import Recognition
from innoway.apps.registry.models.register_import import (
    ImportProgress,
    ImportRow,
    RegisterImport,
)
from innoway.apps.registry.models.resolving import PairLease, ResolutionRun

__all__ = [
    "Identifier",
    "ImportProgress",
    "ImportRow",
    "Industry",
    "IndustryCode",
    "Judgement",
    "MergeProposal",
    "Organisation",
    "OrganisationName",
    "PairLease",
    "Person",
    "PersonContact",
    "Place",
    "Post",
    "Recognition",
    "RegisterImport",
    "ResolutionRun",
    "SizeClass",
]
