#include "ui/chart/chart-split.h"

#include "ui/settings.h"

#define HEIGHT 320              /* px of the dock at first */
#define MAP_SHARE 0.35          /* of the height stays with the map */

typedef struct
{
  GtkPaned  *paned;             /* not owned: it owns this */
  MvSession *session;
  int        whole;             /* px: height at which the edge was last placed; another one moves the edge by itself */
} Split;

static MvChartDock *
dock_of (GtkPaned *paned)
{
  GtkWidget *dock = gtk_paned_get_end_child (paned);

  return dock != NULL ? MV_CHART_DOCK (dock) : NULL;
}

/* Puts the edge where the dock has its height. */
static void
place (Split *split)
{
  int whole = gtk_widget_get_height (GTK_WIDGET (split->paned));
  int height = mv_settings_int ("charts-height", HEIGHT);

  if (whole <= 0)
    return;
  split->whole = 0;
  gtk_paned_set_position (split->paned, MAX (whole - height, (int) (whole * MAP_SHARE)));
  split->whole = whole;
}

/* Remembers what a person drags: not what follows from another size of the window. */
static void
moved_cb (GtkPaned *paned, GParamSpec *spec, Split *split)
{
  int whole = gtk_widget_get_height (GTK_WIDGET (paned)), height = whole - gtk_paned_get_position (paned);
  MvChartDock *dock = dock_of (paned);

  if (whole == split->whole && dock != NULL && gtk_widget_get_mapped (GTK_WIDGET (dock)) && height > 0 && mv_settings_get () != NULL)
    g_settings_set_int (mv_settings_get (), "charts-height", height);
  else if (split->whole > 0)
    split->whole = whole;
}

/* The first allocation tells how high the whole is. */
static gboolean
place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_height (widget) <= 0)
    return G_SOURCE_CONTINUE;
  place (data);
  return G_SOURCE_REMOVE;
}

static void
follow (Split *split)
{
  gboolean shown = mv_session_get_view (split->session)->charts != 0;
  MvChartDock *dock = dock_of (split->paned);

  if (shown == (dock != NULL && gtk_widget_get_visible (GTK_WIDGET (dock))))
    return;
  if (shown && dock == NULL)
    {
      gtk_paned_set_end_child (split->paned, mv_chart_dock_new (split->session));
      gtk_paned_set_resize_end_child (split->paned, FALSE);
      gtk_paned_set_shrink_end_child (split->paned, FALSE);
      dock = dock_of (split->paned);
    }
  if (shown && gtk_widget_get_height (GTK_WIDGET (split->paned)) > 0)
    place (split);
  else if (shown)
    gtk_widget_add_tick_callback (GTK_WIDGET (split->paned), place_cb, split, NULL);
  gtk_widget_set_visible (GTK_WIDGET (dock), shown);
  if (mv_settings_get () != NULL)
    g_settings_set_boolean (mv_settings_get (), "show-charts", shown);
}

static void
view_changed_cb (MvSession *session, guint parts, Split *split)
{
  if (parts & MV_VIEW_CHARTS)
    follow (split);
}

static void
split_free (gpointer data)
{
  Split *split = data;

  g_signal_handlers_disconnect_by_data (split->session, split);
  g_object_unref (split->session);
  g_free (split);
}

void
mv_chart_split_follow (GtkPaned *paned, MvSession *session)
{
  Split *split = g_new0 (Split, 1);

  g_return_if_fail (GTK_IS_PANED (paned) && MV_IS_SESSION (session));

  split->paned = paned;
  split->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (paned), "mv-split", split, split_free);
  g_signal_connect (session, "view-changed", G_CALLBACK (view_changed_cb), split);
  g_signal_connect (paned, "notify::position", G_CALLBACK (moved_cb), split);
  follow (split);
}

MvChartDock *
mv_chart_split_get_dock (GtkPaned *paned)
{
  g_return_val_if_fail (GTK_IS_PANED (paned), NULL);

  return dock_of (paned);
}

static void
charts_edit (MvView *view, gpointer charts)
{
  view->charts = GPOINTER_TO_UINT (charts);
}

gboolean
mv_chart_split_show (GtkPaned *paned, MvSession *session, gboolean shown)
{
  guint charts = shown ? mv_chart_dock_first (mv_session_get_view (session)) : 0;

  g_return_val_if_fail (GTK_IS_PANED (paned) && MV_IS_SESSION (session), FALSE);

  if (shown == (mv_session_get_view (session)->charts != 0))
    return TRUE;
  if (shown && charts == 0)
    return FALSE;
  mv_session_edit (session, charts_edit, GUINT_TO_POINTER (charts));
  return TRUE;
}
