"""The part every form shares: where the fact comes from."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.enums import Confidence
from innoway.apps.registry.rules import number_of


class DateInput(forms.DateInput):
    """A date field with the browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class DateField(forms.DateField):
    """A date as ISO text, whatever the language of the page."""

    widget = DateInput
    input_formats = ["%Y-%m-%d"]

    def __init__(self, **kwargs):
        super().__init__(input_formats=self.input_formats, **kwargs)


class SourcedForm(forms.Form):
    """Adds source, address and day of retrieval at the end of a form."""

    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("A register, a letter, a publication.")
    )
    source_url = forms.URLField(
        label=_("Address of the source"), max_length=500, required=False, assume_scheme="https"
    )
    retrieved_on = DateField(label=_("Read there on"), initial=timezone.localdate)
    confidence = forms.ChoiceField(
        label=_("How sure is it?"), choices=Confidence.choices, initial=Confidence.OFFICIAL
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        last = ("source", "source_url", "retrieved_on", "confidence")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def provenance(self, actor):
        """Return the provenance of what is entered."""
        given = self.cleaned_data
        return Provenance(
            source=given["source"], source_url=given["source_url"],
            retrieved_on=given["retrieved_on"], confidence=given["confidence"],
            stated_by_id=number_of(actor),
        )  # fmt: skip
