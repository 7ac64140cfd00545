"""How much each comparison counts, in log odds that two groups of mentions are one person.

Source: fitted by logistic regression on pairs of groups around the 196 people labelled by
Binette et al. 2022 in PatentsView mentions (CC BY 4.0), with whole kinds of evidence left
out at random so that files with few columns are judged with the right caution.
"""

INTERCEPT = -6.446
WEIGHTS: dict[str, float] = {
    "name_equal": 0.505,
    "middle_equal": 1.357,
    "middle_one": -2.372,
    "name_prefix": -0.041,
    "colleague_shared": 0.705,
    "colleague_none": -0.050,
    "organisation_shared": 1.227,
    "organisation_words": 0.430,
    "organisation_none": -0.165,
    "city_shared": 0.611,
    "city_none": 0.110,
    "country_none": -0.515,
    "class": 0.176,
    "class_group": 0.908,
    "class_subclass": 2.194,
    "class_none": -0.278,
    "attorney_shared": 0.147,
    "attorney_none": -0.056,
    "title": 2.995,
    "years_apart": 0.013,
    "namesakes": 0.830,
    "ambiguity": -1.209,
}
# Mean log odds at which groups merge, from sure to less sure.
ROUNDS = (2.0, 1.0, 0.5, 0.5)

# The comparison a feature belongs to, as a person reads it.
COMPARISONS: dict[str, tuple[str, ...]] = {
    "name": ("name_equal", "name_initial", "middle_equal", "middle_one", "name_prefix"),
    "how common the name is": ("namesakes", "ambiguity"),
    "organisation": (
        "organisation_shared",
        "organisation_words",
        "organisation_none",
    ),
    "place": ("city_shared", "city_none", "country_none"),
    "technology classes": ("class", "class_group", "class_subclass", "class_none"),
    "attorney": ("attorney_shared", "attorney_none"),
    "title": ("title",),
    "time": ("years_apart",),
}
