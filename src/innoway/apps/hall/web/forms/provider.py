"""Forms with which stewards keep the list of private providers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import PriceUnit, ProviderKind, Satisfaction
from innoway.apps.hall.operations.list_provider import NewOffer


class ListProviderForm(forms.Form):
    """A firm of the register and its first offer."""

    organisation = forms.IntegerField(
        label=_("Number of the organisation in the register"), min_value=1, max_value=2**63 - 1,
        help_text=_("It stands in the address of the entry."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind of help"), choices=ProviderKind)
    summary_en = forms.CharField(label=_("Summary in English"), max_length=300)
    summary_zh = forms.CharField(label=_("Summary in Chinese"), max_length=300)
    name_en = forms.CharField(label=_("Offer in English"), max_length=200)
    name_zh = forms.CharField(label=_("Offer in Chinese"), max_length=200)
    price = forms.DecimalField(
        label=_("Price in yuan"), required=False, min_value=0, max_digits=12, decimal_places=2,
        help_text=_("Leave empty when it is agreed for each case."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("Price is"), choices=PriceUnit)
    conditions_en = forms.CharField(label=_("Conditions in English"), max_length=500)
    conditions_zh = forms.CharField(label=_("Conditions in Chinese"), max_length=500)

    def facts(self):
        """Return what the operation takes."""
        given = self.cleaned_data
        offer = NewOffer(**{
            name: given[name]
            for name in ("name_en", "name_zh", "price", "unit", "conditions_en", "conditions_zh")
        })  # fmt: skip
        return {
            "organisation_id": given["organisation"], "kind": given["kind"],
            "summary_en": given["summary_en"], "summary_zh": given["summary_zh"],
            "offers": [offer],
        }  # fmt: skip


class DelistProviderForm(forms.Form):
    """Why a firm leaves the list."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class RateProviderForm(forms.Form):
    """Five levels and a word."""

    case = forms.ChoiceField(label=_("Case"))
    level = forms.TypedChoiceField(
        label=_("How satisfied are you?"), coerce=int, widget=forms.RadioSelect,
        choices=Satisfaction.choices,
    )  # fmt: skip
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, cases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = cases
