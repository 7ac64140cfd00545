"""The declaration every domain app makes of itself."""

from dataclasses import dataclass
from typing import ClassVar

from django.apps import AppConfig
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main navigation; lower ``order`` comes first."""

    label: str | Promise
    url_name: str
    order: int = 100
    staff_only: bool = False
    signed_in_only: bool = False

    def is_for(self, *, signed_in: bool, staff: bool) -> bool:
        """Whether somebody sees the entry; it opens no door, the page itself decides that."""
        return (staff or not self.staff_only) and (signed_in or not self.signed_in_only)


class DistrictApp(AppConfig):
    """A domain app: where its pages hang, what it adds to the menu, which permissions it knows.

    ``mount`` is the URL prefix of its pages ("" for the root); pages come from ``web.urls``
    (``urlpatterns``), REST resources from ``rest.router`` (a ``ninja.Router``), demo data
    from ``seed.seed()``. Each is optional.
    """

    default_auto_field = "django.db.models.BigAutoField"
    mount: ClassVar[str] = ""
    menu: ClassVar[tuple[MenuItem, ...]] = ()
    permissions: ClassVar[tuple[str, ...]] = ()
