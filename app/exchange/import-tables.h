/* Tables of codes that come beside a file, as BACI's of countries and products. Any thread but the main one. */
#pragma once

#include "app/exchange/recipe.h"
#include "app/store/country-names.h"

G_BEGIN_DECLS

/* Reads the tables that RECIPE names from FOLDER: codes of countries become known to NAMES, names of products go to PRODUCTS (char * -> char *).
 * A table that is not there is passed over. */
gboolean mv_import_tables_read (const MvRecipe *recipe, const char *folder, MvCountryNames *names, GHashTable *products, GError **error);

G_END_DECLS
