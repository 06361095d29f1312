#include "app/view/file.h"

#include <string.h>

#include "app/base/key-file.h"
#include "app/base/text.h"

#define GROUP "Multivector view"
#define FIGURES "Figures"
#define VERSION 1

MvViewFigure *
mv_view_figure_new (const char *ref, const char *title, const char *detail)
{
  MvViewFigure *figure = g_new0 (MvViewFigure, 1);

  figure->ref = g_strdup (ref);
  figure->title = g_strdup (title);
  figure->detail = g_strdup (detail);
  return figure;
}

void
mv_view_figure_free (MvViewFigure *figure)
{
  if (figure == NULL)
    return;
  g_free (figure->ref);
  g_free (figure->title);
  g_free (figure->detail);
  g_free (figure);
}

void
mv_view_file_free (MvViewFile *file)
{
  if (file == NULL)
    return;
  g_free (file->name);
  g_free (file->sentence);
  g_free (file->note);
  g_free (file->edition);
  g_free (file->dataset);
  mv_view_free (file->view);
  g_clear_pointer (&file->figures, g_ptr_array_unref);
  g_free (file);
}

static void
put (GKeyFile *keys, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    g_key_file_set_string (keys, GROUP, key, value);
}

/* A key of GKeyFile holds no "=" and no brackets; no ref does. */
static void
put_figures (GKeyFile *keys, const MvViewFile *file)
{
  if (file->marks > 0)
    g_key_file_set_integer (keys, GROUP, "marks", (int) file->marks);
  for (guint i = 0; file->figures != NULL && i < MIN (file->figures->len, MV_VIEW_FIGURES_MOST); i++)
    {
      const MvViewFigure *figure = file->figures->pdata[i];
      g_autofree char *value = g_strdup_printf ("%s\t%s", figure->title, figure->detail);

      if (strpbrk (figure->ref, "=[]\n") == NULL)
        g_key_file_set_string (keys, FIGURES, figure->ref, value);
    }
}

char *
mv_view_file_write (const MvViewFile *file)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (file != NULL && file->view != NULL, NULL);

  text = mv_view_text (file->view);
  g_key_file_set_integer (keys, GROUP, "version", VERSION);
  put (keys, "name", file->name);
  put (keys, "view", text);
  put (keys, "sentence", file->sentence);
  put (keys, "note", file->note);
  put (keys, "edition", file->edition);
  put (keys, "dataset", file->dataset);
  put_figures (keys, file);
  return g_key_file_to_data (keys, NULL, NULL);
}

static char *
get (GKeyFile *keys, const char *key)
{
  g_autofree char *value = mv_key_file_string (keys, GROUP, key);

  return value != NULL && g_utf8_validate (value, -1, NULL) ? g_steal_pointer (&value) : g_strdup ("");
}

static GPtrArray *
get_figures (GKeyFile *keys)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_view_figure_free);
  g_auto(GStrv) refs = g_key_file_get_keys (keys, FIGURES, NULL, NULL);

  for (guint i = 0; refs != NULL && refs[i] != NULL && i < MV_VIEW_FIGURES_MOST; i++)
    {
      g_autofree char *value = mv_key_file_string (keys, FIGURES, refs[i]);
      g_auto(GStrv) parts = value != NULL && g_utf8_validate (value, -1, NULL) ? g_strsplit (value, "\t", 2) : NULL;

      if (parts != NULL && g_strv_length (parts) == 2)
        g_ptr_array_add (figures, mv_view_figure_new (refs[i], parts[0], parts[1]));
    }
  return figures;
}

MvViewFile *
mv_view_file_read (const char *bytes, gsize length, const char *name, GError **error)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autoptr(MvViewFile) file = g_new0 (MvViewFile, 1);
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = NULL;
  int version;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (length > MV_VIEW_FILE_LARGEST || memchr (bytes, '\0', length) != NULL || !g_key_file_load_from_data (keys, bytes, length, G_KEY_FILE_NONE, NULL)
      || !g_key_file_has_group (keys, GROUP))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("“%s” is no view file. View files are written by Multivector and end in %s."), name,
                   MV_VIEW_FILE_SUFFIX);
      return NULL;
    }
  version = g_key_file_get_integer (keys, GROUP, "version", NULL);
  if (version != VERSION)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("“%s” is a view file of version %d; this program reads version %d. Update the program."), name,
                   version, VERSION);
      return NULL;
    }
  text = get (keys, "view");
  file->view = mv_view_parse (text, &failure);
  if (file->view == NULL)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("The view in “%s” cannot be read: %s"), name, failure->message);
      return NULL;
    }
  file->name = get (keys, "name");
  file->sentence = get (keys, "sentence");
  file->note = get (keys, "note");
  file->edition = get (keys, "edition");
  file->dataset = get (keys, "dataset");
  file->marks = CLAMP (g_key_file_get_integer (keys, GROUP, "marks", NULL), 0, G_MAXINT);
  file->figures = get_figures (keys);
  return g_steal_pointer (&file);
}
