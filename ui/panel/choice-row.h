/* A few choices side by side, one of them taken: linked toggle buttons.
 * Signal: chosen (const char *code)    a person took one. The row itself changes only through mv_choice_row_set. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_CHOICE_ROW (mv_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MvChoiceRow, mv_choice_row, MV, CHOICE_ROW, GtkWidget)

/* What a button says: translated; TIP NULL = the label is enough. */
typedef struct { const char *code, *label, *tip; } MvChoiceItem;

/* NAME: what is chosen, for screen readers. */
GtkWidget *mv_choice_row_new       (const char *name, const MvChoiceItem *items, guint n);
/* Shows CODES (NULL-terminated) as taken. */
void       mv_choice_row_set       (MvChoiceRow *self, const char *const *codes);
void       mv_choice_row_set_label (MvChoiceRow *self, const char *code, const char *label);

G_END_DECLS
