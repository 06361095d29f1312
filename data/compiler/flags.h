/* Columns of tables that promise a shape in a layer: has_footprint, has_route, has_geometry. */
#pragma once

#include "data/compiler/layer.h"

G_BEGIN_DECLS

/* A promise without a shape is a finding; a shape that this build leaves out takes its promise back. */
gboolean mv_flags_settle (MvBuild *build, GPtrArray *layers, GError **error);

G_END_DECLS
