/* Two indicators of the focus against each other, with a third as size, over the view's period or the twenty years before its year. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/store/indicators.h"

#define YEARS_BACK 20
#define DEFAULT_X "NY.GDP.PCAP.PP.CD"
#define DEFAULT_Y "SP.DYN.LE00.IN"
#define DEFAULT_SIZE "SP.POP.TOTL"

typedef struct { MvIndicator *x, *y, *size; } Measures;

static void
measures_clear (Measures *measures)
{
  g_clear_pointer (&measures->x, mv_indicator_free);
  g_clear_pointer (&measures->y, mv_indicator_free);
  g_clear_pointer (&measures->size, mv_indicator_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Measures, measures_clear)

static MvIndicator *
read_one (MvBuild *build, const char *chosen, const char *otherwise, GError **error)
{
  return mv_indicator_read (build->db, *chosen != '\0' ? chosen : otherwise, error);
}

static double
value_in (const GArray *values, int year)
{
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, MvIndicatorValue, i).year == year)
      return g_array_index (values, MvIndicatorValue, i).value;
  return NAN;
}

/* The trail of ISO3; a row that says so when it has none. */
static gboolean
add_country (MvBuild *build, MvChartTable *table, const Measures *measures, const char *iso3, int from, int to, GError **error)
{
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);
  g_autoptr (GArray) x = mv_indicator_values (build->db, measures->x->code, iso3, error);
  g_autoptr (GArray) y = x != NULL ? mv_indicator_values (build->db, measures->y->code, iso3, error) : NULL;
  g_autoptr (GArray) size = y != NULL ? mv_indicator_values (build->db, measures->size->code, iso3, error) : NULL;
  gboolean known = FALSE;

  if (size == NULL)
    return FALSE;
  for (int year = from; year <= to + 1; year++)
    {
      double across = year <= to ? value_in (x, year) : NAN, up = year <= to ? value_in (y, year) : NAN;
      g_autofree char *words = g_strdup_printf ("%d", year);
      MvChartRow *row;

      /* After the last year comes the row that says there was none. */
      if ((isnan (across) || isnan (up)) && (year <= to || known))
        continue;
      row = mv_chart_table_add (table);
      row->series = iso3;
      row->series_title = mv_build_name (build, "country", iso3);
      row->role = country != NULL ? country->role : MV_ROLE_OTHER;
      row->unit = measures->size->unit;
      g_free (row->ref);
      row->ref = g_strconcat ("country:", iso3, NULL);
      if (year > to)
        {
          row->state = MV_CHART_NOT_REPORTED;
          row->note = g_strdup (_("no year with both indicators"));
          break;
        }
      row->category = row->category_title = g_intern_string (words);
      row->x = across;
      row->y = up;
      row->value = value_in (size, year);
      row->state = MV_CHART_KNOWN;
      row->source_id = measures->x->source_id;
      row->publisher = g_intern_string (mv_build_publisher (build, measures->x->source_id));
      known = TRUE;
    }
  return TRUE;
}

/* Says which countries have gaps in their trail. */
static void
note_gaps (MvChartTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 1; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i), *before = row - 1;

      if (row->series != before->series || row->series == last || g_ascii_strtoll (row->category, NULL, 10) - g_ascii_strtoll (before->category, NULL, 10) <= 1)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", row->series_title);
      last = row->series;
    }
  if (names->len > 0)
    mv_chart_table_note (table, _("Trails break where a year is missing: %s."), names->str);
}

MvChartTable *
mv_chart_rows_scatter (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_auto (Measures) measures = { NULL };
  g_autoptr (MvChartTable) table = NULL;
  g_autofree char *title = NULL;
  int to = view->period_from > 0 ? view->period_to : view->year, from = view->period_from > 0 ? view->period_from : to - YEARS_BACK;
  gboolean known = FALSE;

  if ((measures.x = read_one (build, view->chart_x, DEFAULT_X, error)) == NULL
      || (measures.y = read_one (build, view->chart_y, DEFAULT_Y, error)) == NULL
      || (measures.size = read_one (build, view->chart_size, DEFAULT_SIZE, error)) == NULL)
    return NULL;
  title = g_strdup_printf (_("%s and %s, %d–%d"), measures.x->name, measures.y->name, from, to);
  table = mv_chart_table_new (MV_CHART_SCATTER, title);
  table->x_title = g_strdup (measures.x->name);
  table->y_title = g_strdup (measures.y->name);
  table->value_title = g_strdup (measures.size->name);
  table->x_unit = measures.x->unit;
  table->y_unit = measures.y->unit;
  table->unit = measures.size->unit;
  for (guint i = 0; build->focus[i] != NULL; i++)
    if (!add_country (build, table, &measures, build->focus[i], from, to, error))
      return NULL;
  for (guint i = 0; i < table->rows->len; i++)
    known |= g_array_index (table->rows, MvChartRow, i).state == MV_CHART_KNOWN;
  if (!known)
    {
      g_array_set_size (table->rows, 0);
      table->reason = g_strdup (_("No country of the focus has both indicators in these years. Choose other indicators, years or countries."));
    }
  mv_chart_table_source (table, measures.y->source_id, mv_build_publisher (build, measures.y->source_id));
  mv_chart_table_source (table, measures.size->source_id, mv_build_publisher (build, measures.size->source_id));
  note_gaps (table);
  return g_steal_pointer (&table);
}
