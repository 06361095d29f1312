#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/command/picture-options.h"
#include "app/exchange/picture.h"
#include "app/exchange/table.h"

static gboolean
render (const MvCommandOptions *options, const char *output, const char *size_text, double scale, const char *theme, GError **error)
{
  g_autoptr (MvView) view = NULL;
  g_autoptr (MvDb) db = NULL;
  g_autoptr (MvScene) scene = NULL;
  MvPictureSize size = { .scale = scale };

  if (output == NULL)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("The output file is missing. Add -o FILE.png, .svg or .pdf."));
      return FALSE;
    }
  view = mv_view_parse (options->rest[0], error);
  if (view == NULL || !mv_picture_option_size (size_text != NULL ? size_text : "1600x1000", &size, error) || !mv_picture_option_theme (theme, view, &size, error))
    return FALSE;
  scene = mv_command_scene (options, options->rest[0], &db, error);
  if (scene != NULL && g_str_has_suffix (output, ".csv"))
    return mv_table_render (db, scene, output, error);
  return scene != NULL && mv_picture_write (db, scene, &size, output, error);
}

int
mv_command_render (int argc, char **argv)
{
  g_autofree char *output = NULL, *size = NULL, *theme = NULL;
  double scale = 1;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write: .png, .svg or .pdf; .csv for the rows of a chart"), N_("FILE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("Width and height in px (points for PDF); default 1600x1000"), N_("WxH") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &scale, N_("Pixels of the PNG for each px; default 1"), N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, N_("light, dark or print; default the view's, else light"), N_("NAME") },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;

  if (!mv_command_parse (&options, argc, argv, entries, _("VIEW -o FILE"), _("Draws a view into a picture, as the window shows it."), 1, 1, &error)
      || !render (&options, output, size, scale, theme, &error))
    return mv_command_fail (error);
  return MV_EXIT_DONE;
}
