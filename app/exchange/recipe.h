/* A recipe: what the columns of a file mean. Known shapes come as files in resources/recipes/; a person's own are kept as the same kind
 * of file. It is a key file:
 *   [Recipe]  Name=, Kind=flows | indicators | places, Header=columns that must be there (; list), File=*.csv (optional),
 *             Title=, Publisher=, Licence=, Url= of the source, as far as the shape tells them
 *   [Columns] column of the file=role (words of mv_import_role_word)
 *   [Constant] measure, unit, basis, valuation-export, valuation-import, product, year, multiply, product-prefix, and any role with a fixed value
 *   [Words]   word of the direction column=export | import | ignore; word of the indicator column=what it is called
 *   [Countries] code of the file=iso3
 *   [Only]    column=value that a row must have to be taken (; list)
 *   [Read]    decimal=, or .   encoding=of a text file   separator=comma, semicolon, tab or bar   skip-lines=N   layer=NAME   rows=long | wide   same=refuse | sum   totals=sum
 *   [Tables]  countries=pattern;code column;iso3 column   products=pattern;code column;name column   (files in the same folder)
 * Plain values, any thread. */
#pragma once

#include "app/base/error.h"

G_BEGIN_DECLS

typedef enum { MV_IMPORT_FLOWS, MV_IMPORT_INDICATORS, MV_IMPORT_PLACES, MV_N_IMPORT_KINDS } MvImportKind;

typedef enum
{
  MV_IMPORT_IGNORE, MV_IMPORT_YEAR, MV_IMPORT_END_YEAR,
  MV_IMPORT_FROM, MV_IMPORT_TO, MV_IMPORT_REPORTER, MV_IMPORT_PARTNER, MV_IMPORT_DIRECTION,     /* flows */
  MV_IMPORT_COUNTRY,                                                                          /* indicators, places */
  MV_IMPORT_VALUE, MV_IMPORT_EXPORTS, MV_IMPORT_IMPORTS, MV_IMPORT_UNIT, MV_IMPORT_BASIS, MV_IMPORT_VALUATION, MV_IMPORT_MEASURE,
  MV_IMPORT_PRODUCT, MV_IMPORT_PRODUCT_NAME, MV_IMPORT_INDICATOR, MV_IMPORT_INDICATOR_NAME,
  MV_IMPORT_LONGITUDE, MV_IMPORT_LATITUDE, MV_IMPORT_GEOMETRY, MV_IMPORT_NAME, MV_IMPORT_RECORD, MV_IMPORT_SPONSOR, MV_IMPORT_SECTOR,
  MV_IMPORT_STATUS, MV_IMPORT_NOTE, MV_N_IMPORT_ROLES
} MvImportRole;

/* In recipes: "year", "product-name"; NULL when there is no such role. And for a person, translated. */
const char  *mv_import_role_word  (MvImportRole role);
const char  *mv_import_role_title (MvImportRole role);
gboolean     mv_import_role_find  (const char *word, MvImportRole *role);
/* Has the role a place in rows of KIND? */
gboolean     mv_import_role_suits (MvImportRole role, MvImportKind kind);
const char  *mv_import_kind_title (MvImportKind kind);  /* translated */

typedef struct
{
  char         *name;
  gboolean      known;          /* comes with the program */
  MvImportKind  kind;
  char        **header;         /* columns by which the shape is recognised; empty = never by itself */
  char         *file;           /* pattern of the file's name; NULL = any */
  char         *title, *publisher, *licence, *url;      /* of the source; NULL = not known from the shape */
  GHashTable   *columns;        /* column -> word of its role */
  GHashTable   *constants, *words, *countries, *only;   /* char * -> char * */
  char          decimal;        /* '.', ',' or 0 = as the file looks */
  char         *encoding;       /* of a text file; NULL = found out */
  char          separator;      /* of its cells; 0 = found out */
  int           skip_lines;     /* before the header */
  char         *layer;          /* NULL = the first table */
  gboolean      wide;           /* a column for each year */
  gboolean      sum_same;       /* rows of the same key are added; else the second is refused */
  gboolean      sum_totals;     /* products are added to product TOTAL */
  char        **country_table, **product_table;         /* pattern, column, column; NULL = none */
} MvRecipe;

MvRecipe    *mv_recipe_new   (const char *name, MvImportKind kind);
MvRecipe    *mv_recipe_copy  (const MvRecipe *recipe);
void         mv_recipe_free  (MvRecipe *recipe);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvRecipe, mv_recipe_free)

/* MV_ERROR_DATA with a sentence that names the group and the key that cannot be understood. LENGTH -1 = to the NUL. */
MvRecipe    *mv_recipe_parse (const char *text, gssize length, GError **error);
char        *mv_recipe_text  (const MvRecipe *recipe);  /* parse (text (r)) is r; g_free */

/* What COLUMN means; changes it. ROLE MV_IMPORT_IGNORE leaves it out. */
MvImportRole mv_recipe_role     (const MvRecipe *recipe, const char *column);
void         mv_recipe_set_role (MvRecipe *recipe, const char *column, MvImportRole role);
/* A fixed value, or NULL; VALUE NULL or "" clears. KEY: see above. */
const char  *mv_recipe_constant     (const MvRecipe *recipe, const char *key);
void         mv_recipe_set_constant (MvRecipe *recipe, const char *key, const char *value);

/* Those of the program and, after them, those in the person's folder (mv_recipe_folder); MvRecipe, unref. */
GPtrArray   *mv_recipes_all    (void);
/* The one named so, or whose words are in the file of that path; MV_ERROR_NOT_FOUND names those there are. */
MvRecipe    *mv_recipes_find   (const char *name, GError **error);
/* The one whose columns COLUMNS holds, the most telling first; NULL = none. Borrowed from RECIPES. Capital letters do not count. */
const MvRecipe *mv_recipes_recognise (GPtrArray *recipes, const char *file_name, const char *const *columns);
/* Writes its columns as COLUMNS does, where only capital letters differ. */
void         mv_recipe_adapt   (MvRecipe *recipe, const char *const *columns);
/* Keeps it under its name in the person's folder. */
gboolean     mv_recipe_save    (const MvRecipe *recipe, GError **error);
char        *mv_recipe_folder  (void);  /* g_free */

G_END_DECLS
