#include <math.h>
#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/command/picture-options.h"
#include "app/exchange/export.h"

typedef struct { char *output, *formats, *size, *mm, *theme; double scale, dpi; gboolean force, dry; } Words;

/* --mm 180x120 --dpi 300: the page is as many CSS px as that is millimetres, and the PNG as many pixels as the resolution asks for. */
static gboolean
read_mm (const Words *words, MvPictureSize *size, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (words->mm, "x", -1);
  double width = g_strv_length (parts) == 2 ? g_ascii_strtod (parts[0], NULL) : 0, height = width > 0 ? g_ascii_strtod (parts[1], NULL) : 0;

  if (!(width > 0) || !(height > 0) || !(words->dpi >= 30 && words->dpi <= 2400))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--mm %s --dpi %g: a width and a height in millimetres are wanted, as 180x120, and 30 to 2400 dots an inch."),
                   words->mm, words->dpi);
      return FALSE;
    }
  size->width = width / 25.4 * 96;
  size->height = height / 25.4 * 96;
  size->scale = words->dpi / 96;
  size->dpi = words->dpi;
  return TRUE;
}

static gboolean
read_size (const Words *words, const MvView *view, MvPictureSize *size, GError **error)
{
  size->scale = words->scale;
  if (!mv_picture_option_theme (words->theme, view, size, error))
    return FALSE;
  return words->mm != NULL ? read_mm (words, size, error) : mv_picture_option_size (words->size != NULL ? words->size : "1600x1000", size, error);
}

static gboolean
export_view (const MvCommandOptions *options, const Words *words, GError **error)
{
  g_autoptr (MvView) view = mv_view_parse (options->rest[0], error);
  g_autoptr (MvDb) db = NULL;
  g_autoptr (MvScene) scene = NULL;
  g_autoptr (MvExport) export = NULL;
  g_auto (GStrv) files = NULL;
  MvExportOrder order = { .folder = words->output, .replace = words->force };

  if (view == NULL)
    return FALSE;
  if (words->output == NULL && !words->dry)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("The output folder is missing. Add -o DIR."));
      return FALSE;
    }
  order.formats = mv_export_parse (words->formats != NULL ? words->formats : "all", error);
  if (order.formats == 0 || !read_size (words, view, &order.size, error)
      || (scene = mv_command_scene (options, options->rest[0], &db, error)) == NULL || (export = mv_export_new (db, scene, NULL, error)) == NULL)
    return FALSE;
  printf ("%s\n", export->summary);
  if (export->terms != NULL)
    printf ("%s\n%s\n", _("Under terms:"), export->terms);
  files = mv_export_files (export, order.formats);
  if (!words->dry && !mv_export_write (db, scene, export, &order, NULL, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; files[i] != NULL; i++)
    printf ("  %s\n", files[i]);
  return TRUE;
}

int
mv_command_export (int argc, char **argv)
{
  Words words = { .scale = 1, .dpi = 300 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_("The folder to write, made when it is not there"), N_("DIR") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &words.formats, N_("png,svg,pdf,csv,xlsx,gpkg,bibtex,csl,txt or all; default all"), N_("LIST") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &words.size, N_("Width and height in px (points for PDF); default 1600x1000"), N_("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &words.scale, N_("Pixels of the PNG for each px; default 1"), N_("N") },
    { "mm", 0, 0, G_OPTION_ARG_STRING, &words.mm, N_("Width and height in millimetres, in place of --size"), N_("WxH") },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &words.dpi, N_("Dots an inch of a PNG in millimetres; default 300"), N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &words.theme, N_("light, dark or print; default the view's, else light"), N_("NAME") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &words.force, N_("Replace files of the same names"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry, N_("Only say what would be written, with rows and terms"), NULL },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  int status = MV_EXIT_DONE;

  if (!mv_command_parse (&options, argc, argv, entries, _("VIEW -o DIR"), _("Writes what a view shows into a folder: pictures, rows with their sources, citations."), 1, 1, &error)
      || !export_view (&options, &words, &error))
    status = mv_command_fail (error);
  g_free (words.output);
  g_free (words.formats);
  g_free (words.size);
  g_free (words.mm);
  g_free (words.theme);
  return status;
}
