"""The papers of a form: a file or an earlier document for each, asked once."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from innoway.apps.documents.facade import ACCEPT


class PapersForm(forms.Form):
    """A file and a choice of earlier documents for every paper that is to be brought."""

    use_required_attribute = False

    def __init__(self, found, data=None, files=None):
        super().__init__(data, files)
        self.found = found
        for paper in found.to_bring:
            self.fields[f"file-{paper.listed.key}"] = self.file_of()
            self.fields[f"earlier-{paper.listed.key}"] = self.choice_of(paper)
        self.fields["consent"] = forms.BooleanField(
            required=False,
            label=_(
                "I agree that papers handed in earlier are used again in the cases of this form."
            ),
        )

    def file_of(self):
        """Return the field for a new file; what is wrong with a file is said after its check."""
        return forms.FileField(
            label=_("New file"), required=False, allow_empty_file=True, max_length=1000,
            widget=forms.FileInput(attrs={"accept": ACCEPT}),
        )  # fmt: skip

    def choice_of(self, paper):
        """Return the choice of earlier documents, those of the fitting kind first."""
        fitting = sorted(self.found.earlier, key=lambda one: one.kind != paper.listed.material.kind)
        kept = paper.document.id if paper.document else ""
        return forms.ChoiceField(
            label=_("or a paper you have uploaded"), required=False, initial=kept,
            choices=[("", _("None")), *((one.id, one.title) for one in fitting)],
        )  # fmt: skip

    def rows(self):
        """Yield each paper with its two fields and the names of the services that ask for it."""
        language = get_language() or "en"
        for paper in self.found.to_bring:
            asking = [item.name.said_in(language) for item in paper.listed.items]
            key = paper.listed.key
            yield paper, self[f"file-{key}"], self[f"earlier-{key}"], asking

    def files_given(self):
        """Return the new files by paper."""
        return self._given("file-")

    def earlier_chosen(self):
        """Return the numbers of earlier documents by paper."""
        return {key: int(number) for key, number in self._given("earlier-").items()}

    def _given(self, prefix):
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if value and name.startswith(prefix)
        }
