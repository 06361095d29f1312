#include "ui/panel/time-bar.h"

#include "app/base/text.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/time-strip.h"

#define PATIENCE_MS 300

struct _MvTimeBar
{
  GtkWidget    parent_instance;
  MvSession   *session;
  MvTimeStrip *strip;
  GtkButton   *play, *nearest;
  GtkRevealer *nearest_revealer;
  GtkSpinner  *spinner;
  double       seconds;         /* a year, while playing */
  guint        timer;
  guint        patience;        /* until a load is long enough to be shown */
};

G_DEFINE_FINAL_TYPE (MvTimeBar, mv_time_bar, GTK_TYPE_WIDGET)

static int
year_of (MvTimeBar *self)
{
  return mv_session_get_view (self->session)->year;
}

static void
year_chosen_cb (MvTimeStrip *strip, int year, MvTimeBar *self)
{
  mv_session_set_year (self->session, year);
}

static void
period_chosen_cb (MvTimeStrip *strip, int from, int to, MvTimeBar *self)
{
  mv_session_set_period (self->session, from, to);
}

static void
pointed_cb (MvTimeStrip *strip, double year, MvTimeBar *self)
{
  mv_session_set_cursor (self->session, year);
}

static void
cursor_cb (MvSession *session, GParamSpec *spec, MvTimeBar *self)
{
  mv_time_strip_set_cursor (self->strip, mv_session_get_cursor (session));
}

static void
nearest_cb (GtkButton *button, MvTimeBar *self)
{
  MvScene *scene = mv_session_get_scene (self->session);

  if (scene != NULL && scene->nearest_year != 0)
    mv_session_set_year (self->session, scene->nearest_year);
}

static void
view_changed_cb (MvSession *session, guint parts, MvTimeBar *self)
{
  const MvView *view = mv_session_get_view (session);

  mv_time_strip_set_year (self->strip, view->year);
  mv_time_strip_set_period (self->strip, view->period_from, view->period_to);
}

static void
scene_cb (MvSession *session, GParamSpec *spec, MvTimeBar *self)
{
  MvScene *scene = mv_session_get_scene (session);
  gboolean offer = scene != NULL && scene->nearest_year != 0;

  mv_time_strip_set_years (self->strip, scene != NULL ? scene->years : NULL);
  if (offer)
    {
      g_autofree char *text = g_strdup_printf (_("No figures for %d. Show %d"), scene->view->year, scene->nearest_year);
      g_autofree char *label = g_strdup_printf (_("Show %d"), scene->nearest_year);

      gtk_button_set_label (self->nearest, label);
      mv_hint_set (GTK_WIDGET (self->nearest), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->nearest), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  gtk_revealer_set_reveal_child (self->nearest_revealer, offer);
}

static void
events_cb (MvSession *session, GParamSpec *spec, MvTimeBar *self)
{
  mv_time_strip_set_events (self->strip, mv_session_get_events (session));
}

static void
show_loading (MvTimeBar *self, gboolean shown)
{
  gtk_spinner_set_spinning (self->spinner, shown);
  gtk_widget_set_opacity (GTK_WIDGET (self->spinner), shown ? 1 : 0);
}

static gboolean
patience_cb (gpointer data)
{
  MvTimeBar *self = data;

  self->patience = 0;
  show_loading (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Most answers come before an eye would see the spinner turn; drawing it would only cost frames. */
static void
loading_cb (MvSession *session, GParamSpec *spec, MvTimeBar *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (mv_session_get_loading (session))
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  else
    show_loading (self, FALSE);
}

void
mv_time_bar_step (MvTimeBar *self, int step)
{
  MvScene *scene;
  int year, found;

  g_return_if_fail (MV_IS_TIME_BAR (self));
  scene = mv_session_get_scene (self->session);
  year = found = year_of (self);
  for (guint i = 0; scene != NULL && scene->years != NULL && i < scene->years->len; i++)
    {
      int other = g_array_index (scene->years, int, i);

      if (step > 0 ? other > year && (found == year || other < found) : other < year && (found == year || other > found))
        found = other;
    }
  if (scene == NULL || scene->years == NULL || scene->years->len == 0)
    found = CLAMP (year + step, MV_TIME_FIRST, MV_TIME_LAST);
  mv_session_set_year (self->session, found);
}

/* Playing waits for the picture: a year follows only when the one before is shown. */
static gboolean
play_cb (gpointer data)
{
  MvTimeBar *self = data;
  int before = year_of (self);

  if (mv_session_get_loading (self->session))
    return G_SOURCE_CONTINUE;
  mv_time_bar_step (self, 1);
  if (year_of (self) != before)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  mv_time_bar_set_playing (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
mv_time_bar_set_playing (MvTimeBar *self, gboolean playing)
{
  g_return_if_fail (MV_IS_TIME_BAR (self));
  g_clear_handle_id (&self->timer, g_source_remove);
  if (playing)
    {
      MvScene *scene = mv_session_get_scene (self->session);

      /* At the last year playing starts again from the first. */
      if (scene != NULL && scene->years != NULL && scene->years->len > 0
          && year_of (self) >= g_array_index (scene->years, int, scene->years->len - 1))
        mv_session_set_year (self->session, g_array_index (scene->years, int, 0));
      self->timer = g_timeout_add ((guint) (self->seconds * 1000), play_cb, self);
    }
  mv_icon_on_button (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  mv_hint_set (GTK_WIDGET (self->play), playing ? _("Pause") : _("Play the years"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, playing ? _("Pause") : _("Play the years"), -1);
}

void
mv_time_bar_set_seconds (MvTimeBar *self, double seconds)
{
  g_return_if_fail (MV_IS_TIME_BAR (self));
  self->seconds = CLAMP (seconds, 0.1, 60);
}

gboolean
mv_time_bar_get_playing (MvTimeBar *self)
{
  g_return_val_if_fail (MV_IS_TIME_BAR (self), FALSE);
  return self->timer != 0;
}

static void
mv_time_bar_dispose (GObject *object)
{
  MvTimeBar *self = MV_TIME_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mv_time_bar_parent_class)->dispose (object);
}

static void
mv_time_bar_class_init (MvTimeBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_time_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "timebar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
step_button (const char *icon, const char *action, const char *name)
{
  GtkWidget *button = mv_icon_button_new (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  mv_hint_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
mv_time_bar_init (MvTimeBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->seconds = 1.0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (step_button ("go-previous-symbolic", "win.previous-year", _("Previous year with figures")), widget);
  self->play = GTK_BUTTON (step_button ("media-playback-start-symbolic", "win.play", _("Play the years")));
  gtk_widget_set_parent (GTK_WIDGET (self->play), widget);
  gtk_widget_set_parent (step_button ("go-next-symbolic", "win.next-year", _("Next year with figures")), widget);

  self->strip = MV_TIME_STRIP (mv_time_strip_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->strip), TRUE);
  g_signal_connect (self->strip, "year-chosen", G_CALLBACK (year_chosen_cb), self);
  g_signal_connect (self->strip, "period-chosen", G_CALLBACK (period_chosen_cb), self);
  g_signal_connect (self->strip, "pointed", G_CALLBACK (pointed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->strip), widget);

  self->nearest = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->nearest), "suggested-action");
  gtk_widget_set_valign (GTK_WIDGET (self->nearest), GTK_ALIGN_CENTER);
  g_signal_connect (self->nearest, "clicked", G_CALLBACK (nearest_cb), self);
  self->nearest_revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->nearest_revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_LEFT);
  gtk_revealer_set_child (self->nearest_revealer, GTK_WIDGET (self->nearest));
  gtk_widget_set_parent (GTK_WIDGET (self->nearest_revealer), widget);

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_widget_set_opacity (GTK_WIDGET (self->spinner), 0);
  gtk_widget_set_parent (GTK_WIDGET (self->spinner), widget);
}

GtkWidget *
mv_time_bar_new (MvSession *session)
{
  MvTimeBar *self = g_object_new (MV_TYPE_TIME_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_cb), self, 0);
  g_signal_connect_object (session, "notify::events", G_CALLBACK (events_cb), self, 0);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (loading_cb), self, 0);
  g_signal_connect_object (session, "notify::cursor", G_CALLBACK (cursor_cb), self, 0);
  view_changed_cb (session, 0, self);
  scene_cb (session, NULL, self);
  events_cb (session, NULL, self);
  return GTK_WIDGET (self);
}
