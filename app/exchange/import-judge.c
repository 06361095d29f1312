#include "app/exchange/import-judge-private.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/exchange/import-number.h"
#include "app/exchange/import-period.h"
#include "app/exchange/import-tables.h"
#include "app/exchange/import-unit.h"

static int
find_column (const MvJudge *judge, const char *name)
{
  for (guint i = 0; i < judge->n; i++)
    if (strcmp (judge->columns[i], name) == 0)
      return (int) i;
  return -1;
}

static void
say (GPtrArray *missing, const char *sentence)
{
  if (missing != NULL)
    g_ptr_array_add (missing, g_strdup (sentence));
}

static void
add_direction (MvJudge *judge, const char *word, int meaning)
{
  g_hash_table_replace (judge->directions, g_utf8_casefold (word, -1), GINT_TO_POINTER (meaning));
}

static void
read_words (MvJudge *judge)
{
  static const char *const out[] = { "x", "export", "exports", "exp", "exp.", "gross exp.", "e", "экспорт", "вывоз", "2", NULL };
  static const char *const in[] = { "m", "import", "imports", "imp", "imp.", "gross imp.", "i", "импорт", "ввоз", "1", NULL };
  GHashTableIter iter;
  gpointer word, meaning;

  for (guint i = 0; out[i] != NULL; i++)
    add_direction (judge, out[i], 1 + MV_IMPORT_OUTWARD);
  for (guint i = 0; in[i] != NULL; i++)
    add_direction (judge, in[i], 1 + MV_IMPORT_INWARD);
  g_hash_table_iter_init (&iter, judge->recipe->words);
  while (g_hash_table_iter_next (&iter, &word, &meaning))
    add_direction (judge, word, g_str_equal (meaning, "export") ? 1 + MV_IMPORT_OUTWARD : g_str_equal (meaning, "import") ? 1 + MV_IMPORT_INWARD : 0);
}

static void
read_demands (MvJudge *judge, GPtrArray *missing)
{
  GHashTableIter iter;
  gpointer column, value;

  g_hash_table_iter_init (&iter, judge->recipe->only);
  while (g_hash_table_iter_next (&iter, &column, &value))
    {
      MvJudgeDemand demand = { find_column (judge, column), value };

      if (demand.column >= 0)
        g_array_append_val (judge->only, demand);
    }
  g_hash_table_iter_init (&iter, judge->recipe->countries);
  while (g_hash_table_iter_next (&iter, &column, &value))
    mv_country_names_add (judge->names, column, value);
}

static gboolean
read_constants (MvJudge *judge, MvDb *dataset, GPtrArray *missing, GError **error)
{
  const MvRecipe *recipe = judge->recipe;
  const char *measure = mv_recipe_constant (recipe, "measure"), *unit = mv_recipe_constant (recipe, "unit"), *basis = mv_recipe_constant (recipe, "basis");
  const char *multiply = mv_recipe_constant (recipe, "multiply"), *direction = mv_recipe_constant (recipe, "direction");
  g_autoptr (GError) failure = NULL;

  judge->multiply = multiply != NULL ? g_ascii_strtod (multiply, NULL) : 1;
  judge->direction = g_strcmp0 (direction, "import") == 0 ? MV_IMPORT_INWARD : MV_IMPORT_OUTWARD;
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
  for (guint d = 0; d < MV_N_IMPORT_DIRECTIONS; d++)
    {
      const char *valuation = mv_recipe_constant (recipe, d == MV_IMPORT_OUTWARD ? "valuation-export" : "valuation-import");

      judge->valuations[d] = valuation != NULL ? g_intern_string (valuation) : recipe->kind == MV_IMPORT_FLOWS && g_str_equal (judge->measure, "goods")
                             ? g_intern_static_string ("not stated") : NULL;
    }
  return TRUE;
}

static void
find_used (MvJudge *judge)
{
  for (guint r = MV_IMPORT_IGNORE + 1; r < MV_N_IMPORT_ROLES; r++)
    if (judge->roles.at[r] >= 0)
      g_array_append_val (judge->used, judge->roles.at[r]);
  for (guint i = 0; i < judge->roles.values->len; i++)
    if (g_array_index (judge->roles.values, MvImportValue, i).column >= 0)
      g_array_append_val (judge->used, g_array_index (judge->roles.values, MvImportValue, i).column);
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
  judge->only = g_array_new (FALSE, FALSE, sizeof (MvJudgeDemand));
  judge->directions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  judge->product_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  judge->decimal = recipe->decimal != 0 ? recipe->decimal : '.';
  judge->product = g_string_new (NULL);
  for (guint d = 0; d <= MV_N_IMPORT_DIRECTIONS; d++)
    judge->series[d] = -1;
  judge->indicator_units = g_hash_table_new (NULL, NULL);
  judge->used = g_array_new (FALSE, FALSE, sizeof (int));
  mv_import_roles_find (&judge->roles, recipe, columns, n);
  find_used (judge);
  read_words (judge);
  read_demands (judge, wants);
  mv_import_roles_missing (&judge->roles, recipe, wants);
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
  mv_import_roles_clear (&judge->roles);
  g_clear_pointer (&judge->used, g_array_unref);
  g_clear_pointer (&judge->indicator_units, g_hash_table_unref);
  g_free (judge->unit_words);
  g_array_unref (judge->only);
  g_clear_pointer (&judge->directions, g_hash_table_unref);
  g_clear_pointer (&judge->product_names, g_hash_table_unref);
  g_string_free (judge->product, TRUE);
  g_free (judge);
}

const char *
mv_judge_cell (const MvJudge *judge, const char *const *cells, MvImportRole role)
{
  const char *cell = judge->roles.at[role] >= 0 ? cells[judge->roles.at[role]] : NULL;

  return cell != NULL ? cell : mv_recipe_constant (judge->recipe, mv_import_role_word (role));
}

MvJudged
mv_judge_refuse (MvJudge *judge, guint line, const char *kind, const char *cell)
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
      MvImportSeries series = { judge->measure, judge->unit, judge->basis, judge->valuations[slot < MV_N_IMPORT_DIRECTIONS ? slot : MV_IMPORT_OUTWARD], NULL, NULL, reporter };

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
  const char *code = mv_judge_cell (judge, cells, MV_IMPORT_PRODUCT), *prefix = mv_recipe_constant (judge->recipe, "product-prefix");
  const char *name;

  if (code == NULL || g_ascii_strcasecmp (code, "TOTAL") == 0 || g_ascii_strcasecmp (code, "ALL") == 0)
    return mv_import_rows_product (judge->rows, "TOTAL", NULL);
  if (!g_utf8_validate (code, -1, NULL) || strlen (code) > 60)
    return -2;
  name = judge->roles.at[MV_IMPORT_PRODUCT_NAME] >= 0 ? cells[judge->roles.at[MV_IMPORT_PRODUCT_NAME]] : g_hash_table_lookup (judge->product_names, code);
  if (prefix == NULL)
    return mv_import_rows_product (judge->rows, code, name);
  g_string_assign (judge->product, prefix);
  g_string_append (judge->product, code);
  return mv_import_rows_product (judge->rows, judge->product->str, name);
}

/* FALSE with the reason noted, or *LEFT_OUT. */
static gboolean
direction_of (MvJudge *judge, guint line, const char *const *cells, MvImportDirection *direction, gboolean *left_out)
{
  const char *word = judge->roles.at[MV_IMPORT_DIRECTION] >= 0 ? cells[judge->roles.at[MV_IMPORT_DIRECTION]] : NULL;
  g_autofree char *folded = NULL;
  gpointer meaning;

  *direction = judge->direction;
  if (judge->roles.at[MV_IMPORT_DIRECTION] < 0)
    return TRUE;
  folded = g_utf8_casefold (word != NULL && g_utf8_validate (word, -1, NULL) ? word : "", -1);
  /* "Export (FOB)" is an export; "Re-Export" begins with another word. */
  if (!g_hash_table_lookup_extended (judge->directions, folded, NULL, &meaning))
    {
      char *end = folded;

      while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      *end = '\0';
    }
  if (!g_hash_table_lookup_extended (judge->directions, folded, NULL, &meaning))
    return mv_judge_refuse (judge, line, _("Neither export nor import"), word != NULL ? word : ""), FALSE;
  *left_out = meaning == NULL;
  *direction = (MvImportDirection) (GPOINTER_TO_INT (meaning) - 1);
  return !*left_out;
}

/* The two countries of a flow in the order of their columns. FALSE with the reason noted. */
static gboolean
countries_of (MvJudge *judge, guint line, const char *const *cells, gboolean pair, int *a, int *b)
{
  const char *one = mv_judge_cell (judge, cells, pair ? MV_IMPORT_FROM : MV_IMPORT_REPORTER), *other = mv_judge_cell (judge, cells, pair ? MV_IMPORT_TO : MV_IMPORT_PARTNER);

  *a = one != NULL ? mv_country_names_find (judge->names, one, NULL) : -1;
  *b = other != NULL ? mv_country_names_find (judge->names, other, NULL) : -1;
  if (*a < 0 || *b < 0)
    return mv_judge_refuse (judge, line, _("No such country"), *a < 0 ? (one != NULL ? one : "") : other != NULL ? other : ""), FALSE;
  if (*a == *b)
    return mv_judge_refuse (judge, line, _("Both ends are the same country"), one), FALSE;
  return TRUE;
}

/* What the row's own column says of the unit. FALSE = flows in another one than they are counted in. */
static gboolean
read_unit (MvJudge *judge, const char *const *cells)
{
  const char *cell = judge->roles.at[MV_IMPORT_UNIT] >= 0 ? cells[judge->roles.at[MV_IMPORT_UNIT]] : NULL, *unit;
  double factor;

  if (cell == NULL || *cell == '\0')
    {
      judge->row_unit = judge->unit;
      judge->row_factor = judge->multiply;
      return TRUE;
    }
  if (g_strcmp0 (cell, judge->unit_words) == 0)
    return judge->row_unit != NULL;
  g_free (judge->unit_words);
  judge->unit_words = g_strdup (cell);
  judge->row_factor = judge->multiply;
  mv_import_unit (cell, &unit, &factor);
  if (judge->recipe->kind == MV_IMPORT_INDICATORS || strcmp (cell, judge->unit) == 0)
    {
      g_autofree char *valid = g_utf8_make_valid (cell, (gssize) MIN (strlen (cell), 100));

      judge->row_unit = g_intern_string (valid);
      return TRUE;
    }
  if (factor != 1)
    judge->row_factor = factor;
  judge->row_unit = unit != NULL ? unit : factor != 1 ? judge->unit : NULL;
  if (judge->row_unit != NULL && strcmp (judge->row_unit, judge->unit) != 0)
    judge->row_unit = NULL;
  return judge->row_unit != NULL;
}

static gboolean
is_asked_for (const MvJudge *judge, const char *const *cells)
{
  for (guint i = 0; i < judge->only->len; i++)
    {
      const MvJudgeDemand *demand = &g_array_index (judge->only, MvJudgeDemand, i);

      if (g_strcmp0 (cells[demand->column], demand->value) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Is there nothing in the columns that mean something? Such are lines between and below the rows. */
static gboolean
is_empty (const MvJudge *judge, const char *const *cells)
{
  for (guint i = 0; i < judge->used->len; i++)
    {
      const char *cell = cells[g_array_index (judge->used, int, i)];

      if (cell != NULL && *cell != '\0')
        return FALSE;
    }
  return TRUE;
}

static int
indicator_of (MvJudge *judge, const char *const *cells, const MvImportValue *value)
{
  const char *code = mv_judge_cell (judge, cells, MV_IMPORT_INDICATOR), *name = mv_judge_cell (judge, cells, MV_IMPORT_INDICATOR_NAME);

  if (code == NULL)
    code = name != NULL ? name : value->year == 0 && value->column >= 0 ? judge->columns[value->column] : NULL;
  else if (g_hash_table_contains (judge->recipe->words, code))
    code = g_hash_table_lookup (judge->recipe->words, code);
  if (code == NULL || *code == '\0' || strlen (code) > 200 || !g_utf8_validate (code, -1, NULL))
    return -1;
  return mv_import_rows_product (judge->rows, code, name);
}

/* What all values of a row share. */
typedef struct { int a, b, year; gboolean pair, part; const char *year_cell, *valuation; MvImportDirection direction; } Row;

int
mv_judge_year (const char *cell, gboolean *part)
{
  int year = cell != NULL ? mv_import_year (cell, part) : 0;

  return year == 0 && cell != NULL ? mv_import_serial_year (cell, part) : year;
}

/* A series of the flow's direction, or of the indicator's unit; -1 = there are too many, -2 = the indicator has had another unit. */
static int
series_of_value (MvJudge *judge, const Row *row, MvImportDirection direction, int product, const char *unit)
{
  int slot = row->pair ? MV_N_IMPORT_DIRECTIONS : (int) direction, series, known;
  const MvImportSeries one = { .measure = judge->measure, .unit = unit, .basis = judge->basis };

  if (judge->recipe->kind == MV_IMPORT_FLOWS)
    return series_of (judge, slot, row->pair ? 0 : direction == MV_IMPORT_OUTWARD ? 'f' : 't', row->valuation);
  series = mv_import_rows_series (judge->rows, &one);
  known = GPOINTER_TO_INT (g_hash_table_lookup (judge->indicator_units, GINT_TO_POINTER (product)));
  if (known == 0)
    g_hash_table_insert (judge->indicator_units, GINT_TO_POINTER (product), GINT_TO_POINTER (1 + series));
  return known != 0 && known != 1 + series ? -2 : series;
}

/* One cell. TAKEN also when nothing stands in it; *ANY tells. */
static MvJudged
judge_value (MvJudge *judge, guint line, const char *const *cells, const Row *row, const MvImportValue *column, gboolean *any)
{
  gboolean flows = judge->recipe->kind == MV_IMPORT_FLOWS, outward;
  const char *cell = column->column >= 0 ? cells[column->column] : mv_recipe_constant (judge->recipe, "value"), *unit = NULL;
  MvImportDirection direction = column->direction != MV_IMPORT_OF_THE_ROW ? column->direction : row->direction;
  int year = column->year > 0 ? column->year : row->year, product, series;
  double value;
  MvNumberState state = cell != NULL ? mv_import_number (cell, judge->decimal, &value, &unit) : MV_NUMBER_NONE;

  if (state == MV_NUMBER_NONE)
    return MV_JUDGED_TAKEN;
  if (state == MV_NUMBER_BAD)
    return mv_judge_refuse (judge, line, _("No number"), cell);
  if (year == 0)
    return mv_judge_refuse (judge, line, _("No year"), row->year_cell != NULL ? row->year_cell : "");
  if (row->part && !judge->recipe->sum_same && column->year == 0)
    return mv_judge_refuse (judge, line, _("A part of a year; parts can be added up"), row->year_cell);
  if (flows && value < 0 && !judge->may_be_negative)
    return mv_judge_refuse (judge, line, _("A value below zero"), cell);
  if (unit != NULL && *judge->row_unit != '\0' && strstr (judge->row_unit, unit) == NULL)
    return mv_judge_refuse (judge, line, _("Another unit than the other values are in"), cell);
  product = flows ? product_of (judge, cells) : indicator_of (judge, cells, column);
  if (product < -1 || (!flows && product < 0))
    return mv_judge_refuse (judge, line, flows ? _("No code of a product") : _("No code of an indicator"), "");
  series = series_of_value (judge, row, direction, product, unit != NULL && *judge->row_unit == '\0' ? unit : judge->row_unit);
  if (series == -2)
    return mv_judge_refuse (judge, line, _("Another unit than the other values are in"), judge->row_unit);
  outward = row->pair || direction == MV_IMPORT_OUTWARD;
  if (product < 0 || series < 0
      || !mv_import_rows_add (judge->rows, MV_IMPORT_KEY (product, year, outward ? row->a : row->b, outward ? row->b : row->a, series),
                              value * judge->row_factor, line, column->year > 0 ? column->part : row->part))
    return MV_JUDGED_FULL;
  *any = TRUE;
  return MV_JUDGED_TAKEN;
}

static MvJudged
judge_figures (MvJudge *judge, guint line, const char *const *cells)
{
  Row row = { .b = 0, .pair = judge->roles.at[MV_IMPORT_FROM] >= 0 && judge->roles.at[MV_IMPORT_TO] >= 0 };
  gboolean left_out = FALSE, any = FALSE, refused = FALSE;

  if (judge->recipe->kind == MV_IMPORT_FLOWS)
    {
      if ((!row.pair && !direction_of (judge, line, cells, &row.direction, &left_out)) || !countries_of (judge, line, cells, row.pair, &row.a, &row.b))
        return left_out ? MV_JUDGED_LEFT_OUT : MV_JUDGED_REFUSED;
      row.valuation = valuation_of (judge->roles.at[MV_IMPORT_VALUATION] >= 0 ? cells[judge->roles.at[MV_IMPORT_VALUATION]] : NULL);
    }
  else
    {
      const char *country = mv_judge_cell (judge, cells, MV_IMPORT_COUNTRY);

      row.a = country != NULL ? mv_country_names_find (judge->names, country, NULL) : -1;
      row.direction = MV_IMPORT_OUTWARD;
      if (row.a < 0)
        return mv_judge_refuse (judge, line, _("No such country"), country != NULL ? country : "");
    }
  if (!read_unit (judge, cells))
    return mv_judge_refuse (judge, line, _("Another unit than the other values are in"), judge->unit_words);
  row.year_cell = mv_judge_cell (judge, cells, MV_IMPORT_YEAR);
  row.year = mv_judge_year (row.year_cell, &row.part);
  for (guint v = 0; v < judge->roles.values->len; v++)
    {
      MvJudged judged = judge_value (judge, line, cells, &row, &g_array_index (judge->roles.values, MvImportValue, v), &any);

      if (judged == MV_JUDGED_FULL)
        return judged;
      refused = refused || judged == MV_JUDGED_REFUSED;
    }
  return any ? MV_JUDGED_TAKEN : refused ? MV_JUDGED_REFUSED : MV_JUDGED_LEFT_OUT;
}

MvJudged
mv_judge_row (MvJudge *judge, guint line, const char *const *cells)
{
  if (is_empty (judge, cells) || (judge->only->len > 0 && !is_asked_for (judge, cells)))
    return MV_JUDGED_LEFT_OUT;
  return judge->places != NULL ? mv_judge_place (judge, line, cells) : judge_figures (judge, line, cells);
}

void
mv_judge_refuse_long (MvJudge *judge, guint line, guint cells)
{
  const char *kind = _("More cells than the header has columns");
  g_autofree char *reason = g_strdup_printf ("%s: %u", kind, cells);

  mv_import_journal_add (&judge->journal, line, kind, reason);
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
  value = mv_number_short (row->value, g_array_index (judge->rows->series, MvImportSeries, MV_KEY_SERIES (row->key)).unit);
  if (judge->recipe->kind == MV_IMPORT_INDICATORS)
    return g_strdup_printf ("%d %s, %s: %s", MV_KEY_YEAR (row->key), mv_country_names_name (judge->names, MV_KEY_FROM (row->key)),
                            (const char *) judge->rows->products->pdata[MV_KEY_PRODUCT (row->key)], value);
  return g_strdup_printf ("%d %s → %s, %s: %s", MV_KEY_YEAR (row->key), mv_country_names_name (judge->names, MV_KEY_FROM (row->key)),
                          mv_country_names_name (judge->names, MV_KEY_TO (row->key)), (const char *) judge->rows->products->pdata[MV_KEY_PRODUCT (row->key)], value);
}
