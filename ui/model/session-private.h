/* The session's parts share one struct: what it asks and answers is in session.c, its history and its keeper in session-history.c. */
#pragma once

#include "ui/model/session.h"

G_BEGIN_DECLS

struct _MvSession
{
  GObject       parent_instance;
  char         *dataset;
  MvWorker     *worker;
  MvView       *view;
  MvHistory    *history;
  MvKeeper     *keeper;         /* NULL = none */
  MvAtlas      *atlas;          /* NULL until the first answer */
  MvScene      *scene;
  MvReport     *report;
  GPtrArray    *events;         /* MvEventTick */
  char         *events_focus;   /* the countries they were asked about */
  GError       *error;
  GArray       *places;         /* MvCountryPlace */
  MvBox         region;
  gboolean      loading;
  MvPresented   presented;
  guint         present_source;
  double        cursor;         /* a whole year, or NaN */
  gboolean      report_failed;  /* `error` is the report's */
  GCancellable *scene_cancellable, *report_cancellable, *events_cancellable;
  guint         scene_generation, report_generation, events_generation;
};

/* session.c: VIEW, copied, is what shows from now on; history is not touched. */
void mv_session_replace_view   (MvSession *self, const MvView *view);
void mv_session_notify_history (MvSession *self);

G_END_DECLS
