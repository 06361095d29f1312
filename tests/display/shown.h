/* What the display tests share: a window on the dataset, waiting, and finding widgets. Needs a display; see run-shown. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

typedef gboolean (*Condition) (gpointer data);

/* Runs the main loop until CONDITION holds; the test fails after 60 s. */
void       shown_wait       (Condition condition, gpointer data, const char *what);
/* Lets the main loop run for MS. */
void       shown_idle       (guint ms);

/* A window on VIEW_TEXT (NULL = the start view), its map complete and both panels made. */
MvWindow  *shown_window     (const char *view_text);
/* Waits until the session has nothing under way. */
void       shown_settle     (MvWindow *window);

/* The first widget of TYPE below ROOT, or NULL; with the accessible label LABEL when it is given. */
GtkWidget *shown_find       (GtkWidget *root, GType type, const char *label);
typedef void (*Visitor)     (GtkWidget *widget, gpointer data);
void       shown_each       (GtkWidget *root, Visitor visitor, gpointer data);

G_END_DECLS
