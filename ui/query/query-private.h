/* What the files of the SQL page share. Private to ui/query. */
#pragma once

#include "ui/query/query-editor.h"
#include "ui/query/query-job.h"
#include "ui/query/query-parameters.h"
#include "ui/query/query-result.h"
#include "ui/query/query-schema-view.h"
#include "ui/query/query-window.h"

G_BEGIN_DECLS

/* What follows once the text is saved. */
typedef enum { MV_QUERY_THEN_NOTHING, MV_QUERY_THEN_MAP, MV_QUERY_THEN_CHART } MvQueryThen;

struct _MvQueryWindow
{
  AdwWindow          parent_instance;
  MvSession         *session;
  MvWorker          *worker;    /* its own: a long query holds up nothing else */
  GtkWindow         *main_window;       /* weak */
  AdwToastOverlay   *toasts;
  MvQueryEditor     *editor;
  MvQueryParameters *parameters;
  MvQueryResult     *result;
  MvQuerySchemaView *schema;
  GtkWidget         *files, *history, *answer, *plan, *status, *spinner, *budget, *roles, *map_button, *chart_button;

  char              *workspace; /* path, or NULL */
  char              *name;      /* of the saved query in the editor; NULL = none */
  char              *saved;     /* its text as it is saved; NULL = none */
  gboolean           shipped;   /* it comes with the program */
  GPtrArray         *listed;    /* MvQueryFile */

  GCancellable      *running;   /* NULL = nothing runs */
  gint64             began;
  guint              ticking;
  MvQueryRun        *run;       /* the last that answered, or NULL */
  char              *ran;       /* its text */
  MvQueryThen        then;
};

/* query-window.c */
void mv_query_window_tell   (MvQueryWindow *self, const char *text);
void mv_query_window_run    (MvQueryWindow *self, gboolean plan);
void mv_query_window_rename (MvQueryWindow *self, const char *name, const char *saved, gboolean shipped);

/* query-shelf.c: saved queries, history, what completion knows. */
GtkWidget *mv_query_shelf_new     (MvQueryWindow *self);
void       mv_query_shelf_ask     (MvQueryWindow *self);
void       mv_query_shelf_files   (MvQueryWindow *self);
void       mv_query_shelf_history (MvQueryWindow *self, const char *sql);       /* remembers SQL; NULL only fills the list */
void       mv_query_shelf_open    (MvQueryWindow *self, const char *name, gboolean shipped);

/* query-save.c: names, files, and the way to map and charts. */
void       mv_query_save          (MvQueryWindow *self, gboolean ask, MvQueryThen then);
void       mv_query_save_rows     (MvQueryWindow *self);
void       mv_query_open_file     (MvQueryWindow *self);
void       mv_query_show          (MvQueryWindow *self, MvQueryThen then);
/* query-roles.c */
GtkWidget *mv_query_roles_new     (MvQueryWindow *self);        /* a menu button: which column is what */
void       mv_query_roles_follow  (MvQueryWindow *self);

G_END_DECLS
