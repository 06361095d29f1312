#include "app/plan/choropleth-plan.h"

#include "app/base/text.h"

MvMark *
mv_choropleth_mark (const char *iso3, const char *title, const char *detail, double value, double low, double high)
{
  g_autofree char *ref = g_strconcat ("country:", iso3, NULL);
  MvMark *mark = mv_mark_new (MV_MARK_AREA, ref);

  g_return_val_if_fail (high > low, mark);
  mark->title = g_strdup (title);
  mark->detail = g_strdup (detail);
  mark->key = g_intern_string (iso3);
  mark->value = value;
  mark->order = isnan (value) ? -1 : value;
  mark->paint = isnan (value) ? MV_PAINT_NO_DATA : MV_PAINT_SEQUENTIAL;
  mark->tone = isnan (value) ? 0 : CLAMP ((value - low) / (high - low), 0, 1);
  return mark;
}

void
mv_choropleth_ramp (MvLegend *legend, const char *label, double low, double high, gboolean has_gaps)
{
  MvLegendItem *item = mv_legend_add (legend, MV_LEGEND_RAMP, label, NULL);

  item->paint = MV_PAINT_SEQUENTIAL;
  item->low = low;
  item->high = high;
  if (has_gaps)
    mv_legend_add (legend, MV_LEGEND_AREA, _("No data"), NULL)->paint = MV_PAINT_NO_DATA;
}
