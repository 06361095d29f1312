/* Which column of a query's answer means what. */
#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/scene/query.h"

#define LOOKED_AT 500           /* rows: the first ones tell what a column holds */

static const struct { const char *word, *name; } roles[MV_N_QUERY_ROLES] = {
  [MV_QUERY_COUNTRY] = { "country", N_("Country") }, [MV_QUERY_NAME] = { "name", N_("Name") }, [MV_QUERY_LONGITUDE] = { "longitude", N_("Longitude") },
  [MV_QUERY_LATITUDE] = { "latitude", N_("Latitude") }, [MV_QUERY_GEOMETRY] = { "geometry", N_("Geometry") }, [MV_QUERY_VALUE] = { "value", N_("Value") },
  [MV_QUERY_SERIES] = { "series", N_("Series") }, [MV_QUERY_YEAR] = { "year", N_("Year") }, [MV_QUERY_X] = { "x", N_("Across") },
  [MV_QUERY_Y] = { "y", N_("Up") }, [MV_QUERY_SOURCE] = { "source", N_("Source") }
};

const char *
mv_query_role_word (MvQueryRole role)
{
  g_return_val_if_fail (role < MV_N_QUERY_ROLES, NULL);
  return roles[role].word;
}

const char *
mv_query_role_name (MvQueryRole role)
{
  g_return_val_if_fail (role < MV_N_QUERY_ROLES, NULL);
  return _(roles[role].name);
}

static gboolean
is_number (const MvQueryAnswer *answer, guint column)
{
  return answer->types[column] == MV_CELL_INTEGER || answer->types[column] == MV_CELL_REAL;
}

static gboolean
is_called (const char *name, const char *const *words)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *ending = g_strconcat ("_", words[i], NULL);

      if (g_str_equal (small, words[i]) || g_str_has_suffix (small, ending))
        return TRUE;
    }
  return FALSE;
}

/* Three capital letters in every cell that has something. */
static gboolean
holds_codes (const MvQueryAnswer *answer, guint column)
{
  guint n = 0;

  if (answer->types[column] != MV_CELL_TEXT)
    return FALSE;
  for (guint row = 0; row < MIN (answer->n_rows, LOOKED_AT); row++)
    {
      const MvCell *cell = mv_query_answer_cell (answer, row, column);

      if (cell->type == MV_CELL_NULL)
        continue;
      if (cell->type != MV_CELL_TEXT || strlen (cell->text) != 3 || strspn (cell->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
        return FALSE;
      n++;
    }
  return n > 0;
}

/* A GeoPackage shape begins with "GP". */
static gboolean
holds_shapes (const MvQueryAnswer *answer, guint column)
{
  for (guint row = 0; answer->types[column] == MV_CELL_BLOB && row < MIN (answer->n_rows, LOOKED_AT); row++)
    {
      const MvCell *cell = mv_query_answer_cell (answer, row, column);

      if (cell->type == MV_CELL_BLOB)
        return g_str_has_prefix (cell->text, "4750");
    }
  return FALSE;
}

static gboolean
holds_years (const MvQueryAnswer *answer, guint column)
{
  guint n = 0;

  if (answer->types[column] != MV_CELL_INTEGER)
    return FALSE;
  for (guint row = 0; row < MIN (answer->n_rows, LOOKED_AT); row++)
    {
      double year = mv_query_answer_number (answer, row, column);

      if (year < 1800 || year > 2100)
        return FALSE;
      n += !isnan (year);
    }
  return n > 0;
}

/* Does the column fit the role without a word of the header? */
static gboolean
fits (const MvQueryAnswer *answer, guint column, MvQueryRole role)
{
  static const char *const longitude[] = { "lon", "lng", "longitude", NULL }, *const latitude[] = { "lat", "latitude", NULL };
  static const char *const year[] = { "year", NULL }, *const source[] = { "source_id", NULL }, *const id[] = { "id", "fid", NULL };
  static const char *const name[] = { "name", "title", NULL };
  const char *called = answer->names[column];

  switch (role)
    {
    case MV_QUERY_COUNTRY: return holds_codes (answer, column);
    case MV_QUERY_LONGITUDE: return is_number (answer, column) && is_called (called, longitude);
    case MV_QUERY_LATITUDE: return is_number (answer, column) && is_called (called, latitude);
    case MV_QUERY_GEOMETRY: return holds_shapes (answer, column);
    case MV_QUERY_YEAR: return is_called (called, year) && holds_years (answer, column);
    case MV_QUERY_SOURCE: return answer->types[column] == MV_CELL_TEXT && is_called (called, source);
    case MV_QUERY_NAME: return answer->types[column] == MV_CELL_TEXT && is_called (called, name);
    case MV_QUERY_VALUE:
    case MV_QUERY_Y: return is_number (answer, column) && !is_called (called, id);
    default: return FALSE;
    }
}

static int
find (const MvQueryAnswer *answer, const gboolean *taken, MvQueryRole role)
{
  for (guint i = 0; i < answer->n_columns; i++)
    if (!taken[i] && fits (answer, i, role))
      return (int) i;
  return -1;
}

/* The first text that plays no other role. */
static int
find_text (const MvQueryAnswer *answer, const gboolean *taken)
{
  for (guint i = 0; i < answer->n_columns; i++)
    if (!taken[i] && answer->types[i] == MV_CELL_TEXT)
      return (int) i;
  return -1;
}

static int
declared (const MvQueryAnswer *answer, const MvQueryText *text, MvQueryRole role, gboolean *said)
{
  const char *name = text != NULL ? mv_query_text_use (text, roles[role].word) : NULL;

  *said = name != NULL;
  for (guint i = 0; name != NULL && i < answer->n_columns; i++)
    if (g_str_equal (answer->names[i], name))
      return (int) i;
  return -1;
}

MvQueryRoles
mv_query_roles (const MvQueryAnswer *answer, const MvQueryText *text)
{
  static const MvQueryRole order[] = { MV_QUERY_COUNTRY, MV_QUERY_LONGITUDE, MV_QUERY_LATITUDE, MV_QUERY_GEOMETRY, MV_QUERY_YEAR, MV_QUERY_SOURCE,
                                       MV_QUERY_NAME, MV_QUERY_VALUE, MV_QUERY_Y };
  g_autofree gboolean *taken = g_new0 (gboolean, answer->n_columns + 1);
  gboolean said[MV_N_QUERY_ROLES];
  MvQueryRoles found;
  int *column = found.column;

  for (guint role = 0; role < MV_N_QUERY_ROLES; role++)
    {
      column[role] = declared (answer, text, role, &said[role]);
      if (column[role] >= 0)
        taken[column[role]] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (said[order[i]])
        continue;
      column[order[i]] = find (answer, taken, order[i]);
      if (column[order[i]] >= 0)
        taken[column[order[i]]] = TRUE;
    }
  if (column[MV_QUERY_NAME] < 0 && !said[MV_QUERY_NAME])
    column[MV_QUERY_NAME] = find_text (answer, taken);
  if (!said[MV_QUERY_SERIES])
    column[MV_QUERY_SERIES] = column[MV_QUERY_COUNTRY] >= 0 ? column[MV_QUERY_COUNTRY] : column[MV_QUERY_NAME];
  /* Across and up: the value, and a second number. */
  if (!said[MV_QUERY_X] && column[MV_QUERY_Y] >= 0)
    column[MV_QUERY_X] = column[MV_QUERY_VALUE];
  return found;
}

gboolean
mv_query_has_layer (const MvQueryRoles *found)
{
  const int *column = found->column;

  return (column[MV_QUERY_COUNTRY] >= 0 && column[MV_QUERY_VALUE] >= 0) || (column[MV_QUERY_LONGITUDE] >= 0 && column[MV_QUERY_LATITUDE] >= 0)
         || column[MV_QUERY_GEOMETRY] >= 0;
}

const MvChartKind *
mv_query_charts (void)
{
  static const MvChartKind kinds[] = { MV_CHART_LINE, MV_CHART_BAR, MV_CHART_TREEMAP, MV_CHART_SCATTER, MV_N_CHARTS };

  return kinds;
}

gboolean
mv_query_has_chart (const MvQueryRoles *found, MvChartKind kind)
{
  const int *column = found->column;

  switch (kind)
    {
    case MV_CHART_LINE: return column[MV_QUERY_YEAR] >= 0 && column[MV_QUERY_VALUE] >= 0;
    case MV_CHART_BAR:
    case MV_CHART_TREEMAP: return column[MV_QUERY_VALUE] >= 0 && (column[MV_QUERY_NAME] >= 0 || column[MV_QUERY_COUNTRY] >= 0 || column[MV_QUERY_SERIES] >= 0);
    case MV_CHART_SCATTER: return column[MV_QUERY_X] >= 0 && column[MV_QUERY_Y] >= 0;
    default: return FALSE;
    }
}

MvChartKind
mv_query_best_chart (const MvQueryRoles *found)
{
  const MvChartKind *kinds = mv_query_charts ();

  while (*kinds != MV_N_CHARTS && !mv_query_has_chart (found, *kinds))
    kinds++;
  return *kinds;
}
