/* The window's parts share one struct: layout and actions each have a file. */
#pragma once

#include "ui/map/map.h"
#include "ui/page/page-view.h"
#include "ui/panel/finder.h"
#include "ui/panel/headline.h"
#include "ui/panel/time-bar.h"
#include "ui/panes.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _MvWindow
{
  AdwApplicationWindow parent_instance;
  MvSession      *session;

  AdwToastOverlay *toasts;
  GtkMenuButton  *menu_button;
  GMenu          *recent_files;  /* filled when the menu opens */
  GtkBox         *notices;      /* banners below the header bar: ui/notice.h */
  MvHeadline     *title;
  MvPanes        *panes;
  AdwBin         *layers_place, *inspector_place, *time_place, *page_place;
  GtkOverlay     *overlay;
  GtkPaned       *split;        /* the map and the charts below it */
  GtkWidget      *loading, *failure, *start_view_button, *attribution;
  MvMap          *map;
  MvTimeBar      *time_bar;
  MvPageView     *page;         /* NULL until first asked for */
  GtkWidget      *table;        /* MvTableView; NULL until first asked for */
  MvFinder       *finder;       /* NULL until first asked for */
  gboolean        searching, charts_beside;
  guint           furnishing;   /* idle that makes the side panels */
  guint           focusing;     /* timeout that gives a page or the map the keyboard */
};

/* window.c */
void mv_window_tell         (MvWindow *self, const char *text);
void mv_window_set_searching (MvWindow *self, gboolean searching);
void mv_window_set_charts (MvWindow *self, gboolean shown);

/* window-keeping.c */
void mv_window_tell_undo     (MvWindow *self, const char *text);        /* a toast whose button undoes what it tells */
void mv_window_follow_keeper (MvWindow *self);          /* tells when work is not kept */
void mv_window_leave_keeper  (MvWindow *self);          /* the last changes are written */
void mv_window_open_workspace (MvWindow *self, const char *path);
void mv_window_ask_workspace (GtkWidget *widget, const char *name, GVariant *target);   /* win.open-, new-, copy-workspace */

/* window-actions.c */
void mv_window_class_install_actions (GtkWidgetClass *class);
void mv_window_follow_history        (MvWindow *self);         /* undo and redo are offered while there is something */

G_END_DECLS
