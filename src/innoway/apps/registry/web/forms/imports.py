"""Forms of the staged import."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.calculations.import_fields import FIELDS
from innoway.apps.registry.calculations.table_file import ENCODINGS, MAX_BYTES


class UploadImportForm(forms.Form):
    """A file and its source."""

    file = forms.FileField(
        label=_("Table (.xlsx or .csv)"),
        help_text=_("Up to 100,000 rows and 20 MB. The first row holds the column names."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=300,
        help_text=_("Who gave the table and of which day; shown with each fact."),
    )  # fmt: skip
    encoding = forms.ChoiceField(
        label=_("Text encoding"), required=False,
        choices=[("", _("Detect")), *((name, name.upper()) for name in ENCODINGS)],
        help_text=_("Only for CSV: choose another one if characters look wrong."),
    )  # fmt: skip

    def clean_file(self):
        """Refuse a file beyond the limit before it is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Split it into parts."))
        return file


class MatchColumnsForm(forms.Form):
    """What each column means."""

    def __init__(self, *args, columns, mapping, **kwargs):
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        meanings = [("", _("Do not import")), *((k, f.name(language)) for k, f in FIELDS.items())]
        guessed = {place: field for field, place in mapping.items()}
        for place, heading in enumerate(columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading, choices=meanings, required=False, initial=guessed.get(place, "")
            )

    def clean(self):
        """Refuse one meaning for two columns."""
        given = super().clean()
        seen = set()
        for name, field in given.items():
            if field and field in seen:
                self.add_error(name, _("Another column already has this meaning."))
            seen.add(field)
        return given

    def mapping(self):
        """Return field by column, the other way round: which column gives a field."""
        pairs = ((int(n.removeprefix("column-")), f) for n, f in self.cleaned_data.items())
        return {field: place for place, field in pairs if field}
