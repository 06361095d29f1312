#include "app/exchange/view-file.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/paint/page.h"
#include "app/store/info.h"

#define NAMED_MOST 4            /* figures told one by one */
#define HASH_SHOWN 8            /* characters of a hash that a person compares */

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const MvMark *one = *(const MvMark *const *) a, *other = *(const MvMark *const *) b;

  return one->order != other->order ? (one->order < other->order) - (one->order > other->order) : strcmp (one->ref, other->ref);
}

MvViewFile *
mv_view_file_from_scene (MvDb *db, MvScene *scene, const char *name, const char *note, GError **error)
{
  g_autoptr (MvInfo) info = NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  MvViewFile *file;

  g_return_val_if_fail (db != NULL && scene != NULL && name != NULL, NULL);

  mv_guard_work ("query");
  if ((info = mv_info_read (db, error)) == NULL)
    return NULL;
  file = g_new0 (MvViewFile, 1);
  file->name = g_strdup (name);
  file->note = g_strdup (note);
  file->sentence = g_strdup (scene->title);
  file->edition = g_strdup (info->edition);
  file->dataset = g_strdup (info->built_from);
  file->view = mv_view_copy (scene->view);
  file->marks = scene->marks->len;
  file->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_view_figure_free);
  g_ptr_array_extend (marks, scene->marks, NULL, NULL);
  g_ptr_array_sort (marks, compare_order);
  for (guint i = 0; i < marks->len && file->figures->len < MV_VIEW_FIGURES_MOST; i++)
    {
      const MvMark *mark = marks->pdata[i];

      if (*mark->ref != '\0' && mark->title != NULL && mark->detail != NULL)
        {
          g_autofree char *title = mv_text_plain (mark->title), *detail = mv_text_plain (mark->detail);

          g_ptr_array_add (file->figures, mv_view_figure_new (mark->ref, title, detail));
        }
    }
  return file;
}

/* The detail of each mark and listed thing by its ref, which is borrowed from SCENE. */
static GHashTable *
collect_details (const MvScene *scene)
{
  GHashTable *details = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GPtrArray *lists[] = { scene->marks, scene->listed };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i] != NULL && k < lists[i]->len; k++)
      {
        const MvMark *mark = lists[i]->pdata[k];

        if (*mark->ref != '\0')
          g_hash_table_insert (details, mark->ref, mv_text_plain (mark->detail != NULL ? mark->detail : ""));
      }
  return details;
}

/* "A: x, now y; B: x, now y; and 3 more" */
static void
list_some (GString *text, GPtrArray *items)
{
  for (guint i = 0; i < MIN (items->len, NAMED_MOST); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) items->pdata[i]);
  if (items->len > NAMED_MOST)
    {
      guint more = items->len - NAMED_MOST;
      g_autofree char *rest = g_strdup_printf (ngettext_ ("and %u more", "and %u more", more), more);

      g_string_append_printf (text, "; %s", rest);
    }
  g_string_append_c (text, '.');
}

static void
tell_differences (GString *text, const MvViewFile *file, const MvScene *scene)
{
  g_autoptr (GHashTable) details = collect_details (scene);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free), other = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; file->figures != NULL && i < file->figures->len; i++)
    {
      const MvViewFigure *figure = file->figures->pdata[i];
      const char *now = g_hash_table_lookup (details, figure->ref);
      g_autofree char *then = mv_text_plain (figure->detail);

      if (now == NULL)
        g_ptr_array_add (gone, g_strdup_printf ("%s (%s)", figure->title, figure->detail));
      else if (!g_str_equal (now, then))
        g_ptr_array_add (other, g_strdup_printf (_("%s: %s, now %s"), figure->title, figure->detail, now));
    }
  if (file->marks > 0 && file->marks != scene->marks->len)
    g_string_append_printf (text, _(" The map has %u marks, it had %u."), scene->marks->len, file->marks);
  if (other->len > 0)
    {
      g_string_append_printf (text, " %s ", _("Different:"));
      list_some (text, other);
    }
  if (gone->len > 0)
    {
      g_string_append_printf (text, " %s ", _("No longer there:"));
      list_some (text, gone);
    }
  if (other->len == 0 && gone->len == 0 && file->figures != NULL && file->figures->len > 0)
    g_string_append_printf (text, " %s", _("The figures noted in the file are the same."));
}

char *
mv_view_file_compare (MvDb *db, MvAtlas *atlas, const MvViewFile *file, GError **error)
{
  g_autoptr (MvInfo) info = NULL;
  g_autoptr (MvScene) scene = NULL;
  g_autoptr (GError) failure = NULL;
  GString *text;

  g_return_val_if_fail (db != NULL && atlas != NULL && file != NULL, NULL);

  mv_guard_work ("query");
  if ((info = mv_info_read (db, error)) == NULL)
    return NULL;
  if (file->dataset == NULL || *file->dataset == '\0' || g_strcmp0 (file->dataset, info->built_from) == 0)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, _("This view was saved with another dataset: edition %s (%.*s), here is %s (%.*s)."),
                          *file->edition != '\0' ? file->edition : _("unknown"), HASH_SHOWN, file->dataset, info->edition, HASH_SHOWN,
                          info->built_from != NULL ? info->built_from : "");
  scene = mv_scene_build (db, atlas, file->view, NULL, &failure);
  if (scene != NULL)
    tell_differences (text, file, scene);
  else
    g_string_append_printf (text, _(" It cannot be shown: %s"), failure->message);
  return g_string_free (text, FALSE);
}

/* --- the thumbnail -------------------------------------------------------------------------------------------------------------------- */

#define LARGER 2.0              /* painted so many times larger and made smaller: lines and symbols keep their proportions */
#define EM 12.0                 /* px of the text before */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
mv_view_thumbnail (MvScene *scene, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const MvStyle *style = mv_style_get (MV_VARIANT_LIGHT, error);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (scene != NULL, NULL);

  mv_guard_work ("picture");
  if (style == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MV_THUMBNAIL_WIDTH, MV_THUMBNAIL_HEIGHT);
  cr = cairo_create (surface);
  cairo_scale (cr, 1 / LARGER, 1 / LARGER);
  mv_page_paint_map (cr, scene, style, 0, 0, MV_THUMBNAIL_WIDTH * LARGER, MV_THUMBNAIL_HEIGHT * LARGER, EM);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The picture of the view cannot be painted: %s."), cairo_status_to_string (status));
  return NULL;
}
