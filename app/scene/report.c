#include "app/scene/report-writer.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/store/attach.h"
#include "app/store/sources.h"

void
mv_source_text_free (MvSourceText *text)
{
  g_free (text->source_id);
  g_free (text->title);
  g_free (text->publisher);
  g_free (text->edition);
  g_free (text->licence);
  g_free (text->redistribution);
  g_free (text->citation);
  g_free (text->url);
  g_free (text->note);
  g_free (text->read_on);
  g_free (text);
}

GPtrArray *
mv_report_sources (MvDb *db, const char *const *ids, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_source_text_free);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      MvSourceRow row;
      GError *failure = NULL;

      if (mv_source_read (db, ids[i], &row, &failure))
        {
          /* The row's texts change hands. */
          MvSourceText *text = g_new0 (MvSourceText, 1);
          *text = (MvSourceText) { row.source_id, row.title, row.publisher, row.edition, row.licence, row.redistribution, row.citation,
                                   row.url, row.note, row.read_on };
          g_ptr_array_add (sources, text);
        }
      else if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
    }
  return g_steal_pointer (&sources);
}

void
mv_report_free (MvReport *report)
{
  if (report == NULL)
    return;
  g_free (report->ref);
  g_free (report->title);
  g_free (report->subtitle);
  g_clear_pointer (&report->sections, g_ptr_array_unref);
  g_clear_pointer (&report->sources, g_ptr_array_unref);
  g_free (report);
}

static void
drop_empty_sections (GPtrArray *sections)
{
  for (guint i = sections->len; i > 0; i--)
    if (((MvReportSection *) sections->pdata[i - 1])->figures->len == 0)
      g_ptr_array_remove_index (sections, i - 1);
}

static gboolean
write_report (MvReportWriter *writer, const char *ref, GError **error)
{
  static const struct { const char *kind; void (*write) (MvReportWriter *, const char *); } kinds[] = {
    { "country", mv_report_write_country }, { "flow", mv_report_write_flow }, { "project", mv_report_write_project },
    { "asset", mv_report_write_asset }, { "organisation", mv_report_write_organisation }, { "link", mv_report_write_link },
    { "place", mv_report_write_place }, { "region", mv_report_write_region }, { "event", mv_report_write_event }
  };
  const char *colon = strchr (ref, ':');
  gsize length = colon != NULL ? (gsize) (colon - ref) : 0;

  for (guint i = 0; colon != NULL && colon[1] != '\0' && i < G_N_ELEMENTS (kinds); i++)
    if (strlen (kinds[i].kind) == length && strncmp (kinds[i].kind, ref, length) == 0)
      {
        kinds[i].write (writer, colon + 1);
        if (writer->error != NULL)
          g_propagate_error (error, g_steal_pointer (&writer->error));
        else
          return TRUE;
        return FALSE;
      }
  g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND,
               _("“%s” names nothing a report can be written on. Write kind:code, as country:KAZ or flow:goods/2023/KAZ/CHN/TOTAL."), ref);
  return FALSE;
}

MvReport *
mv_report_build (MvDb *db, MvAtlas *atlas, const char *ref, const MvView *view, GError **error)
{
  g_autoptr (MvView) start = NULL;
  g_autoptr (MvReport) report = g_new0 (MvReport, 1);
  g_autoptr (GPtrArray) source_ids = g_ptr_array_new ();
  MvReportWriter writer = { .db = db, .atlas = atlas, .view = view, .report = report, .source_ids = source_ids };

  g_return_val_if_fail (db != NULL && atlas != NULL && ref != NULL, NULL);

  mv_guard_work ("report");
  if (view == NULL)
    writer.view = start = mv_view_new ();
  if (!mv_store_set_origin (db, writer.view->origin, error))
    return NULL;
  report->ref = g_strdup (ref);
  mv_report_section (&writer, NULL);
  if (!write_report (&writer, ref, error))
    return NULL;
  drop_empty_sections (report->sections);
  g_ptr_array_add (source_ids, NULL);
  report->sources = mv_report_sources (db, (const char *const *) source_ids->pdata, error);
  return report->sources != NULL ? g_steal_pointer (&report) : NULL;
}

static void
write_figure (GString *text, const MvFigure *figure, const char *indent)
{
  g_string_append_printf (text, "%s%s: %s\n", indent, figure->label, figure->value);
  if (figure->detail != NULL)
    g_string_append_printf (text, "%s    %s\n", indent, figure->detail);
  if (figure->note != NULL)
    g_string_append_printf (text, _("%s    Note: %s\n"), indent, figure->note);
  if (figure->source_id != NULL)
    g_string_append_printf (text, _("%s    Source: %s\n"), indent, figure->source_id);
  for (guint i = 0; figure->others != NULL && i < figure->others->len; i++)
    write_figure (text, figure->others->pdata[i], "    ");
}

static void
write_source (GString *text, const MvSourceText *source)
{
  g_string_append_printf (text, "  %s: %s\n", source->source_id, source->title);
  if (source->publisher != NULL || source->edition != NULL)
    g_string_append_printf (text, "    %s%s%s\n", source->publisher != NULL ? source->publisher : "",
                            source->publisher != NULL && source->edition != NULL ? ", " : "", source->edition != NULL ? source->edition : "");
  g_string_append_printf (text, _("    Licence: %s\n"), source->licence);
  if (source->url != NULL)
    g_string_append_printf (text, "    %s\n", source->url);
}

char *
mv_report_text (const MvReport *report)
{
  GString *text = g_string_new (report->title);

  g_string_append_c (text, '\n');
  if (report->subtitle != NULL)
    g_string_append_printf (text, "%s\n", report->subtitle);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const MvReportSection *section = report->sections->pdata[i];

      g_string_append_c (text, '\n');
      if (section->title != NULL)
        g_string_append_printf (text, "%s\n", section->title);
      for (guint k = 0; k < section->figures->len; k++)
        write_figure (text, section->figures->pdata[k], "  ");
    }
  if (report->sources->len > 0)
    g_string_append_printf (text, "\n%s\n", _("Sources"));
  for (guint i = 0; i < report->sources->len; i++)
    write_source (text, report->sources->pdata[i]);
  return g_string_free (text, FALSE);
}
