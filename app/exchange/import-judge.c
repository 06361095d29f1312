#include "app/exchange/import-judge.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/exchange/import-number.h"
#include "app/exchange/import-tables.h"

typedef enum { OUTWARD, INWARD, N_DIRECTIONS } Direction;

typedef struct { int column; const char *value; } Demand;       /* a cell that a row must have */

struct _MvJudge
{
  const MvRecipe  *recipe;
  MvCountryNames  *names;
  MvImportRows    *rows;
  GPtrArray       *places;
  MvImportJournal  journal;
  char           **columns;
  guint            n;
  int              at[MV_N_IMPORT_ROLES];       /* column of each role; -1 = none */
  GArray          *values;      /* int: columns of values (several years or indicators) */
  GArray          *years;       /* int: their years; 0 = from the row */
  GArray          *indicators;  /* int: product number of each value column; -1 = from the row */
  GArray          *only;        /* Demand */
  GHashTable      *directions;  /* word -> 1 + Direction; 0 = left out */
  GHashTable      *product_names;       /* code -> name, from the file's own table */
  char             decimal;
  double           multiply;
  const char      *measure, *unit, *basis, *valuations[N_DIRECTIONS];
  gboolean         may_be_negative;
  Direction        direction;   /* where no column says it */
  int              series[N_DIRECTIONS + 1];    /* -1 = not yet */
  GString         *product;
};

static int
find_column (const MvJudge *judge, const char *name)
{
  for (guint i = 0; i < judge->n; i++)
    if (strcmp (judge->columns[i], name) == 0)
      return (int) i;
  return -1;
}

int
mv_judge_wide_year (const char *column)
{
  /* 1960, "1960 [YR1960]", YR1960, X1960 */
  if (g_str_has_prefix (column, "YR"))
    column += 2;
  else if (*column == 'X' && g_ascii_isdigit (column[1]))
    column++;
  if (strlen (column) != 4 && !(strlen (column) > 4 && strstr (column, "[YR") != NULL))
    return 0;
  return mv_import_year (column);
}

static void
say (GPtrArray *missing, const char *sentence)
{
  if (missing != NULL)
    g_ptr_array_add (missing, g_strdup (sentence));
}

static void
find_roles (MvJudge *judge)
{
  for (guint r = 0; r < MV_N_IMPORT_ROLES; r++)
    judge->at[r] = -1;
  for (guint i = 0; i < judge->n; i++)
    {
      MvImportRole role = mv_recipe_role (judge->recipe, judge->columns[i]);
      int year = judge->recipe->wide ? mv_judge_wide_year (judge->columns[i]) : 0, none = -1, column = (int) i;

      if (judge->at[role] < 0)
        judge->at[role] = column;
      if (year > 0 || role == MV_IMPORT_VALUE)
        {
          g_array_append_val (judge->values, column);
          g_array_append_val (judge->years, year);
          g_array_append_val (judge->indicators, none);
        }
    }
}

static void
add_direction (MvJudge *judge, const char *word, int meaning)
{
  g_hash_table_replace (judge->directions, g_utf8_casefold (word, -1), GINT_TO_POINTER (meaning));
}

static void
read_words (MvJudge *judge)
{
  static const char *const out[] = { "x", "export", "exports", "e", "экспорт", "вывоз", "2", NULL };
  static const char *const in[] = { "m", "import", "imports", "i", "импорт", "ввоз", "1", NULL };
  GHashTableIter iter;
  gpointer word, meaning;

  for (guint i = 0; out[i] != NULL; i++)
    add_direction (judge, out[i], 1 + OUTWARD);
  for (guint i = 0; in[i] != NULL; i++)
    add_direction (judge, in[i], 1 + INWARD);
  g_hash_table_iter_init (&iter, judge->recipe->words);
  while (g_hash_table_iter_next (&iter, &word, &meaning))
    add_direction (judge, word, g_str_equal (meaning, "export") ? 1 + OUTWARD : g_str_equal (meaning, "import") ? 1 + INWARD : 0);
}

static void
read_demands (MvJudge *judge, GPtrArray *missing)
{
  GHashTableIter iter;
  gpointer column, value;

  g_hash_table_iter_init (&iter, judge->recipe->only);
  while (g_hash_table_iter_next (&iter, &column, &value))
    {
      Demand demand = { find_column (judge, column), value };

      if (demand.column >= 0)
        g_array_append_val (judge->only, demand);
    }
  g_hash_table_iter_init (&iter, judge->recipe->countries);
  while (g_hash_table_iter_next (&iter, &column, &value))
    mv_country_names_add (judge->names, column, value);
}

/* What a row needs, by kind. */
static void
find_missing (MvJudge *judge, GPtrArray *missing)
{
  const int *at = judge->at;
  gboolean pair = at[MV_IMPORT_FROM] >= 0 && at[MV_IMPORT_TO] >= 0;
  gboolean sides = (at[MV_IMPORT_REPORTER] >= 0 || mv_recipe_constant (judge->recipe, "reporter") != NULL) && at[MV_IMPORT_PARTNER] >= 0;

  if (judge->recipe->kind == MV_IMPORT_PLACES)
    {
      if (at[MV_IMPORT_NAME] < 0 && at[MV_IMPORT_RECORD] < 0)
        say (missing, _("Say which column holds the name of the place or project."));
      return;
    }
  if (judge->recipe->kind == MV_IMPORT_FLOWS && !pair && !sides)
    say (missing, _("Say which two columns hold the countries: from and to, or the one that reports and its partner."));
  if (judge->recipe->kind == MV_IMPORT_FLOWS && !pair && sides && at[MV_IMPORT_DIRECTION] < 0 && mv_recipe_constant (judge->recipe, "direction") == NULL)
    say (missing, _("Say which column tells export from import, or that all rows are the one."));
  if (judge->recipe->kind == MV_IMPORT_INDICATORS && at[MV_IMPORT_COUNTRY] < 0)
    say (missing, _("Say which column holds the country."));
  if (judge->values->len == 0)
    say (missing, _("Say which column holds the value."));
  if (at[MV_IMPORT_YEAR] < 0 && mv_recipe_constant (judge->recipe, "year") == NULL
      && (judge->years->len == 0 || g_array_index (judge->years, int, 0) == 0))
    say (missing, _("Say which column holds the year, or give the year of all rows."));
}

static gboolean
read_constants (MvJudge *judge, MvDb *dataset, GPtrArray *missing, GError **error)
{
  const MvRecipe *recipe = judge->recipe;
  const char *measure = mv_recipe_constant (recipe, "measure"), *unit = mv_recipe_constant (recipe, "unit"), *basis = mv_recipe_constant (recipe, "basis");
  const char *multiply = mv_recipe_constant (recipe, "multiply"), *direction = mv_recipe_constant (recipe, "direction");
  g_autoptr (GError) failure = NULL;

  judge->multiply = multiply != NULL ? g_ascii_strtod (multiply, NULL) : 1;
  judge->direction = g_strcmp0 (direction, "import") == 0 ? INWARD : OUTWARD;
  if (!(judge->multiply > 0 && judge->multiply <= 1e15))
    say (missing, _("The factor of the values must be a number above zero."));
  judge->unit = unit != NULL ? g_intern_string (unit) : NULL;
  judge->basis = basis != NULL ? g_intern_string (basis) : NULL;
  if (recipe->kind == MV_IMPORT_FLOWS)
    {
      const char *usual_unit = NULL, *usual_basis = NULL;

      judge->measure = g_intern_string (measure != NULL ? measure : "goods");
      if (!mv_imports_measure (dataset, judge->measure, &usual_unit, &usual_basis, &failure))
        {
          g_autofree char *sentence = g_strdup_printf (_("“%s” is no measure of the dataset; “multivector query” of table measure lists them."), judge->measure);

          if (failure != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          say (missing, sentence);
        }
      judge->unit = judge->unit != NULL ? judge->unit : usual_unit;
      judge->basis = judge->basis != NULL ? judge->basis : usual_basis;
      if (usual_unit != NULL && judge->unit != usual_unit)
        {
          g_autofree char *sentence = g_strdup_printf (_("The values are in %s, but this measure is counted in %s. Choose another measure, or give the factor between them."),
                                                       judge->unit, usual_unit);

          say (missing, sentence);
        }
      judge->may_be_negative = g_str_has_prefix (judge->measure, "aid");
    }
  else if (judge->unit == NULL)
    judge->unit = g_intern_static_string (recipe->kind == MV_IMPORT_INDICATORS ? "" : "USD");
  for (guint d = 0; d < N_DIRECTIONS; d++)
    {
      const char *valuation = mv_recipe_constant (recipe, d == OUTWARD ? "valuation-export" : "valuation-import");

      judge->valuations[d] = valuation != NULL ? g_intern_string (valuation) : recipe->kind == MV_IMPORT_FLOWS && g_str_equal (judge->measure, "goods")
                             ? g_intern_static_string ("not stated") : NULL;
    }
  return TRUE;
}

MvJudge *
mv_judge_new (MvDb *dataset, const MvRecipe *recipe, const char *const *columns, guint n, MvCountryNames *names, const char *folder, GPtrArray *missing,
              GError **error)
{
  g_autoptr (MvJudge) judge = g_new0 (MvJudge, 1);
  g_autoptr (GPtrArray) wants = g_ptr_array_new_with_free_func (g_free);

  judge->recipe = recipe;
  judge->names = names;
  judge->columns = g_strdupv ((char **) columns);
  judge->n = n;
  judge->rows = mv_import_rows_new (names);
  judge->places = recipe->kind == MV_IMPORT_PLACES ? g_ptr_array_new_with_free_func ((GDestroyNotify) mv_import_place_free) : NULL;
  mv_import_journal_init (&judge->journal);
  judge->values = g_array_new (FALSE, FALSE, sizeof (int));
  judge->years = g_array_new (FALSE, FALSE, sizeof (int));
  judge->indicators = g_array_new (FALSE, FALSE, sizeof (int));
  judge->only = g_array_new (FALSE, FALSE, sizeof (Demand));
  judge->directions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  judge->product_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  judge->decimal = recipe->decimal != 0 ? recipe->decimal : '.';
  judge->product = g_string_new (NULL);
  for (guint d = 0; d <= N_DIRECTIONS; d++)
    judge->series[d] = -1;
  find_roles (judge);
  read_words (judge);
  read_demands (judge, wants);
  find_missing (judge, wants);
  if (!read_constants (judge, dataset, wants, error) || !mv_import_tables_read (recipe, folder, names, judge->product_names, error))
    return NULL;
  for (guint i = 0; i < wants->len; i++)
    say (missing, wants->pdata[i]);
  return wants->len == 0 ? g_steal_pointer (&judge) : NULL;
}

void
mv_judge_free (MvJudge *judge)
{
  if (judge == NULL)
    return;
  g_strfreev (judge->columns);
  mv_import_rows_free (judge->rows);
  g_clear_pointer (&judge->places, g_ptr_array_unref);
  mv_import_journal_clear (&judge->journal);
  g_array_unref (judge->values);
  g_array_unref (judge->years);
  g_array_unref (judge->indicators);
  g_array_unref (judge->only);
  g_clear_pointer (&judge->directions, g_hash_table_unref);
  g_clear_pointer (&judge->product_names, g_hash_table_unref);
  g_string_free (judge->product, TRUE);
  g_free (judge);
}

static const char *
cell_of (const MvJudge *judge, const char *const *cells, MvImportRole role)
{
  const char *cell = judge->at[role] >= 0 ? cells[judge->at[role]] : NULL;

  return cell != NULL ? cell : mv_recipe_constant (judge->recipe, mv_import_role_word (role));
}

static MvJudged
refuse (MvJudge *judge, guint line, const char *kind, const char *cell)
{
  g_autofree char *shown = cell != NULL ? g_utf8_make_valid (cell, MIN (strlen (cell), 80)) : NULL;
  g_autofree char *reason = shown != NULL ? g_strdup_printf ("%s: “%s”", kind, shown) : NULL;

  mv_import_journal_add (&judge->journal, line, kind, reason);
  return MV_JUDGED_REFUSED;
}

static int
series_of (MvJudge *judge, int slot, char reporter, const char *valuation)
{
  if (judge->series[slot] < 0)
    {
      MvImportSeries series = { judge->measure, judge->unit, judge->basis, judge->valuations[slot < N_DIRECTIONS ? slot : OUTWARD], NULL, NULL, reporter };

      if (valuation != NULL)
        series.valuation = valuation;
      if (valuation != NULL)
        return mv_import_rows_series (judge->rows, &series);
      judge->series[slot] = mv_import_rows_series (judge->rows, &series);
    }
  return judge->series[slot];
}

/* A word of somebody's table as one of ours. */
static const char *
valuation_of (const char *text)
{
  if (text == NULL)
    return NULL;
  return g_ascii_strcasecmp (text, "FOB") == 0 ? "FOB" : g_ascii_strcasecmp (text, "CIF") == 0 ? "CIF" : NULL;
}

static int
product_of (MvJudge *judge, const char *const *cells)
{
  const char *code = cell_of (judge, cells, MV_IMPORT_PRODUCT), *prefix = mv_recipe_constant (judge->recipe, "product-prefix");
  const char *name;

  if (code == NULL || g_ascii_strcasecmp (code, "TOTAL") == 0 || g_ascii_strcasecmp (code, "ALL") == 0)
    return mv_import_rows_product (judge->rows, "TOTAL", NULL);
  if (!g_utf8_validate (code, -1, NULL) || strlen (code) > 60)
    return -2;
  name = judge->at[MV_IMPORT_PRODUCT_NAME] >= 0 ? cells[judge->at[MV_IMPORT_PRODUCT_NAME]] : g_hash_table_lookup (judge->product_names, code);
  if (prefix == NULL)
    return mv_import_rows_product (judge->rows, code, name);
  g_string_assign (judge->product, prefix);
  g_string_append (judge->product, code);
  return mv_import_rows_product (judge->rows, judge->product->str, name);
}

/* The two ends of a flow and which of them told of it. FALSE with the reason noted, or *LEFT_OUT. */
static gboolean
ends_of (MvJudge *judge, guint line, const char *const *cells, int *from, int *to, int *slot, char *reporter, gboolean *left_out)
{
  gboolean pair = judge->at[MV_IMPORT_FROM] >= 0 && judge->at[MV_IMPORT_TO] >= 0;
  const char *one = cell_of (judge, cells, pair ? MV_IMPORT_FROM : MV_IMPORT_REPORTER), *other = cell_of (judge, cells, pair ? MV_IMPORT_TO : MV_IMPORT_PARTNER);
  const char *word = judge->at[MV_IMPORT_DIRECTION] >= 0 ? cells[judge->at[MV_IMPORT_DIRECTION]] : NULL;
  Direction direction = judge->direction;
  int a, b;

  if (!pair && judge->at[MV_IMPORT_DIRECTION] >= 0)
    {
      g_autofree char *folded = g_utf8_casefold (word != NULL && g_utf8_validate (word, -1, NULL) ? word : "", -1);
      gpointer meaning;

      if (!g_hash_table_lookup_extended (judge->directions, folded, NULL, &meaning))
        return refuse (judge, line, _("Neither export nor import"), word != NULL ? word : ""), FALSE;
      *left_out = meaning == NULL;
      if (*left_out)
        return FALSE;
      direction = (Direction) (GPOINTER_TO_INT (meaning) - 1);
    }
  a = one != NULL ? mv_country_names_find (judge->names, one, NULL) : -1;
  b = other != NULL ? mv_country_names_find (judge->names, other, NULL) : -1;
  if (a < 0 || b < 0)
    return refuse (judge, line, _("No such country"), a < 0 ? (one != NULL ? one : "") : other != NULL ? other : ""), FALSE;
  if (a == b)
    return refuse (judge, line, _("Both ends are the same country"), one), FALSE;
  *from = pair || direction == OUTWARD ? a : b;
  *to = pair || direction == OUTWARD ? b : a;
  *slot = pair ? N_DIRECTIONS : (int) direction;
  *reporter = pair ? 0 : direction == OUTWARD ? 'f' : 't';
  return TRUE;
}

static gboolean
is_asked_for (const MvJudge *judge, const char *const *cells)
{
  for (guint i = 0; i < judge->only->len; i++)
    {
      const Demand *demand = &g_array_index (judge->only, Demand, i);

      if (g_strcmp0 (cells[demand->column], demand->value) != 0)
        return FALSE;
    }
  return TRUE;
}

static int
indicator_of (MvJudge *judge, const char *const *cells, guint value)
{
  const char *code = cell_of (judge, cells, MV_IMPORT_INDICATOR), *name = cell_of (judge, cells, MV_IMPORT_INDICATOR_NAME);

  if (code == NULL)
    code = name != NULL ? name : judge->years->len > value && g_array_index (judge->years, int, value) == 0
                                   ? judge->columns[g_array_index (judge->values, int, value)] : mv_recipe_constant (judge->recipe, "indicator");
  if (code == NULL || *code == '\0' || strlen (code) > 200 || !g_utf8_validate (code, -1, NULL))
    return -1;
  return mv_import_rows_product (judge->rows, code, name);
}

static MvJudged
judge_figures (MvJudge *judge, guint line, const char *const *cells)
{
  gboolean flows = judge->recipe->kind == MV_IMPORT_FLOWS, left_out = FALSE, any = FALSE;
  int from = 0, to = 0, slot = N_DIRECTIONS, series = 0, product = 0, row_year = 0;
  const char *year_cell = cell_of (judge, cells, MV_IMPORT_YEAR), *country;
  char reporter = 0;

  if (flows && !ends_of (judge, line, cells, &from, &to, &slot, &reporter, &left_out))
    return left_out ? MV_JUDGED_LEFT_OUT : MV_JUDGED_REFUSED;
  if (!flows)
    {
      country = cell_of (judge, cells, MV_IMPORT_COUNTRY);
      from = country != NULL ? mv_country_names_find (judge->names, country, NULL) : -1;
      if (from < 0)
        return refuse (judge, line, _("No such country"), country != NULL ? country : "");
    }
  if (year_cell != NULL)
    row_year = mv_import_year (year_cell);
  product = flows ? product_of (judge, cells) : 0;
  series = flows ? series_of (judge, slot, reporter, valuation_of (judge->at[MV_IMPORT_VALUATION] >= 0 ? cells[judge->at[MV_IMPORT_VALUATION]] : NULL))
                 : series_of (judge, N_DIRECTIONS, 0, NULL);
  if (product < 0 || series < 0)
    return product == -2 ? refuse (judge, line, _("No code of a product"), "") : MV_JUDGED_FULL;
  for (guint v = 0; v < judge->values->len; v++)
    {
      const char *cell = cells[g_array_index (judge->values, int, v)];
      int year = g_array_index (judge->years, int, v) > 0 ? g_array_index (judge->years, int, v) : row_year;
      double value;
      MvNumberState state = cell != NULL ? mv_import_number (cell, judge->decimal, &value) : MV_NUMBER_NONE;

      if (state == MV_NUMBER_NONE)
        continue;
      if (state == MV_NUMBER_BAD)
        return refuse (judge, line, _("No number"), cell);
      if (year == 0)
        return refuse (judge, line, _("No year"), year_cell != NULL ? year_cell : "");
      if (flows && value < 0 && !judge->may_be_negative)
        return refuse (judge, line, _("A value below zero"), cell);
      if (!flows && (product = indicator_of (judge, cells, v)) < 0)
        return refuse (judge, line, _("No code of an indicator"), "");
      if (!mv_import_rows_add (judge->rows, MV_IMPORT_KEY (product, year, from, to, series), value * judge->multiply, line))
        return MV_JUDGED_FULL;
      any = TRUE;
    }
  return any ? MV_JUDGED_TAKEN : MV_JUDGED_LEFT_OUT;
}

static char *
text_of (const MvJudge *judge, const char *const *cells, MvImportRole role)
{
  const char *cell = cell_of (judge, cells, role);

  return cell != NULL && *cell != '\0' ? g_utf8_make_valid (cell, -1) : NULL;
}

static gboolean
number_of (MvJudge *judge, const char *const *cells, MvImportRole role, double *value)
{
  const char *cell = cell_of (judge, cells, role);
  MvNumberState state = cell != NULL ? mv_import_number (cell, judge->decimal, value) : MV_NUMBER_NONE;

  if (state != MV_NUMBER_GOOD)
    *value = NAN;
  return state != MV_NUMBER_BAD;
}

static MvJudged
judge_place (MvJudge *judge, guint line, const char *const *cells)
{
  MvImportPlace *place = g_new0 (MvImportPlace, 1);
  const char *country = cell_of (judge, cells, MV_IMPORT_COUNTRY), *year = cell_of (judge, cells, MV_IMPORT_YEAR);
  const char *end = cell_of (judge, cells, MV_IMPORT_END_YEAR), *problem = NULL;

  place->record = text_of (judge, cells, MV_IMPORT_RECORD);
  place->name = text_of (judge, cells, MV_IMPORT_NAME);
  if (place->name == NULL)
    place->name = g_strdup (place->record);
  place->sponsor = text_of (judge, cells, MV_IMPORT_SPONSOR);
  place->sector = text_of (judge, cells, MV_IMPORT_SECTOR);
  place->status = text_of (judge, cells, MV_IMPORT_STATUS);
  place->geometry = text_of (judge, cells, MV_IMPORT_GEOMETRY);
  place->note = text_of (judge, cells, MV_IMPORT_NOTE);
  place->unit = text_of (judge, cells, MV_IMPORT_UNIT);
  if (place->unit == NULL)
    place->unit = g_strdup (judge->unit);
  place->basis = g_strdup (judge->basis);
  place->country = country != NULL ? mv_country_names_find (judge->names, country, NULL) : -1;
  place->sponsor_country = place->sponsor != NULL ? mv_country_names_find (judge->names, place->sponsor, NULL) : -1;
  place->year = year != NULL ? mv_import_year (year) : 0;
  place->end_year = end != NULL ? mv_import_year (end) : 0;
  if (place->name == NULL)
    problem = _("No name");
  else if (!number_of (judge, cells, MV_IMPORT_VALUE, &place->amount))
    problem = _("No number");
  else if (!number_of (judge, cells, MV_IMPORT_LONGITUDE, &place->longitude) || !number_of (judge, cells, MV_IMPORT_LATITUDE, &place->latitude)
           || isnan (place->longitude) != isnan (place->latitude) || fabs (place->longitude) > 180 || fabs (place->latitude) > 90)
    problem = _("No place on the globe");
  else if (country != NULL && place->country < 0)
    problem = _("No such country");
  if (problem != NULL)
    {
      mv_import_place_free (place);
      return refuse (judge, line, problem, problem == _("No such country") ? country : NULL);
    }
  place->amount *= judge->multiply;
  g_ptr_array_add (judge->places, place);
  return MV_JUDGED_TAKEN;
}

MvJudged
mv_judge_row (MvJudge *judge, guint line, const char *const *cells)
{
  if (judge->only->len > 0 && !is_asked_for (judge, cells))
    return MV_JUDGED_LEFT_OUT;
  return judge->places != NULL ? judge_place (judge, line, cells) : judge_figures (judge, line, cells);
}

MvImportRows *
mv_judge_rows (MvJudge *judge)
{
  return judge->rows;
}

GPtrArray *
mv_judge_places (MvJudge *judge)
{
  return judge->places;
}

MvImportJournal *
mv_judge_journal (MvJudge *judge)
{
  return &judge->journal;
}

char *
mv_judge_words (MvJudge *judge)
{
  const MvImportRow *row;
  g_autofree char *value = NULL;

  if (judge->places != NULL)
    {
      const MvImportPlace *place = judge->places->len > 0 ? judge->places->pdata[judge->places->len - 1] : NULL;

      if (place == NULL)
        return NULL;
      return isnan (place->longitude) ? g_strdup (place->name) : g_strdup_printf ("%s (%.4f, %.4f)", place->name, place->longitude, place->latitude);
    }
  if (judge->rows->n == 0)
    return NULL;
  row = &judge->rows->rows[judge->rows->n - 1];
  value = mv_number_short (row->value, judge->unit != NULL && *judge->unit != '\0' ? judge->unit : NULL);
  if (judge->recipe->kind == MV_IMPORT_INDICATORS)
    return g_strdup_printf ("%d %s, %s: %s", MV_KEY_YEAR (row->key), mv_country_names_name (judge->names, MV_KEY_FROM (row->key)),
                            (const char *) judge->rows->products->pdata[MV_KEY_PRODUCT (row->key)], value);
  return g_strdup_printf ("%d %s → %s, %s: %s", MV_KEY_YEAR (row->key), mv_country_names_name (judge->names, MV_KEY_FROM (row->key)),
                          mv_country_names_name (judge->names, MV_KEY_TO (row->key)), (const char *) judge->rows->products->pdata[MV_KEY_PRODUCT (row->key)], value);
}
