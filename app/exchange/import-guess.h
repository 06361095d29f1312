/* What the columns of an unknown file seem to mean: by their names, in English and Russian, and by what stands in them. */
#pragma once

#include "app/exchange/import-judge.h"

G_BEGIN_DECLS

/* Fills the roles and constants of preview->recipe, which is new, and says why in preview->columns. */
void mv_import_guess   (MvImportPreview *preview, MvCountryNames *names);
/* Says in preview->columns what RECIPE makes of each, with the contents as reason. */
void mv_import_explain (MvImportPreview *preview, MvCountryNames *names);

G_END_DECLS
