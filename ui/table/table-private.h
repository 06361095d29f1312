/* The parts of the table share one struct: columns, copying and the rest each have a file. Private to ui/table. */
#pragma once

#include "ui/table/table-model.h"
#include "ui/table/table-view.h"

G_BEGIN_DECLS

#define MAX_COLUMNS 16

struct _MvTableView
{
  GtkWidget         parent_instance;
  MvSession        *session;
  MvTableModel     *model;
  GtkMultiSelection *selection;
  GtkWidget        *box, *table, *count, *total, *which, *column_choice, *filter, *columns_button, *status;
  GtkColumnViewColumn *columns[MAX_COLUMNS];
  MvListed          listed;     /* what the columns are of; MV_N_LISTED = none yet */
  int               sort;
  gboolean          descending;
  char             *filters[MAX_COLUMNS + 1];
  GCancellable     *cancellable, *searching;
  GMenuModel       *columns_menu;       /* owned by the button of the columns */
  GtkWidget        *menu;       /* of a row; NULL until first asked for */
  guint             row;        /* the menu is about */
  gboolean          busy, stale, following;
};

/* table-view.c: asks for the rows again, or, not ANEW, for the same in another order. */
void mv_table_view_ask          (MvTableView *self, gboolean anew);

const char *mv_table_view_ref_at  (MvTableView *self, guint position);  /* what the row is; owned by the listing */
void mv_table_view_show_on_map    (MvTableView *self, guint position);  /* leaves the table; nothing for no row */

/* table-menu.c */
void mv_table_view_class_install_menu (GtkWidgetClass *class);
void mv_table_view_make_menu      (MvTableView *self);                  /* on the right button; the class has its keys */

/* table-columns.c */
/* The position of the row that WIDGET is in or has in it, and its column; FALSE for no row. */
gboolean mv_table_view_find_cell  (GtkWidget *widget, guint *position, guint *column);
void mv_table_view_make_columns (MvTableView *self, MvListed listed);   /* nothing when they are there */
void mv_table_view_clear_filters (MvTableView *self, guint n);          /* N empty ones */
void mv_table_view_follow_sorter (GtkSorter *sorter, GtkSorterChange change, MvTableView *self);

/* table-copy.c */
void mv_table_view_copy         (GtkWidget *widget, const char *name, GVariant *target);        /* table.copy */

G_END_DECLS
