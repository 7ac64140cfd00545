import pytest

from innoway.foundation.i18n import check
from innoway.foundation.i18n.catalogues import RELATIVE


@pytest.fixture
def findings_for(tmp_path, monkeypatch):
    """What is found when one text has one translation."""

    def findings(source, translation):
        path = tmp_path / RELATIVE
        path.parent.mkdir(parents=True, exist_ok=True)
        entry = f'msgid ""\nmsgstr ""\n\nmsgid "{source}"\nmsgstr "{translation}"\n'
        path.write_text(entry, encoding="utf-8")
        monkeypatch.setattr(check, "PACKAGE", tmp_path.parent)
        monkeypatch.setattr(check, "messages_by_owner", lambda: {tmp_path: [(None, source)]})
        return list(check.findings())

    return findings


@pytest.mark.parametrize("translation", ["共有条记录", "共有 %(total)s 条记录"])
def test_placeholder_lost_or_renamed_is_found(findings_for, translation):
    (line,) = findings_for("%(count)s records", translation)

    assert line.endswith("placeholders differ: '%(count)s records'")


def test_placeholder_kept_is_fine(findings_for):
    assert findings_for("%(count)s records", "共有 %(count)s 条记录") == []
