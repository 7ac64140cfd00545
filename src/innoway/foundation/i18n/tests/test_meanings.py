from innoway.foundation.i18n.meanings import meanings


def catalogue(folder, *entries):
    path = folder / "locale/zh_Hans/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n\n' + "\n\n".join(entries), encoding="utf-8")
    return path


def test_only_texts_with_two_meanings_and_no_context_are_told(tmp_path):
    one = catalogue(
        tmp_path / "people", 'msgid "title"\nmsgstr "职务"', 'msgid "Name"\nmsgstr "名称"'
    )
    two = catalogue(
        tmp_path / "papers",
        'msgid "title"\nmsgstr "标题"',
        'msgctxt "form"\nmsgid "Name"\nmsgstr "姓名"',
    )

    assert list(meanings([one, two])) == [
        "'title' has more than one meaning: papers 标题, people 职务"
    ]
