/* The inspector: the report on what is selected, figure by figure, each with its source.
 * Follows the session; a link selects another thing through it. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_INSPECTOR (mv_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MvInspector, mv_inspector, MV, INSPECTOR, GtkWidget)

GtkWidget *mv_inspector_new (MvSession *session);

G_END_DECLS
