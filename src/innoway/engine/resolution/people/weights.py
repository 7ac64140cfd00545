"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution.
"""

INTERCEPT = -1.656
WEIGHTS: dict[str, float] = {
    "name_equal": 0.852,
    "middle_equal": 0.623,
    "middle_one": -1.596,
    "name_prefix": -4.000,
    "colleague_shared": 2.390,
    "colleague_none": -0.197,
    "organisation_shared": 1.072,
    "organisation_words": 1.027,
    "city_shared": 0.870,
    "country_none": -0.978,
    "class": 4.000,
    "class_subclass": 1.248,
    "class_none": -0.140,
    "attorney_shared": 0.149,
    "attorney_none": -0.207,
    "title": 0.007,
    "ambiguity": -0.442,
    "class_group_first": 2.727,
    "title_first": 3.541,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5, 0.5)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "colleagues": ("colleague_shared", "colleague_none"),
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("ambiguity",),
    "organisation": (
        "organisation_shared",
        "organisation_words",
        "organisation_none",
    ),
    "place": ("city_shared", "city_none", "country_none"),
    "technology classes": (
        "class",
        "class_group",
        "class_subclass",
        "class_none",
        "class_group_first",
    ),
    "attorney": ("attorney_shared", "attorney_none"),
    "title": ("title", "title_first"),
    "time": ("years_apart",),
}
