/* What is on the map as a list model: one item a thing, in the order of the keyboard. Clusters stand aside, what they hold is listed.
 * Items are made when they are looked at. Main thread only. */
#pragma once

#include <gio/gio.h>

#include "app/scene/scene.h"

G_BEGIN_DECLS

#define MV_TYPE_MARK_ITEM (mv_mark_item_get_type ())
G_DECLARE_FINAL_TYPE (MvMarkItem, mv_mark_item, MV, MARK_ITEM, GObject)
struct _MvMarkItem
{
  GObject       parent_instance;
  MvScene      *scene;          /* holds the mark */
  const MvMark *mark;
};

#define MV_TYPE_MARK_MODEL (mv_mark_model_get_type ())
G_DECLARE_FINAL_TYPE (MvMarkModel, mv_mark_model, MV, MARK_MODEL, GObject)

MvMarkModel *mv_mark_model_new        (void);
/* NULL = nothing. */
void         mv_mark_model_set_scene  (MvMarkModel *self, MvScene *scene);
/* Only what holds WORDS in its title or detail, whatever the case; NULL or "" = all. */
void         mv_mark_model_set_filter (MvMarkModel *self, const char *words);
/* How many there are without the filter. */
guint        mv_mark_model_get_total  (MvMarkModel *self);

G_END_DECLS
