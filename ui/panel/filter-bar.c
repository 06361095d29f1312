#include "ui/panel/filter-bar.h"

#include <string.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "ui/model/toggle.h"

#define MOST_NAMES 3            /* of values in one chip: more are counted */

static const struct { const char *key, *title; } filters[] = {
  { "sponsor", N_("Sponsor") }, { "theme", N_("Theme") }, { "status", N_("Status") }, { "precision", N_("Place known by") },
  { "source", N_("Source") }, { "partners", N_("Partners") }, { "least", N_("Value") },
  { "only", N_("Charts only of") }
};
#define N_FILTERS G_N_ELEMENTS (filters)

struct _MvFilterBar
{
  GtkWidget  parent_instance;
  MvSession *session;
  GtkWidget *scrolled;
  GtkWidget *chips[N_FILTERS], *switches[N_FILTERS], *crosses[N_FILTERS];
  gboolean   following;
};

G_DEFINE_FINAL_TYPE (MvFilterBar, mv_filter_bar, GTK_TYPE_WIDGET)

static char *
name_of (MvFilterBar *self, const char *key, const char *code)
{
  MvRole role = mv_role_from_code (code);
  g_autofree char *ref = g_str_equal (key, "only") ? g_strdup (code) : g_strconcat ("country:", code, NULL);
  const char *title;

  if (g_str_equal (key, "theme"))
    return g_strdup (mv_theme_name (mv_theme_from_code (code)));
  if (g_str_equal (key, "status"))
    return g_strdup (mv_status_name (mv_status_from_code (code)));
  if (g_str_equal (key, "precision"))
    return g_strdup (mv_precision_name (code));
  if (role != MV_ROLE_OTHER || g_str_equal (code, "other"))
    return g_strdup (mv_role_name (role));
  title = mv_session_title_of (self->session, ref);
  if (title == NULL && g_str_equal (key, "only"))       /* not on the map now */
    title = strchr (code, ':') + 1;
  return g_strdup (title != NULL ? title : code);
}

static char *
say (MvFilterBar *self, const MvView *view, guint i)
{
  char **list;
  GString *text = g_string_new (_(filters[i].title));
  guint n;

  g_string_append (text, ": ");
  if (g_str_equal (filters[i].key, "least"))
    {
      g_autofree char *value = mv_number_short (view->least, NULL);

      g_string_append_printf (text, _("at least %s"), value);
      return g_string_free (text, FALSE);
    }
  list = *mv_view_filter_list ((MvView *) view, filters[i].key);
  n = g_strv_length (list);
  for (guint k = 0; k < n && k < MOST_NAMES; k++)
    {
      g_autofree char *name = name_of (self, filters[i].key, list[k]);

      g_string_append_printf (text, "%s%s", k > 0 ? ", " : "", name);
    }
  if (n > MOST_NAMES)
    {
      g_string_append (text, " ");
      g_string_append_printf (text, ngettext_ ("and %u more", "and %u more", n - MOST_NAMES), n - MOST_NAMES);
    }
  return g_string_free (text, FALSE);
}

static void
follow (MvFilterBar *self)
{
  g_autoptr(MvView) view = mv_view_tidy (mv_session_get_view (self->session));
  gboolean any = FALSE;

  self->following = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    {
      gboolean set = mv_view_filters (view, filters[i].key), on = !mv_view_is_off (view, filters[i].key);
      g_autofree char *text = set ? say (self, view, i) : NULL, *away = NULL;

      gtk_widget_set_visible (self->chips[i], set);
      any = any || set;
      if (!set)
        continue;
      away = g_strdup_printf (_("Take away the filter %s"), text);
      gtk_button_set_label (GTK_BUTTON (self->switches[i]), text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->switches[i]), on);
      gtk_widget_set_tooltip_text (self->switches[i], on ? _("Turn this filter off and keep it") : _("Turn this filter on again"));
      gtk_widget_set_tooltip_text (self->crosses[i], away);
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
  char ***list = mv_view_filter_list (view, key);

  if (list != NULL)
    mv_view_set_list (list, NULL);
  else
    view->least = 0;
  if (mv_view_is_off (view, key))
    mv_view_toggle_in_list (&view->off, key);
}

static const char *
key_of (MvFilterBar *self, GtkWidget *const *widgets, gpointer widget)
{
  for (guint i = 0; i < N_FILTERS; i++)
    if (widgets[i] == widget)
      return filters[i].key;
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

  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autofree char *away = g_strdup_printf (_("Take away the filter %s"), _(filters[i].title));

      self->chips[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->chips[i], "linked");
      self->switches[i] = gtk_toggle_button_new_with_label (_(filters[i].title));
      self->crosses[i] = gtk_button_new_from_icon_name ("window-close-symbolic");
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
