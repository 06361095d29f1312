#include "ui/saved-view-item.h"

#include <string.h>

struct _MvSavedItem
{
  GObject      parent_instance;
  MvSavedView *view;
  GdkTexture  *picture;
  char        *folded;          /* everything that is searched, case folded */
};

G_DEFINE_FINAL_TYPE (MvSavedItem, mv_saved_item, G_TYPE_OBJECT)

static void
mv_saved_item_finalize (GObject *object)
{
  MvSavedItem *self = MV_SAVED_ITEM (object);

  mv_saved_view_free (self->view);
  g_clear_object (&self->picture);
  g_free (self->folded);
  G_OBJECT_CLASS (mv_saved_item_parent_class)->finalize (object);
}

static void
mv_saved_item_class_init (MvSavedItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_saved_item_finalize;
}

static void
mv_saved_item_init (MvSavedItem *self)
{
}

MvSavedItem *
mv_saved_item_new (MvSavedView *view, GdkTexture *picture)
{
  MvSavedItem *self = g_object_new (MV_TYPE_SAVED_ITEM, NULL);
  g_autofree char *all = g_strjoin ("\n", view->folder, view->name, view->sentence, view->note, NULL);

  self->view = view;
  self->picture = picture;
  self->folded = g_utf8_casefold (all, -1);
  return self;
}

const MvSavedView *
mv_saved_item_view (MvSavedItem *self)
{
  g_return_val_if_fail (MV_IS_SAVED_ITEM (self), NULL);

  return self->view;
}

GdkTexture *
mv_saved_item_picture (MvSavedItem *self)
{
  g_return_val_if_fail (MV_IS_SAVED_ITEM (self), NULL);

  return self->picture;
}

gboolean
mv_saved_item_holds (MvSavedItem *self, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  g_return_val_if_fail (MV_IS_SAVED_ITEM (self), FALSE);

  return strstr (self->folded, folded) != NULL;
}
