#include "app/exchange/table.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/paint/chart.h"
#include "app/scene/report.h"

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;

  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &failure))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The table is not written: %s. Choose another place."), failure->message);
  return FALSE;
}

/* What a reader of the rows must know: how many, on which scale, with which notes, from whom. */
static char *
describe (MvDb *db, const MvChart *chart, const MvView *view, GError **error)
{
  g_autoptr (GPtrArray) sources = mv_report_sources (db, (const char *const *) chart->source_ids, error);
  g_autofree char *link = mv_view_text (view);
  GString *text;

  if (sources == NULL)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n%s\n\n%s\n\n%s\n\n", chart->title, chart->subtitle, chart->sentence, link);
  g_string_append_printf (text, ngettext_ ("%u row", "%u rows", chart->n_cells_rows), chart->n_cells_rows);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < chart->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) chart->notes->pdata[i]);
  g_string_append_printf (text, "\n%s\n", _("Sources"));
  for (guint i = 0; i < sources->len; i++)
    {
      const MvSourceText *source = sources->pdata[i];

      g_string_append_printf (text, "%s: %s%s%s (%s)\n", source->source_id, source->publisher != NULL ? source->publisher : "",
                              source->publisher != NULL ? ": " : "", source->title, source->licence);
    }
  return g_string_free (text, FALSE);
}

gboolean
mv_table_write (MvDb *db, const MvChart *chart, const MvView *view, const char *path, GError **error)
{
  g_autofree char *said = NULL, *csv = NULL, *about = NULL, *stem = NULL, *beside = NULL;

  g_return_val_if_fail (db != NULL && chart != NULL && view != NULL && path != NULL && g_str_has_suffix (path, ".csv"), FALSE);

  mv_guard_work ("table");
  said = mv_chart_csv (chart);
  csv = mv_text_plain (said);
  about = describe (db, chart, view, error);
  stem = g_strndup (path, strlen (path) - strlen (".csv"));
  beside = g_strconcat (stem, "-sources.txt", NULL);
  return about != NULL && write_text (path, csv, error) && write_text (beside, about, error);
}

MvChartKind
mv_table_chart_of (const MvView *view)
{
  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    if (view->charts == 1u << kind && !view->has_camera)
      return kind;
  return MV_N_CHARTS;
}

gboolean
mv_table_render (MvDb *db, MvScene *scene, const char *path, GError **error)
{
  MvChartKind kind = mv_table_chart_of (scene->view);
  g_autoptr (MvChart) chart = NULL;

  if (kind == MV_N_CHARTS)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("A table is written of one chart. Add chart=line, or another kind, to the view."));
      return FALSE;
    }
  chart = mv_chart_build (db, scene->atlas, scene->view, kind, 1600, 1000, error);
  return chart != NULL && mv_table_write (db, chart, scene->view, path, error);
}
