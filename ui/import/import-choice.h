/* A button that shows one of several words and, pressed, lets a person choose another. Its menu is made when it is opened: there may be
 * hundreds of such buttons. Main thread only.
 *
 * Signal: chosen (const char *code) */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_IMPORT_CHOICE (mv_import_choice_get_type ())
G_DECLARE_FINAL_TYPE (MvImportChoice, mv_import_choice, MV, IMPORT_CHOICE, GtkWidget)

typedef struct { const char *code, *title; } MvImportOption;
/* What may be chosen: MvImportOption, unref; asked for when the menu opens. */
typedef GArray *(*MvImportOptionsOf) (gpointer data);

GtkWidget *mv_import_choice_new  (MvImportOptionsOf options, gpointer data);
/* NAME is what is chosen, for a screen reader; CODE is what is chosen now and TITLE its word. */
void       mv_import_choice_show (MvImportChoice *self, const char *name, const char *code, const char *title);
void       mv_import_choice_set_data (MvImportChoice *self, gpointer data);

G_END_DECLS
