#include "ui/model/extent.h"

#define KEY "mv-extent"

void
mv_session_set_extent (MvSession *self, const MvBox *extent)
{
  g_return_if_fail (MV_IS_SESSION (self) && extent != NULL);

  g_object_set_data_full (G_OBJECT (self), KEY, g_memdup2 (extent, sizeof *extent), g_free);
}

const MvBox *
mv_session_get_extent (MvSession *self)
{
  g_return_val_if_fail (MV_IS_SESSION (self), NULL);

  return g_object_get_data (G_OBJECT (self), KEY);
}
