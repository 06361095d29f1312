/* ShumateViewport in our terms: frames, limits, and the map source that stands for the projection. Main thread only. */
#pragma once

#include <shumate/shumate.h>

#include "app/geo/frame.h"

G_BEGIN_DECLS

#define MV_MIN_ZOOM 1.5         /* the world is 724 px wide: less would only repeat it */
#define MV_MAX_ZOOM 11.0        /* about 1:250,000 in the region */

/* Sets projection and limits: ShumateMap moves nothing without a reference source. */
void    mv_viewport_prepare    (ShumateViewport *viewport);

/* The frame of a widget of WIDTH x HEIGHT px. World units west of 180° W are below 0: the world repeats sideways. */
MvFrame mv_viewport_frame      (ShumateViewport *viewport, double width, double height);
/* Sets centre (world units) and zoom in one go; the centre is wrapped sideways. */
void    mv_viewport_set        (ShumateViewport *viewport, MvPoint centre, double zoom);
MvPoint mv_viewport_centre     (ShumateViewport *viewport);
/* Keeps the world's edges out of a widget of HEIGHT px, undoes rotation and the wrap over the poles. TRUE if something changed. */
gboolean mv_viewport_restrain  (ShumateViewport *viewport, double height, double *last_latitude);
/* FRAME moved by whole worlds so that the surface point X lies within the world. */
MvFrame mv_frame_unwrapped     (const MvFrame *frame, double x);

G_END_DECLS
