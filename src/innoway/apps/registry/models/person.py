"""People as the public record shows them, and the contacts it does not show."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.models.history import tracked
from innoway.apps.registry.models.organisation import Organisation
from innoway.apps.registry.models.provenance import Dated, Sourced, ends_after_start


@tracked()
class Person(Sourced):
    """A person with public facts only: names and the posts they are known for."""

    name = models.CharField(_("name"), max_length=200)
    name_zh = models.CharField(_("Chinese name"), max_length=200, blank=True)
    folded = models.CharField(max_length=420, db_index=True)
    sort_key = models.CharField(max_length=400, db_collation="C")
    engine_entity = models.CharField(_("entity in the data engine"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["engine_entity"],
                condition=~models.Q(engine_entity=""),
                name="registry_person_entity_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Post(Sourced, Dated):
    """What a person is or was in an organisation."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="posts")
    title = models.CharField(_("title"), max_length=200)
    title_zh = models.CharField(_("Chinese title"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-start", "id"]
        constraints = [
            ends_after_start("registry_post_period"),
            models.UniqueConstraint(
                fields=["person", "organisation", "title", "start"],
                nulls_distinct=False,
                name="registry_post_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PersonContact(Sourced):
    """How to reach a person: personal data, read only through an audited operation.

    Not tracked by history: a corrected or deleted contact must not live on in a copy.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    kind = models.CharField(
        _("kind"), max_length=10, choices=[("email", _("E-mail")), ("phone", _("Telephone"))]
    )
    value = models.CharField(_("contact"), max_length=200)
    purpose = models.CharField(_("purpose it may be used for"), max_length=200)
    keep_until = models.DateField(_("to be deleted on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "value"], name="registry_contact_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
