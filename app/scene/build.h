/* A scene in the making, shared by the files that each add one overlay. Private to app/scene. */
#pragma once

#include "app/scene/scene.h"

G_BEGIN_DECLS

typedef struct _MvChartOnly MvChartOnly;        /* app/scene/chart-only.h */

typedef struct
{
  MvDb         *db;
  MvAtlas      *atlas;
  const MvView *view;
  const char   *lang;           /* of texts and names in them */
  const char  **focus;          /* the focus as iso3 codes, CA5 spelt out; empty focus = the five. Interned, NULL-terminated */
  gboolean      focus_five;     /* the focus is the five together */
  MvDate        date;           /* of memberships: the view's, else the end of its year */
  MvScene      *scene;
  gboolean      summed;         /* its flows are sums of the brushed years */
  GPtrArray    *areas, *lines, *arrows, *symbols;       /* MvMark, owned until the scene takes them */
  GHashTable   *sources;        /* all source ids, interned */
  GHashTable   *publishers;     /* source id -> publisher, for details */
  MvChartOnly  *only;           /* of charts: what they are limited to; NULL = all */
} MvBuild;

typedef gboolean (*MvBuildPart) (MvBuild *build, GError **error);

gboolean mv_build_check     (MvBuild *build, GError **error);   /* unknown codes of the view */
gboolean mv_build_flows     (MvBuild *build, GError **error);
gboolean mv_build_projects  (MvBuild *build, GError **error);
gboolean mv_build_assets    (MvBuild *build, GError **error);
gboolean mv_build_alliances (MvBuild *build, GError **error);
gboolean mv_build_treaties  (MvBuild *build, GError **error);
gboolean mv_build_votes     (MvBuild *build, GError **error);
gboolean mv_build_query     (MvBuild *build, GError **error);   /* the rows of a saved query */
gboolean mv_build_years     (MvBuild *build, GError **error);   /* the years with data, the nearest */

/* For answers that are no scene: fills BUILD, which has db and atlas, for VIEW, which outlives it; notes go to the empty SCRATCH. */
void        mv_build_open      (MvBuild *build, const MvView *view, MvScene *scratch);
void        mv_build_close     (MvBuild *build);
/* The view's focus as codes, CA5 and an empty list spelt out; NULL-terminated, the codes interned. g_free. FIVE: it is the five together. */
const char **mv_build_spell_focus (MvAtlas *atlas, const MvView *view, gboolean *five);
/* Names of codes for the words of the view: an MvNamer, DATA is the build. */
char       *mv_build_namer     (const char *kind, const char *code, gpointer data);
const char *mv_build_name      (MvBuild *build, const char *kind, const char *id);     /* interned */
const char *mv_build_publisher (MvBuild *build, const char *source_id);                /* owned by the build; the id when not known */
void        mv_build_note      (MvBuild *build, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Adds the interned ids of SET to the legend, sorted, and to the scene's; the scene takes LEGEND. */
void        mv_build_legend    (MvBuild *build, MvLegend *legend, GHashTable *set);
gboolean    mv_build_in_focus  (MvBuild *build, const char *iso3);
/* The places of the five in world units, or of the focus when it is one country: what a view without a camera fits. */
MvBox       mv_build_focus_box (MvBuild *build);
void        mv_box_add         (MvBox *box, MvPoint point);
MvBox       mv_box_empty       (void);

G_END_DECLS
