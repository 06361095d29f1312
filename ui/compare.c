#include "ui/compare.h"

#include "app/base/text.h"
#include "app/geo/mercator.h"
#include "app/scene/compare.h"
#include "app/view/selection.h"
#include "ui/panel/hint.h"

typedef struct
{
  GtkBox    *box;               /* not owned: it owns this */
  MvMap     *map;
  MvSession *session, *other;   /* OTHER is NULL while nothing is compared */
  GtkWidget *side, *heading;
  gboolean   following;
} Compare;

/* The other view with the camera of the first map as it stands. */
static MvView *
other_now (Compare *self)
{
  MvView *view = mv_compare_other (mv_session_get_view (self->session));
  MvFrame frame = mv_map_get_frame (self->map);

  if (view != NULL && !view->has_camera && frame.width > 0)
    {
      MvPoint centre = mv_frame_to_world (&frame, (MvPoint) { frame.width / 2, frame.height / 2 });
      double longitude, latitude;

      mv_mercator_unproject (centre, &longitude, &latitude);
      mv_view_set_camera (view, longitude, latitude, frame.zoom);
    }
  return view;
}

static void
follow_title (Compare *self)
{
  MvScene *scene = self->other != NULL ? mv_session_get_scene (self->other) : NULL;

  if (scene != NULL)
    gtk_label_set_text (GTK_LABEL (self->heading), scene->title);
}

/* What a person does on the other map is done to the view: its camera and its selection. */
static void
other_changed_cb (MvSession *other, guint parts, Compare *self)
{
  const MvView *view = mv_session_get_view (other);

  if (self->following)
    return;
  self->following = TRUE;
  if ((parts & MV_VIEW_CAMERA) && view->has_camera)
    mv_session_set_camera (self->session, view->longitude, view->latitude, view->zoom);
  if (parts & MV_VIEW_SELECTION)
    {
      g_auto(GStrv) refs = mv_view_selection (view);

      mv_session_select_list (self->session, (const char *const *) refs);
    }
  self->following = FALSE;
}

static void
scene_cb (MvSession *other, GParamSpec *spec, Compare *self)
{
  follow_title (self);
}

static void
close_cb (GtkButton *button, Compare *self)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "win.compare", "s", "");
}

static GtkWidget *
make_heading (Compare *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->heading = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->heading), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->heading), 34);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  mv_hint_set (close, _("End the comparison"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("End the comparison"), -1);
  g_signal_connect (close, "clicked", G_CALLBACK (close_cb), self);
  gtk_widget_add_css_class (row, "floating");
  gtk_widget_add_css_class (row, "compare-heading");
  /* The buttons of the map stand at the other end. */
  g_object_set (row, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, "margin-start", 12, "margin-end", 64, "margin-top", 12, NULL);
  gtk_box_append (GTK_BOX (row), self->heading);
  gtk_box_append (GTK_BOX (row), close);
  return row;
}

static void
begin (Compare *self, const MvView *view)
{
  GtkWidget *map;

  self->other = mv_session_new (mv_session_get_dataset (self->session), view);
  map = mv_map_new (self->other);
  self->side = gtk_overlay_new ();
  gtk_widget_set_hexpand (self->side, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (self->side), map);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->side), make_heading (self));
  gtk_box_append (self->box, self->side);
  g_signal_connect (self->other, "view-changed", G_CALLBACK (other_changed_cb), self);
  g_signal_connect (self->other, "notify::scene", G_CALLBACK (scene_cb), self);
}

static void
end (Compare *self)
{
  if (self->other == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->other, self);
  gtk_box_remove (self->box, self->side);
  self->side = self->heading = NULL;
  g_clear_object (&self->other);
}

static void
follow (Compare *self)
{
  g_autoptr(MvView) view = other_now (self);

  if (self->following)
    return;
  self->following = TRUE;
  if (view == NULL)
    end (self);
  else if (self->other == NULL)
    begin (self, view);
  else
    mv_session_set_view (self->other, view);
  self->following = FALSE;
}

static void
view_changed_cb (MvSession *session, guint parts, Compare *self)
{
  if (self->other != NULL || (parts & MV_VIEW_PAGE))
    follow (self);
}

/* Before the first map stands there is no camera to share. */
static void
completed_cb (MvMap *map, Compare *self)
{
  if (*mv_session_get_view (self->session)->compare != '\0')
    follow (self);
}

static void
compare_free (gpointer data)
{
  Compare *self = data;

  if (self->other != NULL)
    g_signal_handlers_disconnect_by_data (self->other, self);
  g_clear_object (&self->other);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->session);
  g_free (self);
}

void
mv_compare_follow (GtkBox *box, MvMap *map)
{
  Compare *self = g_new0 (Compare, 1);

  g_return_if_fail (GTK_IS_BOX (box) && MV_IS_MAP (map));

  self->box = box;
  self->map = map;
  self->session = g_object_ref (mv_map_get_session (map));
  g_object_set_data_full (G_OBJECT (box), "mv-compare", self, compare_free);
  g_signal_connect (self->session, "view-changed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect (map, "completed", G_CALLBACK (completed_cb), self);
}
