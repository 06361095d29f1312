/* The map widget's parts share one struct: camera, pointer, roving and the widget itself each have a file. */
#pragma once

#include <adwaita.h>

#include "ui/map/label-layer.h"
#include "ui/map/map.h"
#include "ui/map/mark-layer.h"
#include "ui/map/tile-layer.h"

G_BEGIN_DECLS

struct _MvMap
{
  GtkWidget        parent_instance;
  MvSession       *session;
  const MvStyle   *style;               /* NULL before the first scene */

  ShumateMap      *map;
  ShumateViewport *viewport;            /* the map's */
  ShumateLayer    *ground, *outlines, *signs, *highlight, *labels, *ring;
  GtkWidget       *frame;               /* GtkOverlay around it all */
  GtkWidget       *corner;              /* scale bar and coordinates */
  GtkWidget       *coordinates;         /* GtkLabel */
  GtkWidget       *announcement;        /* GtkLabel, role status: what the keyboard stands on */
  MvTilePainter   *ground_painter;
  guint64          signs_serial;        /* of the scene whose signs are painted */
  char            *outlined;            /* the countries outlined, as a key */
  char            *emphasised;          /* what makes other signs step back, as a key */
  const MvStyle   *outlines_style;
  gboolean         complete;
  gint64           exchange_frame;      /* in which a layer last showed some of another picture */
  int              width, height;       /* px, as last allocated */

  /* camera */
  AdwAnimation    *flight;
  MvPoint          from, to;            /* of the flight, world units */
  double           from_zoom, to_zoom;
  gboolean         setting;             /* the viewport changes by our hand */
  gboolean         moved;               /* by a person, not by a view: where the camera rests is written to the view */
  gboolean         fitted;              /* nobody has moved the camera since it fitted the scene */
  gboolean         placed;              /* the camera has been set at all */
  guint            rest_source, resize_source;
  double           last_latitude;

  /* pointer */
  double           pointer_x, pointer_y;        /* widget px; NaN = outside */
  double           press_x, press_y;
  guint            hover_tick;
  char            *hovered;             /* ref of the mark under the pointer, or NULL */
  char            *hovered_country;     /* ref of the country, when no mark is there */

  /* roving */
  char            *roving;              /* ref, or NULL */
};

/* map.c */
/* Click or Enter: selects, takes into the selection or out of it when MORE, opens a cluster. */
void        mv_map_activate_ref   (MvMap *self, const char *ref, gboolean more);

/* map-places.c */
const char *mv_map_ref_of         (const MvMark *mark);                  /* a cluster's is "cluster:" and its first member; NULL = says nothing */
const MvMark *mv_map_mark_of      (MvMap *self, const char *ref);       /* the mark that stands for REF at this zoom, or NULL */
MvPoint     mv_map_point_of       (MvMap *self, const char *ref, double *radius);  /* world units; NaN when not on the map; RADIUS in px */
gboolean    mv_map_box_of         (MvMap *self, const char *ref, MvBox *box);      /* FALSE for a mere point */

/* map-layers.c */
void        mv_map_layers_init    (MvMap *self);
void        mv_map_layers_dispose (MvMap *self);
void        mv_map_update_painters (MvMap *self);                       /* everything, from the present scene and style */
void        mv_map_update_selection (MvMap *self);                      /* what stands out and what steps back */
void        mv_map_update_highlight (MvMap *self);                      /* what is selected, hovered and stood on */

/* map-camera.c */
void        mv_map_camera_init    (MvMap *self);
void        mv_map_camera_dispose (MvMap *self);
void        mv_map_camera_follow  (MvMap *self, gboolean refit);        /* goes where view and scene say */
void        mv_map_camera_resized (MvMap *self);
void        mv_map_tell_extent    (MvMap *self);                        /* the session knows what the map shows */
void        mv_map_fly            (MvMap *self, MvPoint centre, double zoom, gboolean animate);
void        mv_map_pan            (MvMap *self, double dx, double dy);  /* px */
void        mv_map_zoom_by        (MvMap *self, double step, double x, double y);  /* keeps widget point x, y */

/* map-pointer.c */
void        mv_map_pointer_init   (MvMap *self);
void        mv_map_pointer_dispose (MvMap *self);
void        mv_map_pointer_stale  (MvMap *self);                        /* what lies under the pointer may have changed */

/* map-lasso.c */
void        mv_map_lasso_init     (MvMap *self);
void        mv_map_catch          (MvMap *self, const graphene_rect_t *lasso);  /* widget px: selects what stands in it */

/* map-roving.c */
gboolean    mv_map_rove           (MvMap *self, int step, gboolean wrap);       /* FALSE = past the end: nothing is stood on any more */
void        mv_map_stand_on       (MvMap *self, const char *ref);       /* NULL = nothing */

/* map-keys.c */
void        mv_map_class_bind     (GtkWidgetClass *klass);

G_END_DECLS
