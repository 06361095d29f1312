/* The scene: a view joined with its answers. Immutable, reference-counted, ready to be painted by any thread. */
#pragma once

#include "app/plan/legend.h"
#include "app/scene/atlas.h"
#include "app/store/db.h"
#include "app/view/view.h"

G_BEGIN_DECLS

/* A filter of the view as it reads: what it is set to, and "Sponsor: China, Russia". */
typedef struct { const char *key; char **codes, *text; } MvSceneFilter;

typedef struct
{
  gatomicrefcount  references;
  MvView          *view;
  MvAtlas         *atlas;
  guint64          serial;      /* differs for every scene: cache keys */

  GPtrArray       *marks;       /* MvMark, in painting order: areas, lines, arrows, symbols */
  GPtrArray       *listed;      /* MvMark, never painted: what no mark of its own stands for, or has no place; for lists */
  GPtrArray       *legends;     /* MvLegend */
  char            *title;       /* the view's sentence */
  GArray          *phrase;      /* MvPhrasePart: the same in parts */
  GPtrArray       *filters;     /* MvSceneFilter: all that are set, those that are off, too */
  GPtrArray       *notes;       /* char *: gaps, cautions, nearest years; shown on the map */
  GArray          *years;       /* int, ascending: the years that have data for what is shown */
  int              nearest_year;        /* when `year` has none: the nearest that has; else 0 */
  char           **source_ids;  /* all sources behind the marks, sorted, NULL-terminated */
  MvBox            box;         /* what a camera-less view fits */
} MvScene;

/* Asks the dataset and lays out the marks. Any thread but the main one. Unknown codes of the view are errors that name the parameter. */
MvScene *mv_scene_build (MvDb *db, MvAtlas *atlas, const MvView *view, GCancellable *cancellable, GError **error);
MvScene *mv_scene_ref   (MvScene *scene);
void     mv_scene_unref (MvScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvScene, mv_scene_unref)

/* Events of the dataset for the time bar: ticks. */
typedef struct { char *event_id, *date, *title, *kind, *source_id; char **iso3s; int year; } MvEventTick;
/* Is it of the kinds that VIEW is limited to? Events of no named country belong to all; others to the countries of the focus. */
gboolean   mv_event_concerns (const MvView *view, const char *kind, char **iso3s);
GPtrArray *mv_scene_events (MvDb *db, const MvView *view, GError **error);

G_END_DECLS
