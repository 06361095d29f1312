/* The named parameters of a query as controls: a year, a country, a number, a word. Main thread only.
 * Signal: changed ()   a person has set another value */
#pragma once

#include <gtk/gtk.h>

#include "app/store/query-text.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_QUERY_PARAMETERS (mv_query_parameters_get_type ())
G_DECLARE_FINAL_TYPE (MvQueryParameters, mv_query_parameters, MV, QUERY_PARAMETERS, GtkWidget)

GtkWidget *mv_query_parameters_new    (MvSession *session);
/* Makes the controls of TEXT; what is there already and of the same kind keeps its value. */
void       mv_query_parameters_follow (MvQueryParameters *self, const MvQueryText *text);
/* name, value, ..., NULL. */
GStrv      mv_query_parameters_values (MvQueryParameters *self);

G_END_DECLS
