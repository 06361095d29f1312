#include "ui/panel/alliance-controls.h"

#include "app/base/text.h"
#include "ui/model/toggle.h"
#include "ui/panel/choice-row.h"
#include "ui/panel/organisation-picker.h"
#include "ui/panel/prose.h"

struct _MvAllianceControls
{
  GtkWidget        parent_instance;
  MvSession       *session;
  MvChoiceRow     *mode;
  GtkWidget       *picker, *date_box, *date, *date_note, *power;
  const MvChoices *choices;     /* NULL until read */
  gboolean         following;
};

static const MvWordingStyle small = { 0.82, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };

G_DEFINE_FINAL_TYPE (MvAllianceControls, mv_alliance_controls, GTK_TYPE_WIDGET)

static void
mode_edit (MvView *view, gpointer word)
{
  mv_view_set_overlay (view, mv_view_overlay_called (word), TRUE);
}

static void
mode_cb (MvChoiceRow *row, const char *code, MvAllianceControls *self)
{
  mv_session_edit (self->session, mode_edit, (gpointer) code);
}

static void
date_edit (MvView *view, gpointer date)
{
  view->date = *(MvDate *) date;
}

static void
mark_wrong (MvAllianceControls *self, gboolean wrong)
{
  (wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->date, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
date_cb (GtkEntry *entry, MvAllianceControls *self)
{
  MvDate date = { 0 };
  gboolean good = mv_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), &date)
                  && (date.year == 0 || (date.year >= MV_VIEW_FIRST && date.year <= MV_VIEW_LAST));

  mark_wrong (self, !good);
  if (good)
    mv_session_edit (self->session, date_edit, &date);
}

static void
date_typed_cb (GtkEditable *editable, MvAllianceControls *self)
{
  if (!self->following)
    mark_wrong (self, FALSE);
}

static void
clear_cb (GtkEntry *entry, GtkEntryIconPosition position, MvAllianceControls *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  date_cb (entry, self);
}

static void
power_edit (MvView *view, gpointer iso3)
{
  mv_text_set (&view->with, iso3);
}

static void
power_cb (GtkDropDown *list, GParamSpec *spec, MvAllianceControls *self)
{
  guint chosen = gtk_drop_down_get_selected (list);

  if (!self->following && self->choices != NULL && chosen < self->choices->powers->len)
    mv_session_edit (self->session, power_edit, (gpointer) ((MvChoice *) self->choices->powers->pdata[chosen])->code);
}

static void
show_date (MvAllianceControls *self, const MvView *view)
{
  g_autofree char *text = mv_date_text (view->date);
  g_autofree char *note = view->date.year == 0
    ? g_strdup_printf (_("At the end of the year shown: 31 December %d"), view->year)
    : g_strdup (_("At this date, whatever the year shown. Clear it to follow the year."));

  mv_prose_set (MV_PROSE (self->date_note), note);
  if (text != NULL ? g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->date))) : gtk_entry_get_text_length (GTK_ENTRY (self->date)) == 0)
    return;
  if (!gtk_widget_has_focus (gtk_widget_get_first_child (self->date)))
    gtk_editable_set_text (GTK_EDITABLE (self->date), text != NULL ? text : "");
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->date), GTK_ENTRY_ICON_SECONDARY,
                                     view->date.year != 0 ? "edit-clear-symbolic" : NULL);
}

/* Every country of the world: listed when somebody wants to choose. */
static void
list_powers (MvAllianceControls *self)
{
  g_autoptr(GtkStringList) names = NULL;

  if (self->choices == NULL || gtk_drop_down_get_model (GTK_DROP_DOWN (self->power)) != NULL)
    return;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->choices->powers->len; i++)
    gtk_string_list_append (names, ((MvChoice *) self->choices->powers->pdata[i])->name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->power), G_LIST_MODEL (names));
}

static void
view_changed_cb (MvSession *session, guint parts, MvAllianceControls *self)
{
  const MvView *view = mv_session_get_view (session);
  gboolean members = (view->overlays & MV_OVERLAY_ALLIANCES) != 0, treaties = (view->overlays & MV_OVERLAY_TREATIES) != 0;
  gboolean votes = (view->overlays & MV_OVERLAY_VOTES) != 0;
  const char *taken[] = { members ? "alliances" : treaties ? "treaties" : votes ? "votes" : NULL, NULL };

  if (!(parts & MV_VIEW_CONTENT))
    return;
  self->following = TRUE;
  mv_choice_row_set (self->mode, taken);
  gtk_widget_set_visible (self->picker, members);
  gtk_widget_set_visible (self->date_box, members || treaties);
  gtk_widget_set_visible (self->power, votes);
  if (members || treaties)
    show_date (self, view);
  if (votes)
    list_powers (self);
  for (guint i = 0; votes && self->choices != NULL && i < self->choices->powers->len; i++)
    if (g_str_equal (((MvChoice *) self->choices->powers->pdata[i])->code, view->with))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->power), i);
  self->following = FALSE;
}

void
mv_alliance_controls_set_choices (MvAllianceControls *self, const MvChoices *choices)
{
  g_return_if_fail (MV_IS_ALLIANCE_CONTROLS (self));

  self->choices = choices;
  mv_organisation_picker_set_choices (MV_ORGANISATION_PICKER (self->picker), choices);
  view_changed_cb (self->session, MV_VIEW_CONTENT, self);
}

static void
mv_alliance_controls_dispose (GObject *object)
{
  MvAllianceControls *self = MV_ALLIANCE_CONTROLS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_alliance_controls_parent_class)->dispose (object);
}

static void
mv_alliance_controls_class_init (MvAllianceControlsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_alliance_controls_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "alliancecontrols");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
add_date (MvAllianceControls *self)
{
  self->date_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->date = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date), _("Date: 2012, 2012-05 or 2012-05-01"));
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->date), GTK_ENTRY_ICON_SECONDARY, _("Follow the year shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date of the memberships"), -1);
  g_signal_connect (self->date, "activate", G_CALLBACK (date_cb), self);
  g_signal_connect (self->date, "changed", G_CALLBACK (date_typed_cb), self);
  g_signal_connect (self->date, "icon-press", G_CALLBACK (clear_cb), self);
  self->date_note = mv_prose_new (&small, 0.65);
  gtk_box_append (GTK_BOX (self->date_box), self->date);
  gtk_box_append (GTK_BOX (self->date_box), self->date_note);
  gtk_widget_set_parent (self->date_box, GTK_WIDGET (self));
}

static void
mv_alliance_controls_init (MvAllianceControls *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);
  const MvChoiceItem modes[] = {
    { "alliances", _("Members"), _("Who belongs to which organisation") },
    { "treaties", _("Treaties"), _("Treaties between pairs of countries") },
    { "votes", _("Votes"), _("Voting agreement with a power in the UN General Assembly") },
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->mode = MV_CHOICE_ROW (mv_choice_row_new (_("Alliances by"), modes, G_N_ELEMENTS (modes)));
  g_signal_connect (self->mode, "chosen", G_CALLBACK (mode_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->mode), widget);
}

GtkWidget *
mv_alliance_controls_new (MvSession *session)
{
  MvAllianceControls *self = g_object_new (MV_TYPE_ALLIANCE_CONTROLS, NULL);

  self->session = g_object_ref (session);
  self->picker = mv_organisation_picker_new (session);
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  add_date (self);
  self->power = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->power), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Agreement with"), -1);
  g_signal_connect (self->power, "notify::selected", G_CALLBACK (power_cb), self);
  gtk_widget_set_parent (self->power, GTK_WIDGET (self));
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  view_changed_cb (session, MV_VIEW_CONTENT, self);
  return GTK_WIDGET (self);
}
