#include "ui/panel/filter-bar.h"

#include "app/base/text.h"
#include "app/view/filter-say.h"
#include "ui/model/toggle.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"

#define MOST_NAMES 3            /* of values in one chip: more are counted */

#define MOST_FILTERS 16

struct _MvFilterBar
{
  GtkWidget  parent_instance;
  MvSession *session;
  GtkWidget *scrolled;
  guint      n_filters;         /* as the view has them */
  GtkWidget *chips[MOST_FILTERS], *switches[MOST_FILTERS], *crosses[MOST_FILTERS];
  gboolean   following;
};

G_DEFINE_FINAL_TYPE (MvFilterBar, mv_filter_bar, GTK_TYPE_WIDGET)

static char *
name_of (const char *kind, const char *code, gpointer session)
{
  g_autofree char *ref = g_strdup_printf ("%s:%s", kind, code);

  return g_strdup (mv_session_title_of (session, ref));
}

/* As the scene reads it, which knows all names; until it has come in the words of the window. */
static char *
say (MvFilterBar *self, const MvView *view, const char *key)
{
  MvScene *scene = mv_session_get_scene (self->session);
  g_auto(GStrv) codes = mv_view_filter_codes (view, key);

  for (guint i = 0; scene != NULL && i < scene->filters->len; i++)
    {
      const MvSceneFilter *filter = scene->filters->pdata[i];

      if (g_str_equal (filter->key, key) && g_strv_equal ((const char *const *) filter->codes, (const char *const *) codes))
        return g_strdup (filter->text);
    }
  return mv_filter_say (view, key, MOST_NAMES, name_of, self->session);
}

static void
follow (MvFilterBar *self)
{
  g_autoptr(MvView) view = mv_view_tidy (mv_session_get_view (self->session));
  const char *const *keys = mv_view_filter_keys_told ();
  gboolean any = FALSE;

  self->following = TRUE;
  for (guint i = 0; i < self->n_filters; i++)
    {
      gboolean set = mv_view_filters (view, keys[i]), on = !mv_view_is_off (view, keys[i]);
      g_autofree char *text = set ? say (self, view, keys[i]) : NULL, *away = NULL;

      gtk_widget_set_visible (self->chips[i], set);
      any = any || set;
      if (!set)
        continue;
      away = g_strdup_printf (_("Take away the filter %s"), text);
      gtk_button_set_label (GTK_BUTTON (self->switches[i]), text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->switches[i]), on);
      mv_hint_set (self->switches[i], on ? _("Turn this filter off and keep it") : _("Turn this filter on again"));
      mv_hint_set (self->crosses[i], away);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->crosses[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, away, -1);
    }
  self->following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
switch_edit (MvView *view, gpointer key)
{
  mv_view_toggle_in_list (&view->off, key);
}

static void
away_edit (MvView *view, gpointer key)
{
  mv_view_clear_filter (view, key);
  if (mv_view_is_off (view, key))
    mv_view_toggle_in_list (&view->off, key);
}

static const char *
key_of (MvFilterBar *self, GtkWidget *const *widgets, gpointer widget)
{
  for (guint i = 0; i < self->n_filters; i++)
    if (widgets[i] == widget)
      return mv_view_filter_keys_told ()[i];
  return NULL;
}

static void
switched_cb (GtkToggleButton *button, MvFilterBar *self)
{
  if (!self->following)
    mv_session_edit (self->session, switch_edit, (gpointer) key_of (self, self->switches, button));
}

static void
away_cb (GtkButton *button, MvFilterBar *self)
{
  mv_session_edit (self->session, away_edit, (gpointer) key_of (self, self->crosses, button));
}

static void
view_changed_cb (MvSession *session, guint parts, MvFilterBar *self)
{
  if (parts & (MV_VIEW_CONTENT | MV_VIEW_CHARTS))
    follow (self);
}

static void
mv_filter_bar_dispose (GObject *object)
{
  MvFilterBar *self = MV_FILTER_BAR (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_filter_bar_parent_class)->dispose (object);
}

static void
mv_filter_bar_class_init (MvFilterBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_filter_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "filterbar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mv_filter_bar_init (MvFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *const *keys = mv_view_filter_keys_told ();

  self->n_filters = MIN (g_strv_length ((char **) keys), MOST_FILTERS);
  for (guint i = 0; i < self->n_filters; i++)
    {
      const char *title = mv_view_filter_title (keys[i]);
      g_autofree char *away = g_strdup_printf (_("Take away the filter %s"), title);

      self->chips[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->chips[i], "linked");
      self->switches[i] = gtk_toggle_button_new_with_label (title);
      self->crosses[i] = mv_icon_button_new ("window-close-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->crosses[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, away, -1);
      gtk_box_append (GTK_BOX (self->chips[i]), self->switches[i]);
      gtk_box_append (GTK_BOX (self->chips[i]), self->crosses[i]);
      gtk_box_append (GTK_BOX (box), self->chips[i]);
      g_signal_connect (self->switches[i], "toggled", G_CALLBACK (switched_cb), self);
      g_signal_connect (self->crosses[i], "clicked", G_CALLBACK (away_cb), self);
    }
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters"), -1);
}

GtkWidget *
mv_filter_bar_new (MvSession *session)
{
  MvFilterBar *self = g_object_new (MV_TYPE_FILTER_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  return GTK_WIDGET (self);
}
