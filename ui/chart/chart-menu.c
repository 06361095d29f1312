#include "ui/chart/chart-menu.h"

#include "app/base/text.h"

/* How a matrix can stand besides by the column or row of a head: for who has no pointer. */
static void
fill_sorting (GMenu *sorting, MvChartKind kind)
{
  static const struct { const char *label, *action, *by; } entries[] = {
    { N_("Rows by _Size"), "chart.sort", "" }, { N_("Rows by _Name"), "chart.sort", "name" }, { N_("Columns as They _Come"), "chart.across", "" },
    { N_("Columns by N_ame"), "chart.across", "name" }
  };

  g_menu_remove_all (sorting);
  for (guint i = 0; kind == MV_CHART_MATRIX && i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "s", entries[i].by);
      g_menu_append_item (sorting, item);
    }
}

/* One entry a series. */
static void
fill_series (GMenu *menu, MvChartCanvas *canvas)
{
  const MvChart *chart = mv_chart_canvas_get_chart (canvas);

  g_menu_remove_all (menu);
  if (mv_chart_canvas_n_hidden (canvas) > 0)
    g_menu_append (menu, _("Show _All"), "chart.show-all");
  for (guint i = 0; chart != NULL && chart->series->len > 1 && i < chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (chart->series, MvChartSeries, i);
      gboolean hidden = mv_chart_canvas_is_hidden (canvas, series->series);
      g_autofree char *label = g_strdup_printf (hidden ? _("Show %s") : _("Hide %s"), series->title);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "chart.series", "s", series->series);
      g_menu_append_item (menu, item);
    }
}

void
mv_chart_menu_fill (GMenu *series, GMenu *sorting, MvChartCanvas *canvas, MvChartKind kind)
{
  g_return_if_fail (G_IS_MENU (series) && G_IS_MENU (sorting) && MV_IS_CHART_CANVAS (canvas));

  fill_series (series, canvas);
  fill_sorting (sorting, kind);
}

GMenu *
mv_chart_menu_new (GMenu *series, GMenu *sorting)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) copying = g_menu_new (), saving = g_menu_new (), placing = g_menu_new (), limiting = g_menu_new ();

  g_menu_append (copying, _("Copy _Value"), "chart.copy-value");
  g_menu_append (copying, _("Copy as _CSV"), "chart.copy-csv");
  g_menu_append (saving, _("View as _Table or Chart"), "chart.table");
  g_menu_append (saving, _("_Save as PNG, SVG, PDF or CSV…"), "chart.save");
  g_menu_append (copying, _("View the S_ources"), "chart.sources");
  g_menu_append (placing, _("Move _Forward"), "chart.move(-1)");
  g_menu_append (placing, _("Move _Back"), "chart.move(1)");
  g_menu_append (placing, _("Open in a _Window"), "chart.pop-out");
  g_menu_append (placing, _("C_lose the Chart"), "chart.close");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));
  g_menu_append (limiting, _("_Limit Charts to the Selection or Show All"), "win.limit-charts");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (limiting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sorting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (placing));
  g_menu_append_submenu (menu, _("S_eries"), G_MENU_MODEL (series));
  return menu;
}
