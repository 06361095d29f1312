#include "app/command/picture-options.h"

#include "app/base/text.h"

gboolean
mv_picture_option_size (const char *text, MvPictureSize *size, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", -1);
  gint64 width, height;

  if (g_strv_length (parts) != 2 || !g_ascii_string_to_signed (parts[0], 10, 1, G_MAXINT, &width, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT, &height, NULL))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--size %s: a width and a height are wanted, as 1600x1000."), text);
      return FALSE;
    }
  size->width = (double) width;
  size->height = (double) height;
  return TRUE;
}

gboolean
mv_picture_option_theme (const char *text, const MvView *view, MvPictureSize *size, GError **error)
{
  const char *theme = text != NULL ? text : view->map;

  size->variant = g_str_equal (theme, "dark") ? MV_VARIANT_DARK : g_str_equal (theme, "print") ? MV_VARIANT_PRINT : MV_VARIANT_LIGHT;
  if (text == NULL || g_str_equal (text, "dark") || g_str_equal (text, "light") || g_str_equal (text, "print"))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--theme %s: the themes are light, dark and print."), text);
  return FALSE;
}
