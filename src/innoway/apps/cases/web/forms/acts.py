"""The form of each act: what a person has to say, handed to the operation of the same name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from innoway.apps.accounts.facade import account_named
from innoway.apps.cases.enums import ActKind as A
from innoway.apps.cases.operations.accept_case import accept_case
from innoway.apps.cases.operations.approve_case import approve_case
from innoway.apps.cases.operations.ask_extension import ask_extension
from innoway.apps.cases.operations.assign_case import assign_case
from innoway.apps.cases.operations.deliver_result import deliver_result
from innoway.apps.cases.operations.end_special_procedure import end_special_procedure
from innoway.apps.cases.operations.extend_case import extend_case
from innoway.apps.cases.operations.notify_supplement import notify_supplement
from innoway.apps.cases.operations.object_to_act import object_to_act
from innoway.apps.cases.operations.publish_overrun_reason import publish_overrun_reason
from innoway.apps.cases.operations.receive_case import receive_case
from innoway.apps.cases.operations.refuse_acceptance import refuse_acceptance
from innoway.apps.cases.operations.refuse_case import refuse_case
from innoway.apps.cases.operations.return_case import return_case
from innoway.apps.cases.operations.start_special_procedure import start_special_procedure
from innoway.apps.cases.operations.submit_case import submit_case
from innoway.apps.cases.operations.supply_papers import supply_papers
from innoway.apps.cases.operations.terminate_case import terminate_case
from innoway.apps.cases.operations.withdraw_case import withdraw_case
from innoway.apps.cases.queries.case import papers_at_hand


def words(label, *, required=True, hint=""):
    """Return a field for a few sentences."""
    return forms.CharField(
        label=label, required=required, max_length=2000, help_text=hint,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class ActForm(forms.Form):
    """An act on a case; ``page`` is the page of the case as the person saw it."""

    title = ""
    lead = ""
    danger = False
    operation = None

    def __init__(self, *args, page=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page

    def perform(self, actor, case_id, at):
        """Hand what was filled in to the operation."""
        return type(self).operation(case_id=case_id, actor=actor, at=at, **self.facts())

    def facts(self):
        """Return the operation's own arguments."""
        return dict(self.cleaned_data)


class SubmitForm(ActForm):
    title = _("Hand in")
    lead = _("The hall answers within the time of the service, counted from today.")
    operation = staticmethod(submit_case)
    commitment = forms.BooleanField(
        label=_("I commit to meeting the conditions instead of sending certificates"),
        required=False,
        help_text=_("A commitment that is not kept leads to correction, then to revocation."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.page and not self.page.case.terms["commitment"]:
            del self.fields["commitment"]


class ReturnForm(ActForm):
    title = _("Return for correction")
    operation = staticmethod(return_case)
    reason = words(_("What to correct"))


class ReceiveForm(ActForm):
    title = _("Receive")
    lead = _("Confirms that the papers came in. The time to answer runs since they did.")
    operation = staticmethod(receive_case)


class AcceptForm(ActForm):
    title = pgettext_lazy("case", "Accept")
    lead = _("Starts the clock of the decision.")
    operation = staticmethod(accept_case)
    tolerated = words(
        _("Papers that may come later"), required=False,
        hint=_("One a line. The result waits for them; without them in time the case ends."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.page and not self.page.case.terms["tolerates_missing"]:
            del self.fields["tolerated"]

    def facts(self):
        return {"tolerated": self.cleaned_data.get("tolerated", "").splitlines()}


class RefuseAcceptanceForm(ActForm):
    title = _("Do not accept")
    danger = True
    operation = staticmethod(refuse_acceptance)
    reason = words(_("Reason for not accepting"))
    competent_body = forms.CharField(
        label=_("Competent body"), max_length=200, required=False,
        help_text=_("Who to go to instead, when we are not competent."),
    )  # fmt: skip


class NotifySupplementForm(ActForm):
    title = _("Ask for missing papers")
    lead = _("Everything at once: there is only one notice.")
    operation = staticmethod(notify_supplement)
    papers = words(_("Missing papers"), hint=_("One a line, by its exact name."))

    def facts(self):
        return {"papers": self.cleaned_data["papers"].splitlines()}


class SupplyPapersForm(ActForm):
    title = _("Supply papers")
    operation = staticmethod(supply_papers)
    document_ids = forms.TypedMultipleChoiceField(
        label=_("From your documents"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Upload papers under “Documents” first; choosing one lets the hall read it."),
    )  # fmt: skip
    note = words(
        _("What you supply"), required=False,
        hint=_("Name each paper and where it is: uploaded, mailed, brought."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        papers = papers_at_hand(self.page.case) if self.page else ()
        self.fields["document_ids"].choices = [(one.id, one.title or one.name) for one in papers]
        if not papers:
            del self.fields["document_ids"]

    def facts(self):
        given = self.cleaned_data
        return {"document_ids": given.get("document_ids", []), "note": given["note"]}


class StartSpecialForm(ActForm):
    title = _("Start a special procedure")
    lead = _("The clock stands for the stated time, not a day longer.")
    operation = staticmethod(start_special_procedure)
    procedure = forms.CharField(
        label=_("Procedure"), max_length=200,
        help_text=_("Hearing, bidding, inspection, testing, appraisal or expert review."),
    )  # fmt: skip
    days = forms.IntegerField(label=_("Working days it takes"), min_value=1, max_value=250)


class EndSpecialForm(ActForm):
    title = _("End the special procedure")
    lead = _("The clock runs again from today.")
    operation = staticmethod(end_special_procedure)


class AskExtensionForm(ActForm):
    title = _("Ask for an extension")
    lead = _("A supervisor decides. The applicant is told the reason.")
    operation = staticmethod(ask_extension)
    days = forms.IntegerField(label=_("Further days"), min_value=1, max_value=250)
    reason = words(_("Reason for more time"))


class ExtendForm(ActForm):
    title = _("Approve the extension")
    operation = staticmethod(extend_case)


class WithdrawForm(ActForm):
    title = pgettext_lazy("case", "Withdraw")
    lead = _("The application then counts as never made.")
    danger = True
    operation = staticmethod(withdraw_case)
    reason = words(_("Reason (if you like)"), required=False)


class ApproveForm(ActForm):
    title = _("Approve")
    operation = staticmethod(approve_case)
    reason = words(_("Reasons and conditions"), required=False)


class RefuseForm(ActForm):
    title = pgettext_lazy("case", "Refuse")
    danger = True
    operation = staticmethod(refuse_case)
    reason = words(_("Reason for refusing"))


class DeliverForm(ActForm):
    title = _("Deliver the result")
    operation = staticmethod(deliver_result)
    how = forms.CharField(
        label=_("How it was delivered"), max_length=200,
        help_text=_("At the window, by post with its number, or electronically."),
    )  # fmt: skip


class TerminateForm(ActForm):
    title = _("End the case")
    lead = _("Papers that were allowed to come later did not come in time.")
    danger = True
    operation = staticmethod(terminate_case)


class AssignForm(ActForm):
    title = _("Name the person in charge")
    lead = _("Whoever is connected with the applicant is refused.")
    operation = staticmethod(assign_case)
    account = forms.EmailField(label=_("E-mail of the colleague"), max_length=254)
    reason = forms.CharField(label=_("Reason for the choice"), max_length=300)

    def clean_account(self):
        """Return the number of the colleague."""
        found = account_named(self.cleaned_data["account"])
        if found is None:
            raise forms.ValidationError(_("Nobody has this address."))
        return found.id

    def facts(self):
        given = self.cleaned_data
        return {"account_id": given["account"], "reason": given["reason"]}


class PublishOverrunForm(ActForm):
    title = _("Publish the reason of the overrun")
    lead = _("Everybody can read it, without the applicant's name.")
    operation = staticmethod(publish_overrun_reason)
    reason = words(_("Why the time was not kept"))


class ObjectForm(ActForm):
    title = _("Object to an act")
    operation = staticmethod(object_to_act)
    act_index = forms.TypedChoiceField(label=_("Act you object to"), coerce=int)
    reason = words(_("What is wrong"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        acts = self.page.acts if self.page else ()
        self.fields["act_index"].choices = [
            (act.index, f"{act.get_kind_display()} · {act.at:%Y-%m-%d}")
            for act, _who in reversed(acts)
        ]


FORMS = {
    A.SUBMIT: SubmitForm, A.RETURN: ReturnForm, A.RECEIVE: ReceiveForm, A.ACCEPT: AcceptForm,
    A.REFUSE_ACCEPTANCE: RefuseAcceptanceForm, A.NOTIFY_SUPPLEMENT: NotifySupplementForm,
    A.SUPPLY_PAPERS: SupplyPapersForm, A.START_SPECIAL: StartSpecialForm,
    A.END_SPECIAL: EndSpecialForm, A.ASK_EXTENSION: AskExtensionForm, A.EXTEND: ExtendForm,
    A.WITHDRAW: WithdrawForm, A.APPROVE: ApproveForm, A.REFUSE: RefuseForm,
    A.DELIVER: DeliverForm, A.TERMINATE: TerminateForm, A.ASSIGN: AssignForm,
    A.PUBLISH_OVERRUN: PublishOverrunForm, A.OBJECT: ObjectForm,
}  # fmt: skip
