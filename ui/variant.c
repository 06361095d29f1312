#include "ui/variant.h"

MvVariant
mv_variant_now (gboolean dark)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return dark ? MV_VARIANT_CONTRAST_DARK : MV_VARIANT_CONTRAST_LIGHT;
  return dark ? MV_VARIANT_DARK : MV_VARIANT_LIGHT;
}

MvVariant
mv_variant_system (void)
{
  return mv_variant_now (adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

void
mv_variant_follow (gpointer object, GCallback changed)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", changed, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", changed, object, G_CONNECT_SWAPPED);
}
