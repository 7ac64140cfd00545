"""The parts pages are made of."""

from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from innoway.foundation.web.charts import ChartFigure
from innoway.foundation.web.templatetags import web


def render(text, request=None, **facts):
    context = Context({"request": request or RequestFactory().get("/"), **facts})
    return Template("{% load web i18n %}" + text).render(context)


def fragment(text, **facts):
    return html.fromstring(f"<div>{render(text, **facts)}</div>")


@pytest.fixture
def figure():
    return ChartFigure(
        id="f",
        title="Patents </script>",
        description="They rise.",
        option={"xAxis": {}, "series": [{"type": "bar", "data": [1, 2]}]},
        columns=["Year", "Number"],
        rows=[("2014", 1234), ("2015", None)],
        source="PatentsView",
        download="/f.csv",
    )


class Form(forms.Form):
    name = forms.CharField(help_text="As in the register.")
    role = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agree = forms.BooleanField(required=False)
    note = forms.CharField(required=False)


def test_chart_carries_its_table_description_and_file(figure):
    found = fragment("{% chart figure heading=2 %}", figure=figure)

    assert found.xpath("//figcaption/h2/text()") == ["Patents </script>"]
    assert found.xpath("//details[@open]//tbody//th/text()") == ["2014", "2015"]
    assert found.xpath("//details//tbody//td/text()") == ["1,234", "–"]
    assert found.xpath("//a[@download]/@href") == ["/f.csv"]
    described = found.xpath("//div[@role='img']/@aria-describedby")[0]
    assert found.xpath(f"//*[@id='{described}']/text()") == ["They rise."]


def test_chart_option_cannot_break_out_of_its_script(figure):
    figure.option["title"] = {"text": "</script><b>"}

    found = fragment("{% chart figure %}", figure=figure)

    assert len(found.xpath("//script[@type='application/json']")) == 1
    assert not found.xpath("//b")


@pytest.mark.parametrize(
    "option,script",
    [
        ({"series": [{"type": "bar"}]}, "echarts.simple.min.js"),
        ({"legend": {}, "series": [{"type": "bar"}]}, "echarts.common.min.js"),
        ({"series": [{"type": "sankey"}]}, "echarts.min.js"),
    ],
    ids=["simple", "common", "full"],
)
def test_page_loads_the_smallest_library_that_draws_its_charts(figure, option, script, monkeypatch):
    monkeypatch.setattr(web, "available", lambda path: True)
    figure.option.clear()
    figure.option.update(option)

    text = render("{% chart figure %}|{% chart_scripts %}", figure=figure).split("|")[1]

    assert [s.rsplit("/", 1)[1] for s in html.fromstring(text).xpath("//script/@src")] == [
        script,
        "charts.js",
    ]


def test_page_without_charts_loads_no_library():
    assert render("{% chart_scripts %}") == ""


def test_missing_library_leaves_the_table(figure, monkeypatch):
    monkeypatch.setattr(web, "available", lambda path: "vendor" not in path)

    text = render("{% chart figure %}{% chart_scripts %}", figure=figure)

    assert "echarts" not in text and "<details open>" in text


def test_missing_typeface_links_nothing(monkeypatch):
    monkeypatch.setattr(web, "available", lambda path: False)

    assert render("{% typeface %}") == ""


@pytest.mark.parametrize(
    "value,language,text",
    [
        (129639, "en", "129,639"),
        (129639, "zh-hans", "129,639"),
        (Decimal("1234.5"), "en", "1,234.5"),
        (None, "en", "–"),
        ("n/a", "en", "n/a"),
        (True, "en", "True"),
    ],
)
def test_figure_cell_groups_numbers(value, language, text):
    with translation.override(language):
        assert web.figure_cell(value) == text


def test_form_ties_hints_and_errors_to_their_inputs():
    form = Form({"name": "", "agree": "on"})

    found = fragment('{% include "web/components/form.html" %}', form=form)
    ids = set(found.xpath("//@id"))

    for described in found.xpath("//@aria-describedby"):
        assert set(described.split()) <= ids
    assert found.xpath("//input[@name='name']/@aria-invalid") == ["true"]
    assert found.xpath("//fieldset/legend")[0].text_content().strip() == "Role"
    assert found.xpath("//div[@class='check']/label/@for") == ["id_agree"]


def test_error_summary_leads_to_each_wrong_field():
    form = Form({"name": ""})
    form.is_valid()
    form.add_error(None, "Together they make no sense.")

    found = fragment('{% include "web/components/form.html" %}', form=form)

    targets = found.xpath("//div[@role='alert']//a/@href")
    assert targets and all(found.xpath(f"//*[@id='{t[1:]}']") for t in targets)
    assert found.xpath("//div[@role='alert']//li/text()") == ["Together they make no sense."]


def test_query_with_changes_one_parameter_and_keeps_the_rest():
    request = RequestFactory().get("/?q=a%20b&page=3&tag=x&tag=y")

    assert (
        render("{% query_with page=4 %}", request=request)
        == "?q=a+b&amp;tag=x&amp;tag=y&amp;page=4"
    )
    assert render("{% query_with page=None tag=None q=None %}", request=request) == "?"


def test_steps_name_what_is_done_and_where_one_is():
    found = fragment(
        '{% include "web/components/steps.html" with current=2 %}', steps=["A", "B", "C"]
    )

    assert [li.get("class") or li.get("aria-current") for li in found.xpath("//li")] == [
        "done",
        "step",
        None,
    ]


@pytest.mark.parametrize("percent,value", [(62, ["62"]), (None, [])])
def test_progress_asks_again_only_when_told_where(percent, value):
    still = fragment('{% include "web/components/progress.html" with text="x" %}', percent=percent)
    moving = fragment('{% include "web/components/progress.html" with text="x" poll="/p" %}')

    assert still.xpath("//progress/@value") == value
    assert not still.xpath("//@hx-get")
    assert moving.xpath("//@hx-get") == ["/p"]
    assert moving.xpath("//@hx-trigger") == ["every 2s"]


def test_confirm_works_without_script():
    found = fragment(
        '{% include "web/components/confirm.html" with id="d" heading="Sure?" action="/x" back="/y" open=True %}'
    )

    assert found.xpath("//dialog[@open]/form/@method") == ["post"]
    assert found.xpath("//a[@data-close-dialog]/@href") == ["/y"]
