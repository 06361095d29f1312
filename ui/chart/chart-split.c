#include "ui/chart/chart-split.h"

#include "ui/settings.h"

#define HEIGHT 320              /* px of the dock below the map at first */
#define WIDTH 420               /* px of the dock beside it */
#define MAP_SHARE 0.35          /* of the whole stays with the map */

typedef struct
{
  GtkPaned  *paned;             /* not owned: it owns this */
  MvSession *session;
  int        whole;             /* px: extent at which the edge was last placed; another one moves the edge by itself */
  gboolean   beside;            /* the dock is at the side */
} Split;

static MvChartDock *
dock_of (GtkPaned *paned)
{
  GtkWidget *dock = gtk_paned_get_end_child (paned);

  return dock != NULL ? MV_CHART_DOCK (dock) : NULL;
}

static int
extent_of (Split *split)
{
  return split->beside ? gtk_widget_get_width (GTK_WIDGET (split->paned)) : gtk_widget_get_height (GTK_WIDGET (split->paned));
}

static const char *
key_of (Split *split)
{
  return split->beside ? "charts-width" : "charts-height";
}

/* Puts the edge where the dock has its size. */
static void
place (Split *split)
{
  int whole = extent_of (split), size = mv_settings_int (key_of (split), split->beside ? WIDTH : HEIGHT);

  if (whole <= 0)
    return;
  split->whole = 0;
  gtk_paned_set_position (split->paned, MAX (whole - size, (int) (whole * MAP_SHARE)));
  split->whole = whole;
}

/* Remembers what a person drags: not what follows from another size of the window. */
static void
moved_cb (GtkPaned *paned, GParamSpec *spec, Split *split)
{
  int whole = extent_of (split), size = whole - gtk_paned_get_position (paned);
  MvChartDock *dock = dock_of (paned);

  if (whole == split->whole && dock != NULL && gtk_widget_get_mapped (GTK_WIDGET (dock)) && size > 0 && mv_settings_get () != NULL)
    g_settings_set_int (mv_settings_get (), key_of (split), size);
  else if (split->whole > 0)
    split->whole = whole;
}

/* The first allocation tells how large the whole is. */
static gboolean
place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (extent_of (data) <= 0)
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
      mv_chart_dock_set_beside (dock, split->beside);
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

/* Another orientation makes another extent: the edge is placed once it is known. */
void
mv_chart_split_set_beside (GtkPaned *paned, gboolean beside)
{
  Split *split;

  g_return_if_fail (GTK_IS_PANED (paned));

  split = g_object_get_data (G_OBJECT (paned), "mv-split");
  if (split->beside == beside)
    return;
  split->beside = beside;
  split->whole = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (paned), beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  if (dock_of (paned) != NULL)
    mv_chart_dock_set_beside (dock_of (paned), beside);
  gtk_widget_add_tick_callback (GTK_WIDGET (paned), place_cb, split, NULL);
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
