/* The Sankey: who sends what to whom. Three steps in years whose rows tell product and partner together, two steps elsewhere. */
#include <math.h>

#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/scene/partners.h"
#include "app/store/chart-products.h"

#define N_LEAST 10      /* partners with products: fewer are the declarations of a few, not the trade of a country */

static int
nearest (const GArray *years, int wanted)
{
  int best = 0;

  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);

      if (best == 0 || abs (year - wanted) < abs (best - wanted))
        best = year;
    }
  return best;
}

/* "1995, 2005 and 2015" or "2000–2020". */
static char *
say_years (const GArray *years)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      guint end = i;

      while (end + 1 < years->len && g_array_index (years, int, end + 1) == g_array_index (years, int, end) + 1)
        end++;
      g_string_append_printf (text, "%s%d", text->len > 0 ? ", " : "", g_array_index (years, int, i));
      if (end > i)
        g_string_append_printf (text, "–%d", g_array_index (years, int, end));
      i = end;
    }
  return g_string_free (text, FALSE);
}

static void
set_group (const MvChartFlows *flows, MvChartRow *row, const char *iso3)
{
  row->group = iso3;
  row->group_title = mv_build_name (flows->build, "country", iso3);
  row->low = row->high = NAN;
}

/* The published totals beside which the rows may be read; they come from other sources and are not drawn. */
static gboolean
note_total (const MvChartFlows *flows, MvChartTable *table, const char *iso3, int year, double sum, GError **error)
{
  g_autoptr (GArray) rows = mv_chart_flows_of (flows->build->db, flows->measure->measure, "TOTAL", iso3, flows->outward, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
      g_autofree char *drawn = NULL, *published = NULL;

      if (row->year != year || !g_str_equal (mv_chart_partner (flows, row), "WLD") || isnan (row->value))
        continue;
      drawn = mv_number_short (sum, row->unit);
      published = mv_number_short (row->value, row->unit);
      mv_chart_table_note (table, _("%s: the products drawn add up to %s; the published total is %s (%s)."), mv_build_name (flows->build, "country", iso3), drawn,
                           published, mv_build_publisher (flows->build, row->source_id));
    }
  return TRUE;
}

static gboolean
add_products (const MvChartFlows *flows, MvChartTable *table, const char *iso3, int year, GError **error)
{
  g_autoptr (GArray) rows = mv_chart_products_of (flows->build->db, flows->measure->measure, MV_PRODUCTS_SITC, iso3, NULL, flows->outward, year, error);
  g_autoptr (GHashTable) partners = rows != NULL ? mv_partners_all (flows->build, error) : NULL;
  double sum = 0;

  for (guint i = 0; partners != NULL && i < rows->len; i++)
    {
      const MvProductRow *product = &g_array_index (rows, MvProductRow, i);
      MvChartRow *row;

      if (!mv_partners_pass (flows->build, partners, &product->flow))
        continue;
      row = mv_chart_flow_row (flows, table, &product->flow, TRUE);
      set_group (flows, row, iso3);
      row->category = product->product;
      row->category_title = g_intern_string (mv_term (product->name));
      g_free (row->ref);
      row->ref = g_strdup_printf ("flow:%s/%d/%s/%s/%s", flows->measure->measure, year, product->flow.from, product->flow.to, product->product);
      sum += isnan (product->flow.value) ? 0 : product->flow.value;
    }
  return partners != NULL && (rows->len == 0 || note_total (flows, table, iso3, year, sum, error));
}

static MvChartTable *
three_steps (const MvChartFlows *flows, const GArray *years, GError **error)
{
  MvBuild *build = flows->build;
  int year = nearest (years, build->view->year);
  g_autofree char *who = mv_chart_who (flows);
  g_autofree char *subject = mv_chart_flows_subject (flows, who);
  g_autofree char *title = g_strdup_printf (_("%s by product and partner, %d"), subject, year);
  g_autofree char *known = say_years (years);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_SANKEY, title);

  for (guint i = 0; build->focus[i] != NULL; i++)
    if (!add_products (flows, table, build->focus[i], year, error))
      return NULL;
  mv_chart_table_note (table, _("Products by partner are in the dataset for %s only: sections of the SITC, estimates of one source for all partners."), known);
  if (year != build->view->year)
    mv_chart_table_note (table, _("%d has none: %d is shown."), build->view->year, year);
  return g_steal_pointer (&table);
}

static int
nearest_whole (const MvChartFlows *flows, const GArray *rows, const GArray *coverage)
{
  for (int away = 0; away <= MV_VIEW_LAST - MV_VIEW_FIRST; away++)
    for (int side = -1; side <= 1; side += 2)
      if (mv_chart_year_whole (flows, rows, coverage, mv_chart_flows_year (flows) + side * away))
        return mv_chart_flows_year (flows) + side * away;
  return 0;
}

static MvChartTable *
two_steps (const MvChartFlows *flows, const GArray *rows, int year, const GArray *product_years, const char *reason)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autofree char *subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  g_autofree char *years = mv_chart_flows_years (flows, year), *title = g_strdup_printf (_("%s by partner, %s"), subject, years);
  MvChartTable *table = mv_chart_table_new (MV_CHART_SANKEY, title);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *flow = &g_array_index (rows, MvFlowRow, i);

      if (flow->year == year && !isnan (flow->value) && !g_str_equal (mv_chart_partner (flows, flow), "WLD"))
        set_group (flows, mv_chart_flow_row (flows, table, flow, TRUE), iso3);
    }
  mv_chart_flows_mark_sums (flows, table, 0);
  mv_chart_flows_note_period (flows, table, year, reason);
  if (product_years->len > 0 && !flows->summed)
    {
      g_autofree char *known = say_years (product_years);

      mv_chart_table_note (table, _("What was traded is not known by partner in %d; the dataset tells products by partner for %s."), year, known);
    }
  if (year != mv_chart_flows_year (flows))
    mv_chart_table_note (table, _("%d has no complete list of partners: that of %d is shown."), build->view->year, year);
  return table;
}

/* The years in which each of the focus has products by partner. int; NULL on an error. */
static GArray *
find_product_years (const MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  g_autoptr (GArray) years = mv_chart_products_years (build->db, flows->measure->measure, MV_PRODUCTS_SITC, build->focus[0], NULL, flows->outward, N_LEAST, error);

  for (guint i = 1; years != NULL && build->focus[i] != NULL; i++)
    {
      g_autoptr (GArray) others = mv_chart_products_years (build->db, flows->measure->measure, MV_PRODUCTS_SITC, build->focus[i], NULL, flows->outward, N_LEAST, error);

      if (others == NULL)
        return NULL;
      for (guint k = years->len; k-- > 0;)
        {
          gboolean shared = FALSE;

          for (guint j = 0; j < others->len; j++)
            shared |= g_array_index (others, int, j) == g_array_index (years, int, k);
          if (!shared)
            g_array_remove_index (years, k);
        }
    }
  return g_steal_pointer (&years);
}

MvChartTable *
mv_chart_rows_sankey (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  gboolean own = mv_chart_is_own (flows), total = g_str_equal (build->view->product, "TOTAL"), one = build->focus[1] == NULL;
  g_autoptr (GArray) product_years = total && !own ? find_product_years (flows, error) : g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) rows = product_years != NULL ? mv_chart_flows_read (flows, build->focus[0], error)
                                                  : NULL;
  g_autoptr (GArray) coverage = rows != NULL ? mv_chart_coverage_of (build->db, flows->measure->measure, build->focus[0], flows->outward, error) : NULL;
  g_autoptr (MvChartTable) table = NULL;
  g_autofree char *reason = NULL;
  int whole, by_product;

  if (coverage != NULL && one && total && !own)
    rows = mv_chart_flows_sum_whole (flows, g_steal_pointer (&rows), coverage, &reason, error);
  if (rows == NULL || coverage == NULL)
    return NULL;
  whole = one && total ? nearest_whole (flows, rows, coverage) : 0;
  by_product = nearest (product_years, build->view->year);
  /* The brushed years can be added up by partner, while products are known for single years. */
  if (own)
    table = mv_chart_own_partners (flows, MV_CHART_SANKEY, error);
  else if ((by_product == build->view->year && !flows->summed) || (whole == 0 && by_product != 0))
    table = three_steps (flows, product_years, error);
  else if (whole != 0)
    table = two_steps (flows, rows, whole, product_years, reason);
  else
    {
      table = mv_chart_table_new (MV_CHART_SANKEY, flows->what);
      table->reason = g_strdup (one ? _("No year has a complete list of partners: nothing may be added up. Lines and bars show the partners one by one.")
                                    : _("Choose one country: sums of several come from several sources."));
    }
  if (table == NULL)
    return NULL;
  table->inward = !flows->outward;
  table->most = build->view->top > 0 ? (guint) build->view->top : 0;
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
