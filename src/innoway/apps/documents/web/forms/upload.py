"""What is uploaded."""

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from innoway.apps.documents.calculations.media_types import ACCEPT
from innoway.apps.documents.queries.content import limits_on
from innoway.apps.documents.queries.kinds import kinds


class VersionForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label=_("File"), allow_empty_file=True, max_length=1000,
        help_text=_("PDF, OFD, Word, Excel, PowerPoint, JPEG, PNG or plain text."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.most = limits_on(timezone.localdate()).largest_file


class StoreForm(VersionForm):
    """A file, what it is, and how it is called."""

    field_order = ("kind", "title", "file")
    kind = forms.ChoiceField(label=_("What is it?"))
    title = forms.CharField(
        label=_("Title"), max_length=200, required=False,
        help_text=_("Left empty, the file name is used."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.fields["kind"].choices = [(one.key, one.in_language(language)) for one in kinds()]
