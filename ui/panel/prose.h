/* A text that wraps in the width it is given. Other words of the same height move nothing. */
#pragma once

#include <gtk/gtk.h>

#include "ui/panel/wording.h"

G_BEGIN_DECLS

#define MV_TYPE_PROSE (mv_prose_get_type ())
G_DECLARE_FINAL_TYPE (MvProse, mv_prose, MV, PROSE, GtkWidget)

/* STYLE must live on; ALPHA: strength of the widget's colour. */
GtkWidget *mv_prose_new (const MvWordingStyle *style, double alpha);
/* Asks for the room of the text in one line, at most WIDTH px; without it for little, to be stretched by its parent. */
void       mv_prose_set_wish (MvProse *self, int width);
/* Takes the room of LINES lines whatever it says, none included: other words never move what stands below. The style allows no more. */
void       mv_prose_set_lines (MvProse *self, int lines);
void       mv_prose_set_style (MvProse *self, const MvWordingStyle *style);
/* NULL = nothing, which takes no room. */
void       mv_prose_set (MvProse *self, const char *text);

G_END_DECLS
