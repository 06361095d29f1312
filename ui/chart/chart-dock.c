#include "ui/chart/chart-dock.h"

#include "app/base/text.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/room.h"

#define FIRST 2                 /* charts shown when the dock is opened */
#define LEAST_HEIGHT 270        /* px of a dock below the map: in less a chart says nothing */
#define LEAST_WIDTH 300         /* px of a dock beside the map */
#define LITTLE 120              /* px the other way: it scrolls */
#define FRAME_MS 20             /* until what was made is laid out and drawn */
#define SWITCHES 3              /* made in one turn */

struct _MvChartDock
{
  GtkWidget    parent_instance;
  MvSession   *session;
  GtkWidget   *box, *switches, *scrolled, *charts, *nothing;
  GtkWidget   *kinds[MV_N_CHARTS];      /* toggle buttons; NULL = not asked for yet */
  MvChartView *views[MV_N_CHARTS];      /* NULL = not shown */
  GPtrArray   *retired;         /* charts taken out, hidden until they go */
  guint        turn;            /* timeout: charts and switches come one after the other, for all at once would make a long frame */
  gboolean     following, beside;
  gboolean     covered;         /* a page stands in its place */
};

G_DEFINE_FINAL_TYPE (MvChartDock, mv_chart_dock, GTK_TYPE_WIDGET)

static gboolean
suits (const GArray *proposed, MvChartKind kind)
{
  for (guint i = 0; i < proposed->len; i++)
    if (g_array_index (proposed, MvChartKind, i) == kind)
      return TRUE;
  return FALSE;
}

guint
mv_chart_dock_first (const MvView *view)
{
  g_autoptr(GArray) proposed = NULL;
  guint first = 0;

  g_return_val_if_fail (view != NULL, 0);

  proposed = mv_chart_proposed (view);
  for (guint i = 0; i < MIN (proposed->len, FIRST); i++)
    first |= 1u << g_array_index (proposed, MvChartKind, i);
  return first;
}

guint
mv_chart_dock_shown (const MvView *view, MvChartKind *kinds)
{
  g_autoptr(GArray) proposed = NULL;
  MvChartKind all[MV_N_CHARTS];
  guint n, shown = 0;

  g_return_val_if_fail (view != NULL && kinds != NULL, 0);

  proposed = mv_chart_proposed (view);
  n = mv_view_get_charts (view, all);
  for (guint i = 0; i < n && shown < MV_CHART_DOCK_MOST; i++)
    if (suits (proposed, all[i]))
      kinds[shown++] = all[i];
  return shown;
}

static void
add_chart (MvChartDock *self, MvChartKind kind)
{
  GtkWidget *view = mv_chart_view_new (self->session, kind);

  self->views[kind] = MV_CHART_VIEW (view);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (self->charts), view);
}

static void
remove_chart (MvChartDock *self, MvChartKind kind)
{
  gtk_widget_set_visible (GTK_WIDGET (self->views[kind]), FALSE);
  g_ptr_array_add (self->retired, g_object_ref (self->views[kind]));
  self->views[kind] = NULL;
}

/* Takes out charts that the view no longer has, puts the others in its order; those that stay are not made anew. Makes MOST of those that
 * lack at most; FALSE when more do. */
static gboolean
follow_charts (MvChartDock *self, const MvChartKind *kinds, guint n, guint most)
{
  GtkWidget *before = NULL;
  guint bits = 0;

  for (guint i = 0; i < n; i++)
    bits |= 1u << kinds[i];
  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    if (self->views[kind] != NULL && (bits & 1u << kind) == 0)
      remove_chart (self, kind);
  for (guint i = 0; i < n; i++)
    {
      if (self->views[kinds[i]] == NULL && most-- == 0)
        return FALSE;
      if (self->views[kinds[i]] == NULL)
        add_chart (self, kinds[i]);
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (self->views[kinds[i]])) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->charts), GTK_WIDGET (self->views[kinds[i]]), before);
      before = GTK_WIDGET (self->views[kinds[i]]);
    }
  return TRUE;
}

static void toggled_cb (GtkToggleButton *button, MvChartDock *self);

/* Made for the kinds that are proposed: most never are. */
static GtkWidget *
switch_of (MvChartDock *self, MvChartKind kind)
{
  if (self->kinds[kind] == NULL)
    {
      self->kinds[kind] = gtk_toggle_button_new_with_label (mv_chart_kind_name (kind));
      gtk_widget_add_css_class (self->kinds[kind], "chart-kind");
      g_signal_connect (self->kinds[kind], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (self->switches), self->kinds[kind]);
    }
  return self->kinds[kind];
}

/* The kinds that suit the view, the best first. Makes MOST of the switches that lack at most; FALSE when more do. */
static gboolean
follow_switches (MvChartDock *self, const MvView *view, guint most)
{
  g_autoptr(GArray) proposed = mv_chart_proposed (view);
  GtkWidget *before = NULL;

  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    if (self->kinds[kind] != NULL && !suits (proposed, kind))
      gtk_widget_set_visible (self->kinds[kind], FALSE);
  for (guint i = 0; i < proposed->len; i++)
    {
      MvChartKind kind = g_array_index (proposed, MvChartKind, i);
      GtkWidget *button;

      if (self->kinds[kind] == NULL && most-- == 0)
        return FALSE;
      button = switch_of (self, kind);
      gtk_widget_set_visible (button, TRUE);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), self->views[kind] != NULL);
      if (gtk_widget_get_prev_sibling (button) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->switches), button, before);
      before = button;
    }
  return TRUE;
}

/* One step towards the charts and switches of the view; FALSE when there are more to come. */
static gboolean
advance (MvChartDock *self)
{
  const MvView *view = mv_session_get_view (self->session);
  MvChartKind kinds[MV_N_CHARTS];
  guint n = mv_chart_dock_shown (view, kinds);
  gboolean done;

  self->following = TRUE;
  done = follow_charts (self, kinds, n, 1) && follow_switches (self, view, SWITCHES);
  self->following = FALSE;
  return done;
}

static gboolean
turn_cb (gpointer data)
{
  MvChartDock *self = data;

  if (!advance (self))
    return G_SOURCE_CONTINUE;
  if (self->retired->len > 0)
    {
      g_autoptr(GtkWidget) view = g_ptr_array_steal_index (self->retired, 0);

      mv_chart_view_retire (MV_CHART_VIEW (view));
      return G_SOURCE_CONTINUE;
    }
  self->turn = 0;
  return G_SOURCE_REMOVE;
}

static void
follow_view (MvChartDock *self, gboolean at_once)
{
  const MvView *view = mv_session_get_view (self->session);
  MvChartKind kinds[MV_N_CHARTS];
  guint n = mv_chart_dock_shown (view, kinds);

  if (n == 0)
    gtk_label_set_text (GTK_LABEL (self->nothing), mv_chart_dock_first (view) != 0
                        ? _("The charts chosen so far say nothing about what the map shows now. Choose another one above.")
                        : _("No kind of chart says something about what the map shows. Choose a flow among the layers."));
  gtk_widget_set_visible (self->scrolled, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
  if ((!at_once || !advance (self) || self->retired->len > 0) && self->turn == 0)
    self->turn = g_timeout_add (at_once ? FRAME_MS : 2 * FRAME_MS, turn_cb, self);
}

static void
view_changed_cb (MvSession *session, guint parts, MvChartDock *self)
{
  gboolean covered = *mv_session_get_view (session)->page != '\0', turned = covered != self->covered;

  self->covered = covered;
  if (parts & (MV_VIEW_CHARTS | MV_VIEW_CONTENT | MV_VIEW_PAGE))
    follow_view (self, !turned);        /* after a page the map comes first */
}

/* --- the switcher --------------------------------------------------------------------------------------------------------------------- */

/* A chart comes last; one more than there is room for takes the place of the last. */
static void
toggle_edit (MvView *view, gpointer data)
{
  MvChartKind kind = GPOINTER_TO_UINT (data), kinds[MV_N_CHARTS];
  guint n = mv_chart_dock_shown (view, kinds), kept = 0;
  gboolean there = FALSE;

  for (guint i = 0; i < n; i++)
    if (kinds[i] == kind)
      there = TRUE;
    else
      kinds[kept++] = kinds[i];
  if (!there)
    {
      kept = MIN (kept, MV_CHART_DOCK_MOST - 1);
      kinds[kept++] = kind;
    }
  mv_view_set_charts (view, kinds, kept);
}

static void
toggled_cb (GtkToggleButton *button, MvChartDock *self)
{
  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    if (self->kinds[kind] == GTK_WIDGET (button) && !self->following)
      mv_session_edit (self->session, toggle_edit, GUINT_TO_POINTER (kind));
}

static void
fold_edit (MvView *view, gpointer data)
{
  view->charts = 0;
}

static void
fold_cb (GtkButton *button, MvChartDock *self)
{
  mv_session_edit (self->session, fold_edit, NULL);
}

static GtkWidget *
make_side (void)
{
  GtkWidget *side = gtk_toggle_button_new ();

  mv_icon_on_button (GTK_BUTTON (side), "view-dual-symbolic");
  gtk_widget_add_css_class (side, "flat");
  mv_hint_set (side, _("Charts beside the map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (side), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Charts beside the map"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (side), "win.charts-beside");
  return side;
}

static GtkWidget *
make_head (MvChartDock *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *row = gtk_scrolled_window_new ();
  GtkWidget *fold = mv_icon_button_new ("pan-down-symbolic");

  self->switches = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (row), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (row), self->switches);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_widget_add_css_class (fold, "flat");
  mv_hint_set (fold, _("Fold the charts (F6)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fold the charts"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switches), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kinds of charts"), -1);
  g_signal_connect (fold, "clicked", G_CALLBACK (fold_cb), self);
  gtk_box_append (GTK_BOX (head), row);
  gtk_box_append (GTK_BOX (head), make_side ());
  gtk_box_append (GTK_BOX (head), fold);
  gtk_widget_add_css_class (head, "dock-head");
  return head;
}

/* --- the widget ----------------------------------------------------------------------------------------------------------------------- */

static void
mv_chart_dock_dispose (GObject *object)
{
  MvChartDock *self = MV_CHART_DOCK (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_chart_dock_parent_class)->dispose (object);
}

/* Nothing in it is asked for room: the whole window would be measured, outside of its frames, for every word that changes. */
static void
mv_chart_dock_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  gboolean beside = MV_CHART_DOCK (widget)->beside;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (beside ? LEAST_WIDTH : LITTLE) : beside ? LITTLE : LEAST_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_chart_dock_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  mv_room_give (MV_CHART_DOCK (widget)->box, width, height);
}

static void
mv_chart_dock_class_init (MvChartDockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_chart_dock_dispose;
  gtk_widget_class_set_css_name (widget_class, "chartdock");
  widget_class->measure = mv_chart_dock_measure;
  widget_class->get_request_mode = mv_room_request_mode;
  widget_class->size_allocate = mv_chart_dock_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mv_chart_dock_init (MvChartDock *self)
{
  self->retired = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->charts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->charts), TRUE);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->charts);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_set_vexpand (self->nothing, TRUE);
  gtk_widget_add_css_class (self->nothing, "chart-problem");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Charts"), -1);
}

void
mv_chart_dock_set_beside (MvChartDock *self, gboolean beside)
{
  GtkPolicyType along = GTK_POLICY_AUTOMATIC, across = GTK_POLICY_NEVER;

  g_return_if_fail (MV_IS_CHART_DOCK (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->charts), beside ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), beside ? across : along, beside ? along : across);
  self->beside = beside;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkWidget *
mv_chart_dock_new (MvSession *session)
{
  MvChartDock *self = g_object_new (MV_TYPE_CHART_DOCK, NULL);

  self->session = g_object_ref (session);
  mv_chart_dock_set_beside (self, FALSE);
  g_signal_connect (session, "view-changed", G_CALLBACK (view_changed_cb), self);
  follow_view (self, FALSE);
  return GTK_WIDGET (self);
}

MvChartView *
mv_chart_dock_get_view (MvChartDock *self, MvChartKind kind)
{
  g_return_val_if_fail (MV_IS_CHART_DOCK (self) && (guint) kind < MV_N_CHARTS, NULL);

  return self->views[kind];
}

void
mv_chart_dock_turn (MvChartDock *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *chart = focus != NULL ? gtk_widget_get_ancestor (focus, MV_TYPE_CHART_VIEW) : NULL;

  g_return_if_fail (MV_IS_CHART_DOCK (self));

  if (chart == NULL)
    chart = gtk_widget_get_first_child (self->charts);
  if (chart != NULL)
    mv_chart_view_show_table (MV_CHART_VIEW (chart), !mv_chart_view_is_table (MV_CHART_VIEW (chart)));
}

void
mv_chart_dock_focus (MvChartDock *self)
{
  GtkWidget *chart = gtk_widget_get_first_child (self->charts);

  if (chart != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (mv_chart_view_get_canvas (MV_CHART_VIEW (chart))));
}
