/* A dialogue that lists what the workspace keeps: read anew whenever that changes, undone and redone here as in the window. Main thread only. */
#pragma once

#include "app/store/worker.h"
#include "ui/window.h"

G_BEGIN_DECLS

typedef struct _MvShelf MvShelf;

typedef struct
{
  const char    *name;          /* under it a window knows its dialogue: there is one of a kind */
  const char    *title;         /* not translated yet */
  int            width, height; /* px */
  gsize          size;          /* of the structure that begins with MvShelf */
  MvJob          list;          /* reads what there is, on the keeper's worker: a GPtrArray */
  GtkWidget   *(*make) (gpointer shelf);                /* the content */
  void         (*fill) (gpointer shelf, const GPtrArray *list);
} MvShelfKind;

/* What each such dialogue begins with; lives as long as the dialogue. */
struct _MvShelf
{
  MvWindow          *window;
  GtkWidget         *dialog;
  const MvShelfKind *kind;
  guint              generation;        /* of what was asked last */
};

/* Shows the dialogue of KIND of WINDOW, or says why there is none. The shelf when it was made just now, else NULL. */
gpointer   mv_shelf_open   (MvWindow *window, const MvShelfKind *kind);
/* Reads the list. */
void       mv_shelf_read   (gpointer shelf);
/* A button of a row: PATTERN with NAME, "Delete %s", is what it does. Floating. */
GtkWidget *mv_shelf_button (const char *icon, const char *pattern, const char *name);

G_END_DECLS
