#include "data/compiler/rules.h"

static const char *const date_columns[] = {
  "date", "since", "until", "founded", "dissolved", "opened", "as_of", "read_on", "status_as_of", "status_date", "start", "end",
  "period_start", "period_end", "page_date", "effective_date", NULL
};
static const char *const year_columns[] = { "year", "year_from", "year_to", "since", "until", "data_end", NULL };

gboolean
mv_rules_is_date (const MvColumn *column)
{
  return column->type == MV_CELL_TEXT && g_strv_contains (date_columns, column->name);
}

gboolean
mv_rules_is_year (const MvColumn *column)
{
  return column->type == MV_CELL_INTEGER
         && (g_str_has_suffix (column->name, "_year") || g_strv_contains (year_columns, column->name));
}

gboolean
mv_rules_keeps_blanks (const MvColumn *column)
{
  return g_str_equal (column->name, "prefix") || g_str_equal (column->name, "suffix");
}

const char *
mv_rules_identity (const char *table)
{
  return g_str_equal (table, "flow") ? "measure year from_iso3 to_iso3 product basis source_id" : NULL;
}

const MvSpan *
mv_rules_spans (guint *n)
{
  static const MvSpan spans[] = {
    { "since", "until" }, { "start", "end" }, { "founded", "dissolved" }, { "start_year", "end_year" },
    { "begin_year", "end_year" }, { "first_year", "last_year" }, { "year_from", "year_to" }, { "period_start", "period_end" },
    { "order_year", "delivery_year" }, { "low", "high" }, { "amount_low_usd", "amount_high_usd" },
  };

  *n = G_N_ELEMENTS (spans);
  return spans;
}

const MvList *
mv_rules_lists (guint *n)
{
  static const MvList lists[] = {
    { NULL, "iso3s", "country" }, { "project", "dup_of", "project" }, { "project", "part_of", "project" },
  };

  *n = G_N_ELEMENTS (lists);
  return lists;
}

const MvPosition *
mv_rules_positions (guint *n)
{
  static const MvPosition positions[] = {
    { "country", "lon", "lat", "iso3", NULL, NULL, NULL, NULL },
    { "country", "capital_lon", "capital_lat", "iso3", NULL, NULL, NULL, NULL },
    { "project", "lon", "lat", NULL, "project_country", "project_id", "location_precision", "borrower_office" },
    { "project_location", "lon", "lat", "iso3", NULL, NULL, NULL, NULL },
    { "project_allocation", "lon", "lat", "iso3", NULL, NULL, NULL, NULL },
    { "asset", "lon", "lat", "iso3s", NULL, NULL, NULL, NULL },
    { "mission", "lon", "lat", "host_iso3", NULL, NULL, NULL, NULL },
    { "air_airport", "lon", "lat", "iso3", NULL, NULL, NULL, NULL },
  };

  *n = G_N_ELEMENTS (positions);
  return positions;
}

const MvOwnSource *
mv_rules_own_source (const char *table)
{
  static const MvOwnSource sources[] = {
    { "project", "location_source_id", "lon lat location_source location_source_id", "location_precision", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].table, table))
      return &sources[i];
  return NULL;
}
