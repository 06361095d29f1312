/* The title in the header bar: a sentence and a smaller line under it. It takes the room there is and asks for no other when its words
 * change, so that a year change moves nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_HEADLINE (mv_headline_get_type ())
G_DECLARE_FINAL_TYPE (MvHeadline, mv_headline, MV, HEADLINE, GtkWidget)

void        mv_headline_set       (MvHeadline *self, const char *title, const char *subtitle);
const char *mv_headline_get_title (MvHeadline *self);

G_END_DECLS
