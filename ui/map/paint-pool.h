/* The painting threads, max (1, cores - 1) of them, shared by all layers: each layer keeps one list of wishes, replaced at will, and
 * the most urgent wish of all lists is painted next. Results return to the main thread at default priority, and together: a frame
 * costs as much as several tiles, so what is done waits for the rest of what is in sight, as long as its patience lasts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of this rank or beyond: not in sight, painted ahead; nobody waits for it. */
#define MV_RANK_AHEAD 10000.0

typedef struct _MvPaintQueue MvPaintQueue;
typedef struct _MvPaintJob MvPaintJob;

/* Embed as the first member. A job belongs to the queue it is given to. */
struct _MvPaintJob
{
  double   rank;                                /* smaller is painted first, across all queues */
  guint    patience;                            /* ms the result may wait for others; 0 = delivered at once */
  void   (*run)   (MvPaintJob *job);            /* on a painting thread */
  void   (*done)  (MvPaintJob *job, gpointer owner);    /* on the main thread, unless the queue was closed meanwhile */
  gboolean (*same) (const MvPaintJob *a, const MvPaintJob *b);  /* would give the same result; both have the same `run` */
  void   (*free)  (MvPaintJob *job);
};

/* What cairo draws of another picture in one frame, in device px; the rest follows in the next frames. */
#define MV_EXCHANGE_AREA (2.0 * 256 * 256)

/* What a layer tells, and whom it asks, with DATA. Each may be NULL. */
typedef struct
{
  void   (*completed) (gpointer data);          /* all it has to show in sight is painted and drawn; outside of drawing */
  /* While it draws: may it show some of another picture in this frame? Two that do so at once make a long frame. NULL = always. */
  gboolean (*may_exchange) (gpointer data);
  gpointer data;
} MvLayerListener;

/* OWNER is handed to `done`. Main thread only, as all below. */
MvPaintQueue *mv_paint_queue_new     (gpointer owner);
/* Drops what waits; what is being painted ends unseen. */
void          mv_paint_queue_close   (MvPaintQueue *queue);
/* JOBS (owned, may be empty) take the place of all that wait; those that are being painted already are left out. */
void          mv_paint_queue_replace (MvPaintQueue *queue, GPtrArray *jobs);
/* Nothing waits or is being painted, or has not been delivered. */
gboolean      mv_paint_queue_is_idle (MvPaintQueue *queue);

G_END_DECLS
