"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution: run
``python -m bench resolution_fit``. Likeness never counts against, contrast never for.
"""

INTERCEPT = -1.664
WEIGHTS: dict[str, float] = {
    "name_equal": 1.033,
    "middle_equal": 1.012,
    "name_prefix": -2.877,
    "colleague_shared": 0.834,
    "colleague_none": -0.227,
    "organisation_shared": 2.031,
    "organisation_words": 1.751,
    "city_shared": 0.728,
    "country_none": -2.070,
    "class": 4.000,
    "class_subclass": 3.898,
    "class_none": -0.426,
    "attorney_shared": 0.336,
    "ambiguity": -0.301,
    "common_name": -2.000,
    "crowd_none": -0.600,
    "class_group_first": 4.000,
    "title_first": 4.000,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "colleagues": ("colleague_shared", "colleague_none"),
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("ambiguity", "common_name", "crowd_none"),
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
