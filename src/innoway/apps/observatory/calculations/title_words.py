"""What a deed did to the title, in a sentence."""

from django.utils.translation import gettext_lazy as _

EFFECTS = {
    "opened": _("First deed on record; its assignors are taken for the first owners."),
    "conveyed": _("The title passed to the assignees."),
    "claim_conveyed": _("A disputed claim passed to the assignees."),
    "duplicate": _("Repeats an earlier deed; the title stays as it was."),
    "conflict": _("The assignor had conveyed the title before; the assignees' claim is disputed."),
    "break": _("The assignor is not the owner of record; the assignees' claim is disputed."),
    "replaced": _("A later corrective deed takes its place."),
    "charged": _("Puts a charge on the title; the owner stays the same."),
    "released": _("Releases an earlier charge."),
    "released_nothing": _("No open charge on record matches this release."),
    "noted": _("Recorded; the owner stays the same."),
}
