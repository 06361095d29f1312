#include "ui/map/map-private.h"

#include "app/base/text.h"
#include "ui/map/members.h"
#include "ui/model/trace.h"
#include "ui/variant.h"

G_DEFINE_FINAL_TYPE (MvMap, mv_map, GTK_TYPE_WIDGET)

MvFrame
mv_map_get_frame (MvMap *self)
{
  g_return_val_if_fail (MV_IS_MAP (self), (MvFrame) { 0 });

  return mv_viewport_frame (self->viewport, gtk_widget_get_width (GTK_WIDGET (self->map)), gtk_widget_get_height (GTK_WIDGET (self->map)));
}

static void
open_cluster (MvMap *self, const MvMark *mark)
{
  MvFrame frame = mv_map_get_frame (self);
  MvPoint at = mv_frame_to_surface (&frame, mark->from);

  if (mark->max_zoom <= MV_MAX_ZOOM)
    {
      mv_map_show_point (self, mark->from, MAX (mark->max_zoom + 0.01, frame.zoom + 0.5));
      return;
    }
  mv_members_popup (GTK_WIDGET (self), &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 }, self->session, mark->title,
                    (const char *const *) mark->members);
}

void
mv_map_activate_ref (MvMap *self, const char *ref, gboolean more)
{
  const MvMark *mark = mv_map_mark_of (self, ref);

  if (more && (mark == NULL || mark->members == NULL || g_str_equal (mark->ref, ref)))
    mv_session_pick (self->session, (const char *const[]) { ref, NULL }, TRUE);
  else if (mark != NULL && mark->members != NULL && g_strcmp0 (mv_map_ref_of (mark), ref) == 0)
    open_cluster (self, mark);
  else
    mv_session_select (self->session, ref);
}

/* "Largest: Kazakhstan → China, US$ 14.8 bn; ...": what someone who sees the map would see first. */
static char *
spoken_marks (MvScene *scene)
{
  const MvMark *top[3] = { NULL };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (top) && mark != NULL && *mark->ref != '\0' && mark->title != NULL; j++)
        if (top[j] == NULL || mark->order > top[j]->order)
          {
            const MvMark *smaller = top[j];

            top[j] = mark;
            mark = smaller;
          }
    }
  for (guint j = 0; j < G_N_ELEMENTS (top) && top[j] != NULL; j++)
    g_string_append_printf (text, "%s%s%s%s", j > 0 ? "; " : "", top[j]->title, top[j]->detail != NULL ? ", " : "",
                            top[j]->detail != NULL ? top[j]->detail : "");
  return g_string_free (text, FALSE);
}

static void
update_speech (MvMap *self)
{
  MvScene *scene = mv_session_get_scene (self->session);
  g_autofree char *marks = spoken_marks (scene);
  /* Translators: %s lists the three largest things on the map. */
  g_autofree char *description = *marks == '\0' ? g_strdup (_("Nothing is drawn over the map."))
                                                : g_strdup_printf (_("Largest: %s. Tab goes through everything in sight."), marks);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, scene->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
scene_changed_cb (MvMap *self)
{
  if (mv_session_get_scene (self->session) == NULL)
    return;
  mv_map_pointer_stale (self);
  mv_map_camera_follow (self, FALSE);
  mv_map_update_painters (self);
  update_speech (self);
}

static void
view_changed_cb (MvMap *self, guint parts)
{
  if (parts & MV_VIEW_CAMERA)
    mv_map_camera_follow (self, TRUE);
  if (parts & MV_VIEW_BASE)
    mv_map_update_painters (self);
  if (parts & MV_VIEW_SELECTION)
    mv_map_update_selection (self);
}

static void
add_furniture (MvMap *self)
{
  GtkWidget *scale = GTK_WIDGET (shumate_scale_new (self->viewport));

  self->corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->corner, GTK_ALIGN_START);
  gtk_widget_set_valign (self->corner, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->corner, FALSE);
  gtk_widget_add_css_class (self->corner, "map-corner");
  shumate_scale_set_unit (SHUMATE_SCALE (scale), SHUMATE_UNIT_METRIC);
  gtk_box_append (GTK_BOX (self->corner), scale);
  self->coordinates = gtk_label_new (NULL);
  gtk_widget_set_valign (self->coordinates, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->coordinates, "numeric");
  gtk_widget_add_css_class (self->coordinates, "caption");
  gtk_widget_set_visible (self->coordinates, FALSE);
  gtk_box_append (GTK_BOX (self->corner), self->coordinates);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->frame), self->corner);

  self->announcement = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "visible", FALSE,
                                     "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_END, "margin-bottom", 36, "margin-start", 12,
                                     "margin-end", 12, "wrap", TRUE, "max-width-chars", 60, "can-target", FALSE,
                                     "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (self->announcement, "map-announcement");
  gtk_widget_add_css_class (self->announcement, "osd");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->frame), self->announcement);
}

static void
realize_cb (GtkWidget *widget)
{
  mv_trace_watch (widget);
}

static void
mv_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                int *natural_baseline)
{
  gtk_widget_measure (MV_MAP (widget)->frame, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
resized_cb (gpointer data)
{
  MvMap *self = data;

  self->resize_source = 0;
  mv_map_camera_resized (self);
  mv_map_update_painters (self);
  return G_SOURCE_REMOVE;
}

static void
mv_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MvMap *self = MV_MAP (widget);

  gtk_widget_size_allocate (self->frame, &(GtkAllocation) { 0, 0, width, height }, baseline);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  if (width == self->width && height == self->height)
    return;
  self->width = width;
  self->height = height;
  /* The camera moves the scale bar, which may want another size: not while sizes are being given. Before the next frame, though. */
  if (self->resize_source == 0)
    self->resize_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resized_cb, self, NULL);
}

/* Coming in by Tab stops at the map itself; what is inside is walked by tab_cb. */
static gboolean
mv_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
mv_map_dispose (GObject *object)
{
  MvMap *self = MV_MAP (object);
  GtkWidget *child;

  g_clear_handle_id (&self->resize_source, g_source_remove);
  mv_map_pointer_dispose (self);
  mv_map_camera_dispose (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  mv_map_layers_dispose (self);
  g_clear_pointer (&self->roving, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_map_parent_class)->dispose (object);
}

static void
mv_map_class_init (MvMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mv_map_dispose;
  widget_class->measure = mv_map_measure;
  widget_class->size_allocate = mv_map_size_allocate;
  widget_class->focus = mv_map_focus;
  g_signal_new ("completed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  mv_map_class_bind (widget_class);
}

static void
mv_map_init (MvMap *self)
{
  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self->map), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  shumate_map_set_zoom_on_double_click (self->map, FALSE);
  self->frame = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->frame), GTK_WIDGET (self->map));
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  mv_map_camera_init (self);

  mv_map_layers_init (self);
  add_furniture (self);
  mv_map_pointer_init (self);
  mv_map_lasso_init (self);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
}

GtkWidget *
mv_map_new (MvSession *session)
{
  MvMap *self = g_object_new (MV_TYPE_MAP, NULL);

  g_return_val_if_fail (MV_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  mv_variant_follow (self, G_CALLBACK (mv_map_update_painters));
  scene_changed_cb (self);
  return GTK_WIDGET (self);
}

MvSession *
mv_map_get_session (MvMap *self)
{
  g_return_val_if_fail (MV_IS_MAP (self), NULL);

  return self->session;
}
