/* The title in the header bar: the sentence of the view, in which every slot is a button that opens its choices, by pointer or Tab and
 * Enter. It takes the room there is and asks for no other when its words change, so that a year change moves nothing: up to two lines, or
 * three smaller ones.
 *
 * Signal: slot-opened (int slot, GtkWidget *button)   a person wants to choose what SLOT, an MvSlot, says; BUTTON stands where its words do */
#pragma once

#include <gtk/gtk.h>

#include "app/view/phrase.h"

G_BEGIN_DECLS

#define MV_TYPE_HEADLINE (mv_headline_get_type ())
G_DECLARE_FINAL_TYPE (MvHeadline, mv_headline, MV, HEADLINE, GtkWidget)

/* Plain words, nothing to choose. DESCRIPTION is for screen readers. */
void        mv_headline_set        (MvHeadline *self, const char *title, const char *description);
/* PHRASE holds MvPhrasePart and is kept, not copied: it must not change. */
void        mv_headline_set_phrase (MvHeadline *self, GArray *phrase, const char *description);
const char *mv_headline_get_title  (MvHeadline *self);

G_END_DECLS
