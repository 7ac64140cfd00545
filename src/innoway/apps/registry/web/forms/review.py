"""Forms of the review desk: filters of the queue and of the list, the verdict, the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from innoway.apps.registry.calculations.pair import Saying
from innoway.apps.registry.enums import EntityKind, Ground, JudgementState, PairVerdict
from innoway.apps.registry.queries.judgements import JudgementFilters
from innoway.apps.registry.web.forms.filters import ALL

# Why a pair waits, as the engine says it.
WHYS = {
    "borderline": _("Borderline: the model is not sure"),
    "loose": _("Loosely joined: nothing but name and subject in common"),
    "large": _("Large: a wrong join would hurt most"),
    "same-name": _("Same name, different entities"),
}


class QueueForm(forms.Form):
    """Kind and why; anything that is not a choice counts as the first kind and as all."""

    kind = forms.ChoiceField(label=_("Kind"), choices=EntityKind.choices, required=False)
    why = forms.ChoiceField(label=_("Why it waits"), choices=[*ALL, *WHYS.items()], required=False)

    def wanted(self):
        """Return (kind, why)."""
        self.is_valid()
        kind = self.cleaned_data.get("kind") or EntityKind.PERSON
        return EntityKind(kind), self.cleaned_data.get("why", "")


class PairForm(forms.Form):
    """Two mentions of a kind, as addresses of the desk carry them."""

    kind = forms.ChoiceField(choices=EntityKind.choices, widget=forms.HiddenInput)
    first = forms.CharField(max_length=300, widget=forms.HiddenInput)
    second = forms.CharField(max_length=300, widget=forms.HiddenInput)


class JudgeForm(PairForm):
    """The verdict (its buttons) with a usual reason or own words."""

    seen = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    why = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("Verdict"), choices=PairVerdict.choices)
    ground = forms.ChoiceField(
        label=pgettext_lazy("judgement", "Reason"),
        choices=Ground.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("In your own words"), max_length=500, required=False)

    def saying(self):
        """Return what the steward says."""
        given = self.cleaned_data
        return Saying(given["verdict"], given["ground"] or Ground.OTHER, given["note"])


class JudgementsForm(forms.Form):
    """Filters of past judgements; anything that is not a choice counts as all."""

    text = forms.CharField(
        label=_("Name, mention or words"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), choices=[*ALL, *EntityKind.choices], required=False)
    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=[*ALL, *PairVerdict.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[*ALL, *JudgementState.choices], required=False
    )
    own = forms.BooleanField(label=_("Only mine"), required=False)

    def filters(self, account_id):
        """Return what is asked; wrong values are left out."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        own = account_id if given.pop("own", False) else None
        text = given.pop("text", "").replace("\x00", "")
        return JudgementFilters(**given, text=text, own=own)


class RefuseMergeForm(forms.Form):
    """Why a large merge is refused."""

    reason = forms.CharField(label=_("Why not"), max_length=500)
