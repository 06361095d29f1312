/* The treemap of products between two countries: section of the Harmonised System, then chapter; sections of the SITC where nothing finer is known. */
#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/store/chart-products.h"

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

/* "HS:XV" of "XV Base metals"; the name without the numeral is the title. */
static const char *
section_code (const MvProductRow *product, const char **title)
{
  g_autofree char *code = NULL;
  const char *blank = product->section != NULL ? strchr (product->section, ' ') : NULL;

  *title = product->name;
  if (product->section == NULL)
    return product->product;
  if (blank == NULL || !g_str_has_prefix (product->product, "HS:") || strspn (product->section, "IVX") != (gsize) (blank - product->section))
    {
      *title = product->section;
      return g_str_has_prefix (product->product, "HS:") ? g_intern_static_string ("HS:0") : product->product;
    }
  code = g_strdup_printf ("HS:%.*s", (int) (blank - product->section), product->section);
  *title = blank + 1;
  return g_intern_string (code);
}

/* What the dataset has as the whole trade of the pair in that year: another source, said beside the sum. */
static gboolean
note_pair (const MvChartFlows *flows, MvChartTable *table, const char *home, const char *other, int year, double sum, GError **error)
{
  g_autoptr (GArray) rows = mv_chart_flows_of (flows->build->db, flows->measure->measure, "TOTAL", home, flows->outward, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
      g_autofree char *drawn = NULL, *whole = NULL;

      if (row->year != year || !g_str_equal (mv_chart_partner (flows, row), other) || isnan (row->value))
        continue;
      drawn = mv_number_short (sum, row->unit);
      whole = mv_number_short (row->value, row->unit);
      mv_chart_table_note (table, _("The products add up to %s; as a whole the trade of the pair is put at %s (%s)."), drawn, whole,
                           mv_build_publisher (flows->build, row->source_id));
    }
  return TRUE;
}

static void
add_product (const MvChartFlows *flows, MvChartTable *table, const MvProductRow *product)
{
  MvChartRow *row = mv_chart_flow_row (flows, table, &product->flow, TRUE);
  const char *title;

  row->series = section_code (product, &title);
  row->series_title = g_intern_string (mv_term (title));
  row->group = row->series;
  row->category = product->product;
  row->category_title = g_intern_string (mv_term (product->name));
  row->role = MV_ROLE_OTHER;
  row->rest = FALSE;
  row->low = row->high = NAN;
  g_free (row->ref);
  row->ref = g_strdup_printf ("flow:%s/%d/%s/%s/%s", flows->measure->measure, product->flow.year, product->flow.from, product->flow.to, product->product);
}

MvChartTable *
mv_chart_rows_product_treemap (MvChartFlows *flows, GError **error)
{
  static const char *const classifications[] = { MV_PRODUCTS_HS, MV_PRODUCTS_SITC };
  MvBuild *build = flows->build;
  const MvAtlasCountry *first = mv_atlas_country (build->atlas, build->focus[0]);
  const char *home = build->focus[first == NULL || !first->in_region], *other = build->focus[first != NULL && first->in_region];
  const char *home_name = mv_build_name (build, "country", home), *other_name = mv_build_name (build, "country", other);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TREEMAP, flows->what);
  double sum = 0;

  for (guint c = 0; c < G_N_ELEMENTS (classifications); c++)
    {
      g_autoptr (GArray) years = mv_chart_products_years (build->db, flows->measure->measure, classifications[c], home, other, flows->outward, 1, error), rows = NULL;
      int year;

      if (years == NULL)
        return NULL;
      if (years->len == 0)
        continue;
      year = nearest (years, build->view->year);
      rows = mv_chart_products_of (build->db, flows->measure->measure, classifications[c], home, other, flows->outward, year, error);
      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        {
          add_product (flows, table, &g_array_index (rows, MvProductRow, i));
          sum += isnan (g_array_index (rows, MvProductRow, i).flow.value) ? 0 : g_array_index (rows, MvProductRow, i).flow.value;
        }
      g_free (table->title);
      table->title = g_strdup_printf (flows->outward ? _("%s, %s to %s, by product, %d") : _("%s, %s from %s, by product, %d"), flows->what, home_name, other_name, year);
      if (!note_pair (flows, table, home, other, year, sum, error))
        return NULL;
      if (year != build->view->year)
        mv_chart_table_note (table, _("%d has no products for this pair: %d is shown."), build->view->year, year);
      break;
    }
  if (table->rows->len == 0)
    table->reason = g_strdup_printf (_("The dataset tells no products traded between %s and %s. It has them for Russia with four of the five, and for all pairs in 1995, 2005 and 2015."),
                                     home_name, other_name);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
