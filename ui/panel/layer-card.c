#include "ui/panel/layer-card.h"

#include "app/base/text.h"
#include "ui/model/toggle.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/legend-view.h"

/* The organisation a person sees who turns alliances on without having chosen any: four of the five belong to it. */
#define FIRST_ORGANISATION "SCO"

struct _MvLayerCard
{
  GtkWidget          parent_instance;
  MvSession         *session;
  guint              overlays, last;    /* MvOverlay bits */
  const char *const *legend_names;
  GtkWidget         *toggle, *fold, *body;
  GPtrArray         *legends;           /* MvLegendView, owned by the widget tree */
  gboolean           following;         /* the view changes the switch, not a person */
};

G_DEFINE_FINAL_TYPE (MvLayerCard, mv_layer_card, GTK_TYPE_WIDGET)

static void
switch_edit (MvView *view, gpointer data)
{
  MvLayerCard *self = data;
  const char *const first[] = { FIRST_ORGANISATION, NULL };
  gboolean on = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  mv_view_set_overlay (view, on ? self->last : self->overlays, on);
  if ((view->overlays & MV_OVERLAY_ALLIANCES) && view->orgs[0] == NULL)
    mv_view_set_list (&view->orgs, first);
}

static void
active_cb (GtkSwitch *toggle, GParamSpec *spec, MvLayerCard *self)
{
  if (!self->following)
    mv_session_edit (self->session, switch_edit, self);
}

/* Of what is off only the switch is shown; a person may fold away the rest of what is on. */
static void
show_body (MvLayerCard *self)
{
  gboolean on = (mv_session_get_view (self->session)->overlays & self->overlays) != 0;
  gboolean unfolded = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold));
  const char *said = unfolded ? _("Fold the legend") : _("Unfold the legend");

  gtk_widget_set_visible (self->fold, on);
  gtk_widget_set_visible (self->body, on && unfolded);
  if (!mv_hint_set (self->fold, said))
    return;
  mv_icon_on_button (GTK_BUTTON (self->fold), unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
view_changed_cb (MvSession *session, guint parts, MvLayerCard *self)
{
  guint on = mv_session_get_view (session)->overlays & self->overlays;

  if (on != 0)
    self->last = on & -on;
  self->following = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), on != 0);
  self->following = FALSE;
  show_body (self);
}

static void
scene_cb (MvSession *session, GParamSpec *spec, MvLayerCard *self)
{
  MvScene *scene = mv_session_get_scene (session);
  guint used = 0;

  for (guint i = 0; scene != NULL && i < scene->legends->len; i++)
    {
      const MvLegend *legend = g_ptr_array_index (scene->legends, i);

      if (legend->overlay == NULL || !g_strv_contains (self->legend_names, legend->overlay))
        continue;
      if (used == self->legends->len)
        {
          GtkWidget *view = mv_legend_view_new (session);

          g_ptr_array_add (self->legends, view);
          gtk_box_append (GTK_BOX (self->body), view);
        }
      mv_legend_view_set_legend (g_ptr_array_index (self->legends, used++), scene, legend);
    }
  for (; used < self->legends->len; used++)
    mv_legend_view_set_legend (g_ptr_array_index (self->legends, used), NULL, NULL);
}

static void
mv_layer_card_dispose (GObject *object)
{
  MvLayerCard *self = MV_LAYER_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->legends, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_layer_card_parent_class)->dispose (object);
}

static void
mv_layer_card_class_init (MvLayerCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_layer_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "layercard");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
mv_layer_card_init (MvLayerCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  self->legends = g_ptr_array_new ();
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->body, "card-body");
  self->fold = gtk_toggle_button_new ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), TRUE);
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_widget_add_css_class (self->fold, "fold");
  gtk_widget_set_valign (self->fold, GTK_ALIGN_CENTER);
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
}

static GtkWidget *
left_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
mv_layer_card_new (MvSession *session, const char *title, const char *subtitle, guint overlays, const char *const *legends,
                   GtkWidget *controls)
{
  MvLayerCard *self = g_object_new (MV_TYPE_LAYER_CARD, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = left_label (title, "heading");

  self->session = g_object_ref (session);
  self->overlays = overlays;
  self->last = overlays & -overlays;
  self->legend_names = legends;
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (head, "card-head");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), left_label (subtitle, "caption"));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), self->fold);
  gtk_box_append (GTK_BOX (head), self->toggle);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  if (controls != NULL)
    gtk_box_append (GTK_BOX (self->body), controls);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_signal_connect_swapped (self->fold, "toggled", G_CALLBACK (show_body), self);
  g_signal_connect (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_cb), self, 0);
  view_changed_cb (session, MV_VIEW_CONTENT, self);
  scene_cb (session, NULL, self);
  return GTK_WIDGET (self);
}
