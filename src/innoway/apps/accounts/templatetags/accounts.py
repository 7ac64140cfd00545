"""Filters of the account pages."""

from django import template

from innoway.apps.accounts.calculations.device import device_name

register = template.Library()
register.filter("device", device_name)
