"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution: run
``python -m bench resolution_fit``. Likeness never counts against, contrast never for.
"""

INTERCEPT = -0.592
WEIGHTS: dict[str, float] = {
    "middle_equal": 0.746,
    "middle_one": -2.821,
    "name_prefix": -4.000,
    "colleague_shared": 1.904,
    "colleague_none": -0.078,
    "organisation_shared": 1.306,
    "organisation_words": 0.628,
    "organisation_none": -0.147,
    "city_shared": 0.522,
    "country_none": -1.068,
    "class_subclass": 2.483,
    "class_none": -0.222,
    "attorney_shared": 0.244,
    "attorney_none": -0.219,
    "ambiguity": -0.578,
    "common_name": -2.000,
    "title_first": 3.750,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5, 0.5)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "colleagues": ("colleague_shared", "colleague_none"),
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("ambiguity", "common_name"),
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
