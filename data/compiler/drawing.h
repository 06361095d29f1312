/* Layers made ready to draw: table level_shape holds every drawn layer at each of the levels of app/geo/shape.h,
 * table level_layer says what kind of shapes a layer has there.
 *
 * A layer of mixed geometries is split: NAME holds its areas, NAME_line its lines, NAME_point its points.
 * `variant` tells apart what a style draws differently:
 *   asset_route, pipeline   0 operating   1 under construction or proposed   2 unknown   3 shelved, mothballed or cancelled
 *   region_border           0 international   1 disputed   2 the edge of the lease around Baikonur, no border of states
 *   disputed_line, disputed_area   0 current   1 historic
 *   railway                 0 in use   1 under construction or proposed   2 narrow gauge
 *   river                   0 river   1 intermittent river   2 centre line of a lake
 *   project_footprint       0 exact   1 approximate (what the source gives but cannot be used is left out)
 *   all others              0 */
#pragma once

#include "data/compiler/layer.h"

G_BEGIN_DECLS

gboolean mv_drawing_begin     (MvBuild *build, GError **error);
/* Does nothing for a layer that is not drawn. */
gboolean mv_drawing_add_layer (MvBuild *build, const MvLayer *layer, GError **error);

G_END_DECLS
