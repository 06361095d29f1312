/* The actions of window, map and program by the names a person reads, with their shortcuts: for the search. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action;           /* detailed: "win.toggle-overlay::projects" */
  const char *title;            /* not yet translated: _() it */
  const char *keys;             /* as for gtk_accelerator_parse; NULL = none */
} MvNamedAction;

/* All of them. */
const MvNamedAction *mv_named_actions      (guint *n);

/* Those whose names answer to TEXT, the best first, at most LIMIT; MATCH is how well the first does, an MvMatch. Without ownership;
 * g_ptr_array_unref. */
GPtrArray           *mv_named_actions_find (const char *text, guint limit, int *match);

/* "Ctrl+Z", or NULL. g_free. */
char                *mv_named_action_keys  (const MvNamedAction *action);

/* Runs it as WIDGET would. */
void                 mv_named_action_run   (const MvNamedAction *action, GtkWidget *widget);

G_END_DECLS
