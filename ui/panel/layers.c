#include "ui/panel/layers.h"

#include "app/base/text.h"
#include "app/scene/facets.h"
#include "ui/panel/alliance-controls.h"
#include "ui/panel/base-controls.h"
#include "ui/panel/choice-row.h"
#include "ui/panel/facet-panel.h"
#include "ui/panel/flow-controls.h"
#include "ui/panel/layer-card.h"

struct _MvLayers
{
  GtkWidget            parent_instance;
  MvSession           *session;
  MvChoiceRow         *focus;
  MvFlowControls      *flows;
  MvAllianceControls  *alliances;
  GtkWidget           *query;           /* shown while there is one */
  MvChoices           *choices;         /* NULL until read */
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (MvLayers, mv_layers, GTK_TYPE_WIDGET)

static const char *const flow_legends[] = { "trade", "arms", "aid", "remittances", "migrants", "refugees", "air", NULL };
static const char *const project_legends[] = { "projects", NULL };
static const char *const query_legends[] = { "query", NULL };
static const char *const asset_legends[] = { "assets", NULL };
static const char *const alliance_legends[] = { "alliances", "treaties", "votes", NULL };

static void
focus_edit (MvView *view, gpointer code)
{
  const char *const one[] = { code, NULL };

  mv_view_set_list (&view->focus, one);
}

static void
focus_cb (MvChoiceRow *row, const char *code, MvLayers *self)
{
  mv_session_edit (self->session, focus_edit, (gpointer) code);
}

static void
view_changed_cb (MvSession *session, guint parts, MvLayers *self)
{
  if (parts & MV_VIEW_CONTENT)
    {
      mv_choice_row_set (self->focus, (const char *const *) mv_session_get_view (session)->focus);
      gtk_widget_set_visible (self->query, (mv_session_get_view (session)->overlays & MV_OVERLAY_QUERY) != 0);
    }
}

static gpointer
read_choices (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_choices_read (db, error);
}

static void
choices_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  MvChoices *choices = mv_worker_finish (result, &error);
  MvLayers *self = data;

  if (choices == NULL)
    {
      /* A dataset that cannot be read is told by the session already. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The choices of the layer panel cannot be read: %s", error->message);
      return;
    }
  self->choices = choices;
  mv_flow_controls_set_choices (self->flows, choices);
  mv_alliance_controls_set_choices (self->alliances, choices);
}

static void
mv_layers_dispose (GObject *object)
{
  MvLayers *self = MV_LAYERS (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_layers_parent_class)->dispose (object);
}

static void
mv_layers_finalize (GObject *object)
{
  MvLayers *self = MV_LAYERS (object);

  g_clear_pointer (&self->choices, mv_choices_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (mv_layers_parent_class)->finalize (object);
}

static void
mv_layers_class_init (MvLayersClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_layers_dispose;
  G_OBJECT_CLASS (class)->finalize = mv_layers_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "layers");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
mv_layers_init (MvLayers *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
focus_row (MvLayers *self)
{
  const MvChoiceItem countries[] = {
    { "CA5", _("Five"), _("The five states together") },
    { "KAZ", "KAZ", mv_role_name (MV_ROLE_KAZ) }, { "KGZ", "KGZ", mv_role_name (MV_ROLE_KGZ) },
    { "TJK", "TJK", mv_role_name (MV_ROLE_TJK) }, { "TKM", "TKM", mv_role_name (MV_ROLE_TKM) },
    { "UZB", "UZB", mv_role_name (MV_ROLE_UZB) },
  };

  self->focus = MV_CHOICE_ROW (mv_choice_row_new (_("Countries"), countries, G_N_ELEMENTS (countries)));
  gtk_widget_add_css_class (GTK_WIDGET (self->focus), "focus-row");
  g_signal_connect (self->focus, "chosen", G_CALLBACK (focus_cb), self);
  return GTK_WIDGET (self->focus);
}

/* The controls of a layer, and the facets of OVERLAY. */
static GtkWidget *
with_facets (MvSession *session, GtkWidget *controls, guint overlay)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), controls);
  gtk_box_append (GTK_BOX (box), mv_facet_panel_new (session, overlay));
  return box;
}

static GtkWidget *
query_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Ask in S_QL"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.sql");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* Events stand in the time bar, whatever the map shows: a card without a switch. */
static GtkWidget *
events_card (MvSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *title = gtk_label_new (_("Events")), *words = gtk_label_new (_("Ticks of the time bar"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "events-card");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), mv_facet_panel_new (session, MV_FACETS_EVENTS));
  return box;
}

static GtkWidget *
cards (MvLayers *self, MvSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->flows = MV_FLOW_CONTROLS (mv_flow_controls_new (session));
  self->alliances = MV_ALLIANCE_CONTROLS (mv_alliance_controls_new (session));
  gtk_widget_add_css_class (box, "layer-cards");
  gtk_box_append (GTK_BOX (box), focus_row (self));
  gtk_box_append (GTK_BOX (box), mv_layer_card_new (session, _("Flows"), _("Trade, arms, aid, people"), MV_OVERLAY_FLOWS, flow_legends,
                                                    with_facets (session, GTK_WIDGET (self->flows), MV_OVERLAY_FLOWS)));
  gtk_box_append (GTK_BOX (box), mv_layer_card_new (session, _("Projects"), _("Investment and aid projects"), MV_OVERLAY_PROJECTS,
                                                    project_legends, mv_facet_panel_new (session, MV_OVERLAY_PROJECTS)));
  gtk_box_append (GTK_BOX (box), mv_layer_card_new (session, _("Alliances"), _("Members, treaties, votes"),
                                                    MV_OVERLAY_ALLIANCES | MV_OVERLAY_TREATIES | MV_OVERLAY_VOTES, alliance_legends,
                                                    with_facets (session, GTK_WIDGET (self->alliances), MV_OVERLAY_ALLIANCES)));
  gtk_box_append (GTK_BOX (box), mv_layer_card_new (session, _("Energy and mining"), _("Power plants, fields, mines, pipelines"),
                                                    MV_OVERLAY_ASSETS, asset_legends, NULL));
  self->query = mv_layer_card_new (session, _("Query"), _("Rows of a saved query"), MV_OVERLAY_QUERY, query_legends, query_button ());
  gtk_box_append (GTK_BOX (box), self->query);
  gtk_box_append (GTK_BOX (box), events_card (session));
  gtk_box_append (GTK_BOX (box), mv_base_controls_new (session));
  return box;
}

GtkWidget *
mv_layers_new (MvSession *session)
{
  MvLayers *self = g_object_new (MV_TYPE_LAYERS, NULL);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->session = g_object_ref (session);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), cards (self, session));
  gtk_widget_set_parent (scroll, GTK_WIDGET (self));
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  view_changed_cb (session, MV_VIEW_CONTENT, self);
  mv_worker_submit (mv_session_get_worker (session), read_choices, NULL, NULL, (GDestroyNotify) mv_choices_free, self->cancellable,
                    choices_cb, self);
  return GTK_WIDGET (self);
}
