/* The labels over the map: placed off the main thread for a half step of zoom, drawn at whole pixels, so that they are crisp
 * at every zoom and never change while panning. The set of another zoom fades in over the old one. Main thread only. */
#pragma once

#include <shumate/shumate.h>

#include "app/paint/style.h"
#include "app/scene/scene.h"
#include "ui/map/paint-pool.h"

G_BEGIN_DECLS

#define MV_TYPE_LABEL_LAYER (mv_label_layer_get_type ())
G_DECLARE_FINAL_TYPE (MvLabelLayer, mv_label_layer, MV, LABEL_LAYER, ShumateLayer)

ShumateLayer *mv_label_layer_new         (ShumateViewport *viewport, MvLayerListener listener);
/* SCENE is referenced; NULL = no labels. */
void          mv_label_layer_set_scene   (MvLabelLayer *self, MvScene *scene, const MvStyle *style);
/* The labels of the present scene and zoom show. */
gboolean      mv_label_layer_is_complete (MvLabelLayer *self);

G_END_DECLS
