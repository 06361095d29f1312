/* Banners below the header bar: a sentence that stays until it is dismissed or no longer true. Main thread only. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows TEXT in PLACE, in place of the notice with the same KEY. With LABEL, a button (mnemonic) does ACTION with TARGET, "" = none. */
void mv_notice_show (GtkBox *place, const char *key, const char *text, const char *label, const char *action, const char *target);
/* Another button for the notice with that KEY. */
void mv_notice_add  (GtkBox *place, const char *key, const char *label, const char *action, const char *target);
void mv_notice_drop (GtkBox *place, const char *key);

G_END_DECLS
