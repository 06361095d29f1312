#include "app/exchange/export-query.h"

#include <math.h>

#include "app/base/text.h"
#include "app/geo/mercator.h"
#include "app/scene/query.h"

/* A statement may name two columns alike; a table may not, and SQLite sees no difference between "A" and "a". */
static char *
unique_name (GHashTable *names, const char *name)
{
  g_autofree char *word = g_strdup (*name != '\0' ? name : "column"), *folded = g_utf8_casefold (word, -1);

  for (guint i = 2; !g_hash_table_add (names, g_strdup (folded)); i++)
    {
      g_free (word);
      g_free (folded);
      word = g_strdup_printf ("%s_%u", *name != '\0' ? name : "column", i);
      folded = g_utf8_casefold (word, -1);
    }
  return g_steal_pointer (&word);
}

static void
add_columns (MvSheet *sheet, const MvQueryAnswer *answer)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < answer->n_columns; i++)
    {
      g_autofree char *name = unique_name (names, answer->names[i]);

      mv_sheet_column (sheet, name, answer->types[i] == MV_CELL_INTEGER ? MV_SHEET_INTEGER : answer->types[i] == MV_CELL_REAL ? MV_SHEET_NUMBER
                                                                                                             : MV_SHEET_TEXT, NULL);
    }
}

/* Coordinates go before the place of a country's name. */
static void
place (MvSheetRow *row, MvAtlas *atlas, const MvQueryAnswer *answer, const MvQueryRoles *roles, guint number)
{
  int x = roles->column[MV_QUERY_LONGITUDE], y = roles->column[MV_QUERY_LATITUDE], iso3 = roles->column[MV_QUERY_COUNTRY];

  if (x >= 0 && y >= 0)
    {
      row->longitude = mv_query_answer_number (answer, number, (guint) x);
      row->latitude = mv_query_answer_number (answer, number, (guint) y);
    }
  else if (iso3 >= 0)
    {
      g_autofree char *code = mv_query_answer_text (answer, number, (guint) iso3);
      const MvAtlasCountry *country = mv_atlas_country (atlas, code);

      if (country != NULL && !isnan (country->label.x))
        mv_mercator_unproject (country->label, &row->longitude, &row->latitude);
    }
}

MvSheet *
mv_export_query (MvDb *db, MvScene *scene, GError **error)
{
  g_autoptr (MvQueryText) text = NULL;
  g_autoptr (MvQueryAnswer) answer = mv_query_answer_for (db, scene->view, &text, error);
  MvQueryRoles roles;
  MvSheet *sheet;

  if (answer == NULL)
    return NULL;
  roles = mv_query_roles (answer, text);
  sheet = mv_sheet_new ("query_rows", _("Rows of the query"));
  sheet->place = (roles.column[MV_QUERY_LONGITUDE] >= 0 && roles.column[MV_QUERY_LATITUDE] >= 0) || roles.column[MV_QUERY_COUNTRY] >= 0
                 ? MV_SHEET_POINT : MV_SHEET_NOWHERE;
  add_columns (sheet, answer);
  for (guint r = 0; r < answer->n_rows; r++)
    {
      MvSheetRow *row = mv_sheet_row (sheet);

      for (guint c = 0; c < answer->n_columns; c++)
        if (mv_query_answer_cell (answer, r, c)->type != MV_CELL_NULL)
          {
            g_autofree char *cell = mv_query_answer_text (answer, r, c);

            mv_sheet_set (row, c, cell);
          }
      place (row, scene->atlas, answer, &roles, r);
    }
  return sheet;
}
