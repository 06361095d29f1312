/* The text of a query: colours, completion of tables, columns and functions (Ctrl+Space, or typing), a mark where an error lies.
 * Tab leaves it. Main thread only. Signal: changed ()   the text is another one, a moment after the last letter */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_QUERY_EDITOR (mv_query_editor_get_type ())
G_DECLARE_FINAL_TYPE (MvQueryEditor, mv_query_editor, MV, QUERY_EDITOR, GtkWidget)

GtkWidget *mv_query_editor_new       (void);
char      *mv_query_editor_get_text  (MvQueryEditor *self);      /* g_free */
/* As one step that can be undone. */
void       mv_query_editor_set_text  (MvQueryEditor *self, const char *text);
void       mv_query_editor_insert    (MvQueryEditor *self, const char *text);
/* Marks the word at byte AT and takes the cursor there; -1 takes the mark away. Gives the line, from 1; 0 = none. */
int        mv_query_editor_mark      (MvQueryEditor *self, int at);
/* Words to be offered, parted by blanks. */
void       mv_query_editor_offer     (MvQueryEditor *self, const char *words);
void       mv_query_editor_focus     (MvQueryEditor *self);

G_END_DECLS
