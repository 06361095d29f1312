/* The rows of a saved query as a chart. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/scene/query.h"

#define MOST_BARS 60
#define MOST_ROWS 5000          /* of lines and points */

typedef struct { MvBuild *build; const MvQueryAnswer *answer; MvQueryRoles roles; } Rows;

static double
number (const Rows *rows, guint row, MvQueryRole role)
{
  int column = rows->roles.column[role];

  return column < 0 ? NAN : mv_query_answer_number (rows->answer, row, (guint) column);
}

/* The text of a cell, interned; "" when the role has no column. */
static const char *
word (const Rows *rows, guint row, MvQueryRole role)
{
  int column = rows->roles.column[role];
  g_autofree char *text = column < 0 ? NULL : mv_query_answer_text (rows->answer, row, (guint) column);

  return g_intern_string (text != NULL ? text : "");
}

static const char *
title_of (const Rows *rows, const char *code)
{
  return mv_atlas_country (rows->build->atlas, code) != NULL ? mv_build_name (rows->build, "country", code) : code;
}

static void
set_source (const Rows *rows, MvChartRow *made, guint row)
{
  const char *id = word (rows, row, MV_QUERY_SOURCE);

  made->source_id = id;
  if (*id != '\0')
    made->publisher = g_intern_string (mv_build_publisher (rows->build, id));
}

static void
add_row (const Rows *rows, MvChartTable *table, guint row)
{
  MvChartRow *made = mv_chart_table_add (table);
  const char *country = word (rows, row, MV_QUERY_COUNTRY), *name = word (rows, row, MV_QUERY_NAME), *series = word (rows, row, MV_QUERY_SERIES);
  const MvAtlasCountry *place = mv_atlas_country (rows->build->atlas, country);
  gboolean scatter = table->kind == MV_CHART_SCATTER;

  made->series = series;
  made->series_title = title_of (rows, series);
  made->category = *country != '\0' && rows->roles.column[MV_QUERY_SERIES] == rows->roles.column[MV_QUERY_COUNTRY] ? country : *name != '\0' ? name : series;
  made->category_title = *name != '\0' && place == NULL ? name : title_of (rows, made->category);
  made->role = place != NULL ? place->role : MV_ROLE_OTHER;
  made->x = scatter ? number (rows, row, MV_QUERY_X) : number (rows, row, MV_QUERY_YEAR);
  made->y = scatter ? number (rows, row, MV_QUERY_Y) : NAN;
  made->value = number (rows, row, MV_QUERY_VALUE);
  made->state = isnan (made->value) ? MV_CHART_UNKNOWN : made->value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  set_source (rows, made, row);
  if (place != NULL)
    {
      g_free (made->ref);
      made->ref = g_strconcat ("country:", country, NULL);
    }
}

static gboolean
is_drawn (const Rows *rows, guint row, MvChartKind kind)
{
  if (kind == MV_CHART_LINE)
    return !isnan (number (rows, row, MV_QUERY_YEAR));
  if (kind == MV_CHART_SCATTER)
    return !isnan (number (rows, row, MV_QUERY_X)) && !isnan (number (rows, row, MV_QUERY_Y));
  return TRUE;
}

static void
name_axes (const Rows *rows, MvChartTable *table)
{
  const int *column = rows->roles.column;
  const char *value = column[MV_QUERY_VALUE] >= 0 ? rows->answer->names[column[MV_QUERY_VALUE]] : "";

  g_free (table->subtitle);
  table->subtitle = g_strdup (value);
  table->unit = "";
  if (table->kind != MV_CHART_SCATTER)
    return;
  table->x_title = g_strdup (rows->answer->names[column[MV_QUERY_X]]);
  table->y_title = g_strdup (rows->answer->names[column[MV_QUERY_Y]]);
  table->value_title = g_strdup (value);
  table->x_unit = table->y_unit = "";
}

MvChartTable *
mv_chart_rows_query (MvBuild *build, MvChartKind kind, GError **error)
{
  g_autoptr (MvQueryText) text = NULL;
  g_autoptr (MvQueryAnswer) answer = mv_query_answer_for (build->db, build->view, &text, error);
  Rows rows = { .build = build, .answer = answer };
  guint most = kind == MV_CHART_BAR || kind == MV_CHART_TREEMAP ? MOST_BARS : MOST_ROWS, row = 0;
  MvChartTable *table;

  if (answer == NULL)
    return NULL;
  rows.roles = mv_query_roles (answer, text);
  table = mv_chart_table_new (kind, *text->title != '\0' ? text->title : build->view->query);
  if (!mv_query_has_chart (&rows.roles, kind))
    {
      table->reason = g_strdup (_("The columns of the query do not make this kind of chart. Say in the SQL page which column is what."));
      return table;
    }
  name_axes (&rows, table);
  for (row = 0; row < answer->n_rows && table->rows->len < most; row++)
    if (is_drawn (&rows, row, kind))
      add_row (&rows, table, row);
  if (answer->n_rows == 0)
    table->reason = g_strdup (_("The query has no rows for these parameters."));
  if (row < answer->n_rows || answer->more)
    mv_chart_table_note (table, _("Only the first %u rows of the query are drawn."), row);
  mv_chart_table_note (table, "%s", _("Figures of your query: what they mean, and whether they may be compared, its SQL says."));
  return table;
}
