/* Facets of flows: groups of partners, products, values. A flow is one row of the year, or of the brushed years together. */
#include <string.h>

#include "app/base/text.h"
#include "app/scene/facets-private.h"
#include "app/scene/partners.h"
#include "app/scene/period.h"
#include "app/store/codes.h"
#include "app/view/group.h"

#define N_STEPS 4               /* between the values of the facet */

/* Does ROW leave or reach the focus as the view asks, from or to a partner within the extent? Totals do not. */
static gboolean
is_drawn (const MvFacetCount *count, const MvFlowRow *row)
{
  const MvView *view = count->build.view;
  gboolean outward = mv_build_in_focus ((MvBuild *) &count->build, row->from) && view->direction != MV_DIRECTION_IMPORT;
  gboolean inward = mv_build_in_focus ((MvBuild *) &count->build, row->to) && view->direction != MV_DIRECTION_EXPORT;

  if (g_str_equal (row->from, "WLD") || g_str_equal (row->to, "WLD"))
    return FALSE;
  return (outward && mv_facet_has_country (count, row->to)) || (inward && mv_facet_has_country (count, row->from));
}

/* --- partners ------------------------------------------------------------------------------------------------------------------------- */

/* The partners that pass the filters of values; interned. */
static GHashTable *
partners_of (const MvFacetCount *count, const GArray *rows)
{
  const MvView *view = count->build.view;
  GHashTable *partners = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (!is_drawn (count, row) || !mv_partners_value_passes (view, row))
        continue;
      if (mv_build_in_focus ((MvBuild *) &count->build, row->from) && view->direction != MV_DIRECTION_IMPORT && mv_facet_has_country (count, row->to))
        g_hash_table_add (partners, (gpointer) row->to);
      if (mv_build_in_focus ((MvBuild *) &count->build, row->to) && view->direction != MV_DIRECTION_EXPORT && mv_facet_has_country (count, row->from))
        g_hash_table_add (partners, (gpointer) row->from);
    }
  return partners;
}

/* Groups with none of the partners are not told, unless they are a person's own. */
static gboolean
count_group (MvFacetCount *count, MvFacet *facet, GHashTable *partners, const char *code, const char *definition, int role, GError **error)
{
  g_autoptr (MvView) with = mv_view_copy (count->build.view);
  MvBuild build = count->build;
  g_autoptr (GHashTable) members = NULL;
  MvFacetValue *value;
  GHashTableIter iter;
  gpointer iso3;
  guint n = 0;

  if (definition != NULL)
    mv_view_take_group (with, definition);
  build.view = with;
  members = mv_partners_of (&build, code, error);
  if (members == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &iso3, NULL))
    n += g_hash_table_contains (partners, iso3);
  if (n == 0)
    return TRUE;
  value = mv_facet_value (facet, code);
  value->role = role;
  value->count = n;
  if (definition != NULL)
    {
      g_autoptr (MvGroup) group = mv_group_parse (definition, NULL);

      value->title = g_strdup (group->name);
      value->definition = g_strdup (definition);
    }
  return TRUE;
}

/* The view's groups, then those offered whose codes it does not define. */
static gboolean
count_own_groups (MvFacetCount *count, MvFacet *facet, GHashTable *partners, GError **error)
{
  const MvView *given = count->given;

  for (guint i = 0; given->groups[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (given->groups[i], strcspn (given->groups[i], "="));

      if (!count_group (count, facet, partners, code, given->groups[i], -1, error))
        return FALSE;
    }
  for (guint i = 0; count->groups != NULL && count->groups[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (count->groups[i], strcspn (count->groups[i], "="));

      if (mv_view_group (given, code) == NULL && !count_group (count, facet, partners, code, count->groups[i], -1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
partner_facet (MvFacetCount *count, const GArray *rows, GError **error)
{
  g_autoptr (GHashTable) partners = partners_of (count, rows);
  g_autoptr (GArray) orgs = mv_codes_read (count->build.db, MV_CODE_ORGANISATION, error);
  MvFacet *facet = mv_facet_add (count, "partners", mv_view_filter_title ("partners"), MV_COUNTED_PARTNERS);
  g_auto (GStrv) chosen = mv_view_filter_codes (count->given, "partners");

  if (orgs == NULL || !count_group (count, facet, partners, "EU", NULL, MV_ROLE_EU, error)
      || !count_group (count, facet, partners, "GULF", NULL, MV_ROLE_GULF, error) || !count_own_groups (count, facet, partners, error))
    return FALSE;
  for (guint i = 0; i < orgs->len; i++)
    if (!count_group (count, facet, partners, g_array_index (orgs, MvCode, i).code, NULL, -1, error))
      return FALSE;
  for (guint i = 0; chosen[i] != NULL; i++)
    if (mv_facet_value (facet, chosen[i])->count == 0 && mv_atlas_country (count->build.atlas, chosen[i]) != NULL
        && !count_group (count, facet, partners, chosen[i], NULL, -1, error))
      return FALSE;
  mv_facet_finish (count, facet, TRUE);
  return TRUE;
}

/* --- products and values ---------------------------------------------------------------------------------------------------------------- */

/* Takes out of ROWS what is not drawn. */
static void
keep_drawn (const MvFacetCount *count, GArray *rows)
{
  for (guint i = rows->len; i > 0; i--)
    if (!is_drawn (count, &g_array_index (rows, MvFlowRow, i - 1)))
      g_array_remove_index (rows, i - 1);
}

static gboolean
product_facet (MvFacetCount *count, const MvMeasure *measure, GError **error)
{
  g_autoptr (GArray) products = mv_codes_read (count->build.db, MV_CODE_PRODUCT, error);
  g_autoptr (MvView) one = mv_view_copy (count->build.view);
  MvBuild build = count->build;
  MvFacet *facet = mv_facet_add (count, "product", mv_view_filter_title ("product"), MV_COUNTED_FLOWS);

  build.view = one;
  for (guint i = 0; products != NULL && i < products->len; i++)
    {
      const MvCode *product = &g_array_index (products, MvCode, i);
      g_autoptr (GArray) rows = NULL;
      gboolean summed;

      if (g_str_equal (product->code, "TOTAL"))
        continue;
      mv_text_set (&one->product, product->code);
      rows = mv_period_rows (&build, measure, &summed, error);
      if (rows == NULL || !mv_partners_limit (&build, rows, error))
        return FALSE;
      keep_drawn (count, rows);
      if (rows->len > 0)
        mv_facet_value (facet, product->code)->count = rows->len;
    }
  if (products == NULL)
    return FALSE;
  if (!g_str_equal (count->given->product, "TOTAL"))
    mv_facet_value (facet, count->given->product);
  mv_facet_finish (count, facet, TRUE);
  return TRUE;
}

/* Steps of ten up to the largest value. */
static void
add_steps (MvFacetCount *count, MvFacet *facet, double largest)
{
  g_auto (GStrv) chosen = mv_view_filter_codes (count->given, "value");
  double step = pow (10, floor (log10 (largest)) - N_STEPS + 1);
  g_autofree char *first = g_strdup_printf ("-%.15g", step);

  mv_facet_value (facet, first);
  for (int i = 0; i < N_STEPS; i++, step *= 10)
    {
      char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *code = g_strdup_printf ("%s-%s", g_ascii_formatd (low, sizeof low, "%.15g", step),
                                               i + 1 < N_STEPS ? g_ascii_formatd (high, sizeof high, "%.15g", step * 10) : "");

      mv_facet_value (facet, code);
    }
  if (chosen[0] != NULL)
    mv_facet_value (facet, chosen[0]);
}

static gboolean
value_facet (MvFacetCount *count, const GArray *all, GError **error)
{
  g_autoptr (MvView) wide = mv_view_copy (count->build.view);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvFlowRow));
  MvBuild build = count->build;
  MvFacet *facet = mv_facet_add (count, "value", mv_view_filter_title ("value"), MV_COUNTED_FLOWS);
  double largest = 0;

  wide->least = wide->below = 0;
  build.view = wide;
  g_array_append_vals (rows, all->data, all->len);      /* the notes stay with the others */
  if (!mv_partners_limit (&build, rows, error))
    return FALSE;
  keep_drawn (count, rows);
  for (guint i = 0; i < rows->len; i++)
    if (fabs (g_array_index (rows, MvFlowRow, i).value) > largest)
      largest = fabs (g_array_index (rows, MvFlowRow, i).value);
  if (largest > 0)
    add_steps (count, facet, largest);
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < facet->values->len; k++)
      {
        MvFacetValue *value = facet->values->pdata[k];

        if (mv_view_bounds_read (value->code, NULL, &wide->least, &wide->below))
          value->count += mv_partners_value_passes (wide, &g_array_index (rows, MvFlowRow, i));
      }
  mv_facet_finish (count, facet, FALSE);
  return TRUE;
}

gboolean
mv_facets_of_flows (MvFacetCount *count, GError **error)
{
  const MvView *view = count->build.view;
  g_autoptr (MvMeasure) measure = mv_measure_read (count->build.db, view->family, view->measure, error);
  g_autoptr (GArray) rows = NULL;
  gboolean summed;

  if (measure == NULL)
    return FALSE;
  rows = mv_period_rows (&count->build, measure, &summed, error);
  return rows != NULL && partner_facet (count, rows, error) && product_facet (count, measure, error) && value_facet (count, rows, error);
}
