from babel.messages.mofile import read_mo

from innoway.foundation.i18n.catalogues import catalogue_files
from innoway.foundation.i18n.compile import compile_catalogues
from innoway.foundation.i18n.extract import template_messages


def test_template_messages_reads_every_form():
    text = (
        "{% translate 'It''s' %}{% translate \"Next\" context \"page\" %}"
        "{% blocktranslate count n=n %}{{ n }} hit{% plural %}{{ n }} hits{% endblocktranslate %}"
        "{% include 'x.html' with label=_('Search') %}"
    )

    found = list(template_messages(text))

    assert ("page", "Next") in found
    assert (None, ("%(n)s hit", "%(n)s hits")) in found
    assert (None, "Search") in found


def test_compile_writes_catalogues_that_can_be_read():
    compile_catalogues()

    for source in catalogue_files():
        with source.with_suffix(".mo").open("rb") as file:
            assert read_mo(file) is not None
