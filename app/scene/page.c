#include "app/scene/page-writer.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/store/attach.h"

static void
write_page (MvPageWriter *writer)
{
  static const struct { const char *page; void (*write) (MvPageWriter *); } pages[] = {
    { "country", mv_page_write_country }, { "pair", mv_page_write_pair }, { "project", mv_page_write_project }
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].page, writer->model->page))
      pages[i].write (writer);
}

/* After one full stop, also where WORDS end with one. */
static void
add_sentence (GString *words, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append (words, g_str_has_suffix (words->str, ".") ? " " : ". ");
  g_string_append (words, text);
}

/* "Publisher: title, edition. Licence. address" */
static char *
source_words (const MvSourceText *source)
{
  GString *words = g_string_new (NULL);

  if (source->publisher != NULL)
    g_string_append_printf (words, "%s: ", source->publisher);
  g_string_append (words, source->title);
  if (source->edition != NULL)
    g_string_append_printf (words, ", %s", source->edition);
  add_sentence (words, source->licence);
  add_sentence (words, source->url);
  return g_string_free (words, FALSE);
}

static gboolean
list_sources (MvPageWriter *writer)
{
  g_autoptr (GPtrArray) sources = NULL;
  GPtrArray *ids = writer->report.source_ids;

  g_ptr_array_add (ids, NULL);
  sources = mv_report_sources (writer->report.db, (const char *const *) ids->pdata, mv_page_failure (writer));
  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (writer->model->sources, source_words (sources->pdata[i]));
  g_free (writer->model->source_ids);
  writer->model->source_ids = g_memdup2 (ids->pdata, ids->len * sizeof (gpointer));
  return TRUE;
}

MvPageModel *
mv_page_build (MvDb *db, MvAtlas *atlas, const MvView *view, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvPageModel) model = NULL;
  g_autoptr (MvReport) report = g_new0 (MvReport, 1);
  g_autoptr (GPtrArray) source_ids = g_ptr_array_new ();
  g_autoptr (GHashTable) sparks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  MvPageWriter writer = { .report = { .db = db, .atlas = atlas, .view = view, .report = report, .source_ids = source_ids },
                          .cancellable = cancellable, .sparks = sparks };

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL && *view->page != '\0', NULL);

  mv_guard_work ("page");
  mv_db_set_cancellable (db, cancellable);
  if (!mv_store_set_origin (db, view->origin, error))
    return NULL;
  writer.model = model = mv_page_model_new (view->page);
  write_page (&writer);
  if (!mv_page_failed (&writer))
    {
      mv_page_take (&writer);
      mv_page_model_tidy (model);
      model->title = g_strdup (report->title != NULL ? report->title : "");
      model->subtitle = g_strdup (report->subtitle);
      list_sources (&writer);
    }
  mv_db_set_cancellable (db, NULL);
  if (!mv_page_failed (&writer))
    return g_steal_pointer (&model);
  g_propagate_error (error, g_steal_pointer (&writer.report.error));
  return NULL;
}

/* --- where a link leads --------------------------------------------------------------------------------------------------------------- */

/* The two ends of flow:goods/2023/KAZ/CHN/TOTAL or link:treaty/KAZ/RUS, when both are countries that a page can tell of. */
static gboolean
read_pair (const char *ref, char **from, char **to)
{
  g_auto (GStrv) parts = g_strsplit (ref, "/", -1);
  guint first = g_str_has_prefix (ref, "flow:") ? 2 : 1;

  if (!(g_str_has_prefix (ref, "flow:") || g_str_has_prefix (ref, "link:")) || g_strv_length (parts) < first + 2)
    return FALSE;
  if (g_str_equal (parts[first], "WLD") || g_str_equal (parts[first + 1], "WLD") || g_str_equal (parts[first], parts[first + 1]))
    return FALSE;
  *from = g_strdup (parts[first]);
  *to = g_strdup (parts[first + 1]);
  return TRUE;
}

gboolean
mv_page_has (const char *ref)
{
  g_autofree char *from = NULL, *to = NULL;

  return g_str_has_prefix (ref, "country:") || g_str_has_prefix (ref, "project:") || read_pair (ref, &from, &to);
}

MvView *
mv_page_view (const MvView *view, const char *ref)
{
  MvView *page = mv_view_copy (view);
  g_autofree char *from = NULL, *to = NULL;

  if (g_str_has_prefix (ref, "country:"))
    {
      mv_view_set_list (&page->focus, (const char *const[]) { ref + strlen ("country:"), NULL });
      mv_text_set (&page->page, "country");
    }
  else if (read_pair (ref, &from, &to))
    {
      mv_view_set_list (&page->focus, (const char *const[]) { from, NULL });
      mv_text_set (&page->with, to);
      mv_text_set (&page->page, "pair");
    }
  else if (g_str_has_prefix (ref, "project:"))
    mv_text_set (&page->page, "project");
  mv_text_set (&page->select, ref);
  return page;
}
