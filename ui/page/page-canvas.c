#include "ui/page/page-canvas.h"

#include <adwaita.h>
#include <math.h>

#include "app/base/text.h"
#include "ui/map/pixels.h"
#include "ui/page/page-job.h"
#include "ui/variant.h"

#define LEAST_WIDTH 320
#define STEP 60                 /* px an arrow scrolls */
#define KEPT 3                  /* strips kept on each side of what is in sight */

struct _MvPageCanvas
{
  GtkWidget      parent_instance;
  GtkAdjustment *adjustment;    /* of the scrolled window: what is in sight */
  MvPageModel   *model;
  MvPagePlan    *plan;
  MvPaintQueue  *queue;
  GHashTable    *strips;        /* number -> GskRenderNode */
  guint          generation;    /* of layouts and looks */
  int            width;         /* asked for */
  guint          wishing;       /* idle that asks for strips */
  int            focused;       /* index of an item, -1 = none */
};

G_DEFINE_FINAL_TYPE (MvPageCanvas, mv_page_canvas, GTK_TYPE_WIDGET)

enum { ACTIVATED, SELECTED, PLANNED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const MvStyle *
style_of (void)
{
  return mv_style_get (mv_variant_system (), NULL);
}

static const MvPageItem *
item_at (MvPageCanvas *self, int index)
{
  return self->plan != NULL && index >= 0 && (guint) index < self->plan->items->len ? self->plan->items->pdata[index] : NULL;
}

/* --- strips --------------------------------------------------------------------------------------------------------------------------- */

static void
in_sight (MvPageCanvas *self, guint *first, guint *last)
{
  double top = gtk_adjustment_get_value (self->adjustment), height = gtk_adjustment_get_page_size (self->adjustment);
  guint n = self->plan != NULL ? (guint) ceil (self->plan->height / MV_PAGE_STRIP) : 0;

  *first = MIN ((guint) (MAX (top, 0) / MV_PAGE_STRIP), n);
  *last = MIN ((guint) (MAX (top + height, 0) / MV_PAGE_STRIP) + 1, n);
}

static void
strip_cb (MvPaintJob *base, gpointer owner)
{
  MvPageCanvas *self = owner;
  MvPageStripJob *job = (MvPageStripJob *) base;

  if (job->generation == self->generation && job->plan == self->plan)
    {
      g_hash_table_insert (self->strips, GUINT_TO_POINTER (job->number), g_steal_pointer (&job->node));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static gboolean
is_far (gpointer key, gpointer value, gpointer data)
{
  const guint *sight = data;
  guint number = GPOINTER_TO_UINT (key);

  return number + KEPT < sight[0] || number > sight[1] + KEPT;
}

static gboolean
wish_cb (gpointer data)
{
  MvPageCanvas *self = data;
  g_autoptr(GPtrArray) jobs = g_ptr_array_new ();
  guint sight[2];

  self->wishing = 0;
  if (self->plan == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  in_sight (self, &sight[0], &sight[1]);
  g_hash_table_foreach_remove (self->strips, is_far, sight);
  for (guint i = sight[0]; i < sight[1] + 1 && i * MV_PAGE_STRIP < self->plan->height; i++)
    if (!g_hash_table_contains (self->strips, GUINT_TO_POINTER (i)))
      g_ptr_array_add (jobs, mv_page_strip_job_new (self->plan, i, style_of (), gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                                    mv_widget_uses_cairo (GTK_WIDGET (self)), self->generation, i, strip_cb));
  mv_paint_queue_replace (self->queue, g_steal_pointer (&jobs));
  return G_SOURCE_REMOVE;
}

static void
wish (MvPageCanvas *self)
{
  if (self->wishing == 0)
    self->wishing = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, wish_cb, self, NULL);
}

static void
scrolled_cb (MvPageCanvas *self)
{
  wish (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the layout ----------------------------------------------------------------------------------------------------------------------- */

static void
plan_cb (MvPaintJob *base, gpointer owner)
{
  MvPageCanvas *self = owner;
  MvPagePlanJob *job = (MvPagePlanJob *) base;

  if (job->generation != self->generation)
    return;
  g_clear_pointer (&self->plan, mv_page_plan_unref);
  self->plan = g_steal_pointer (&job->plan);
  self->focused = -1;
  g_hash_table_remove_all (self->strips);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->plan->model->title, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  wish (self);
  g_signal_emit (self, signals[PLANNED], 0);
}

static void
lay_out (MvPageCanvas *self)
{
  g_autoptr(GPtrArray) jobs = g_ptr_array_new ();

  self->generation++;
  if (self->model != NULL && self->width > 0)
    g_ptr_array_add (jobs, mv_page_plan_job_new (self->model, self->width, self->generation, plan_cb));
  mv_paint_queue_replace (self->queue, g_steal_pointer (&jobs));
}

static void
restyle_cb (MvPageCanvas *self)
{
  self->generation++;
  g_hash_table_remove_all (self->strips);
  wish (self);
  if (self->plan == NULL)
    lay_out (self);
}

static gboolean
let_go_cb (gpointer plan)
{
  return G_SOURCE_REMOVE;
}

/* A page has thousands of marks: they are freed in a turn of their own. */
static void
let_go (MvPagePlan *plan)
{
  if (plan != NULL)
    g_idle_add_full (G_PRIORITY_LOW, let_go_cb, plan, (GDestroyNotify) mv_page_plan_unref);
}

void
mv_page_canvas_set_model (MvPageCanvas *self, MvPageModel *model)
{
  g_return_if_fail (MV_IS_PAGE_CANVAS (self));

  if (model != NULL)
    mv_page_model_ref (model);
  g_clear_pointer (&self->model, mv_page_model_unref);
  self->model = model;
  if (model == NULL)
    {
      let_go (g_steal_pointer (&self->plan));
      g_hash_table_remove_all (self->strips);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  lay_out (self);
}

const MvPagePlan *
mv_page_canvas_get_plan (MvPageCanvas *self)
{
  g_return_val_if_fail (MV_IS_PAGE_CANVAS (self), NULL);

  return self->plan;
}

gboolean
mv_page_canvas_is_painted (MvPageCanvas *self)
{
  guint first, last;

  g_return_val_if_fail (MV_IS_PAGE_CANVAS (self), FALSE);

  in_sight (self, &first, &last);
  for (guint i = first; i < last; i++)
    if (!g_hash_table_contains (self->strips, GUINT_TO_POINTER (i)))
      return FALSE;
  return self->plan != NULL && self->plan->model == self->model && last > first;
}

static GtkSizeRequestMode
mv_page_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mv_page_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  MvPageCanvas *self = MV_PAGE_CANVAS (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LEAST_WIDTH;
  else
    *minimum = *natural = self->plan != NULL ? (int) ceil (self->plan->height) : 0;
}

static void
mv_page_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MvPageCanvas *self = MV_PAGE_CANVAS (widget);

  wish (self);
  if (width == self->width)
    return;
  self->width = width;
  lay_out (self);
}

static void
mv_page_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvPageCanvas *self = MV_PAGE_CANVAS (widget);
  const MvPageItem *focused = item_at (self, self->focused);
  guint first, last;

  if (self->plan == NULL)
    return;
  in_sight (self, &first, &last);
  for (guint i = first; i < last; i++)
    {
      GskRenderNode *node = g_hash_table_lookup (self->strips, GUINT_TO_POINTER (i));
      double top = (double) i * MV_PAGE_STRIP, height = MIN (MV_PAGE_STRIP, self->plan->height - top);

      if (node != NULL)
        mv_pixels_append (snapshot, node, &GRAPHENE_RECT_INIT (0, (float) top, (float) ceil (self->plan->width), (float) ceil (height)));
    }
  if (focused != NULL && gtk_widget_has_focus (widget))
    {
      MvColour colour = mv_style_named (style_of (), "selection");
      GdkRGBA rgba = { (float) colour.red, (float) colour.green, (float) colour.blue, (float) colour.alpha };
      GskRoundedRect frame;

      gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((float) focused->x - 3, (float) focused->y - 2, (float) focused->width + 6,
                                                                    (float) focused->height + 4), 3);
      gtk_snapshot_append_border (snapshot, &frame, (float[]) { 2, 2, 2, 2 }, (GdkRGBA[]) { rgba, rgba, rgba, rgba });
    }
}

/* --- pointing ------------------------------------------------------------------------------------------------------------------------- */

static void
scroll_to (MvPageCanvas *self, const MvPageItem *item)
{
  gtk_adjustment_clamp_page (self->adjustment, item->y - 40, MIN (item->y + item->height + 40, item->y - 40 + gtk_adjustment_get_page_size (self->adjustment)));
}

static const MvChartMark *
mark_at (const MvPageItem *item, double x, double y)
{
  int mark = item->chart != NULL ? mv_chart_hit (item->chart, x - item->x, y - item->y, 10) : -1;

  return mark >= 0 ? item->chart->marks->pdata[mark] : NULL;
}

static void
follow (MvPageCanvas *self, const MvPageItem *item, double x, double y)
{
  const MvChartMark *mark = mark_at (item, x, y);
  const MvPageItem *entry = item->ref == NULL && item->source > 0 ? mv_page_plan_entry (self->plan, item->source) : NULL;

  if (mark != NULL && mark->ref != NULL && *mark->ref != '\0')
    g_signal_emit (self, signals[SELECTED], 0, mark->ref);
  else if (item->ref != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item->ref);
  else if (entry != NULL)
    {
      for (guint i = 0; i < self->plan->items->len; i++)
        if (self->plan->items->pdata[i] == entry)
          self->focused = (int) i;
      scroll_to (self, entry);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
released_cb (GtkGestureClick *click, int n, double x, double y, MvPageCanvas *self)
{
  const MvPageItem *item = self->plan != NULL ? mv_page_plan_hit (self->plan, 0, x, y) : NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item != NULL)
    follow (self, item, x, y);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, MvPageCanvas *self)
{
  const MvPageItem *item = self->plan != NULL ? mv_page_plan_hit (self->plan, 0, x, y) : NULL;
  const MvChartMark *mark = item != NULL ? mark_at (item, x, y) : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), item != NULL && (item->chart == NULL || (mark != NULL && mark->ref != NULL && *mark->ref != '\0'))
                                                      ? "pointer" : NULL);
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  MvPageCanvas *self = MV_PAGE_CANVAS (widget);
  const MvPageItem *item = self->plan != NULL && !keyboard ? mv_page_plan_hit (self->plan, 0, x, y) : NULL;
  const MvChartMark *mark = item != NULL ? mark_at (item, x, y) : NULL;
  g_autofree char *text = NULL;

  if (mark != NULL)
    {
      g_autofree char *label = mv_chart_mark_label (item->chart, mark), *detail = mv_chart_mark_detail (item->chart, mark);

      text = g_strdup_printf ("%s\n%s", label, detail);
    }
  else if (item != NULL && item->ref == NULL && item->source > 0 && item->source <= self->plan->model->sources->len)
    text = g_strdup (self->plan->model->sources->pdata[item->source - 1]);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- the keyboard --------------------------------------------------------------------------------------------------------------------- */

static void
focus_item (MvPageCanvas *self, int index)
{
  const MvPageItem *item = item_at (self, index);

  self->focused = index;
  if (item != NULL)
    {
      scroll_to (self, item);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->text != NULL ? item->text : "", -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Tab goes from link to link, and out at the ends. */
static gboolean
mv_page_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MvPageCanvas *self = MV_PAGE_CANVAS (widget);
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1, n = self->plan != NULL ? (int) self->plan->items->len : 0;
  gboolean inside = gtk_widget_has_focus (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (!inside)
    {
      gtk_widget_grab_focus (widget);
      focus_item (self, -1);
      return TRUE;
    }
  for (int i = self->focused < 0 && step < 0 ? -1 : self->focused + step; i >= 0 && i < n; i += step)
    if (item_at (self, i)->ref != NULL)
      {
        focus_item (self, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MvPageCanvas *self)
{
  double value = gtk_adjustment_get_value (self->adjustment), page = gtk_adjustment_get_page_size (self->adjustment);
  const MvPageItem *focused = item_at (self, self->focused);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up: value -= STEP; break;
    case GDK_KEY_Down: value += STEP; break;
    case GDK_KEY_Page_Up: value -= 0.9 * page; break;
    case GDK_KEY_Page_Down: case GDK_KEY_space: value += 0.9 * page; break;
    case GDK_KEY_Home: value = 0; break;
    case GDK_KEY_End: value = gtk_adjustment_get_upper (self->adjustment); break;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      if (focused != NULL)
        follow (self, focused, focused->x, focused->y);
      return focused != NULL;
    default: return FALSE;
    }
  gtk_adjustment_set_value (self->adjustment, value);
  return TRUE;
}

/* --- life ----------------------------------------------------------------------------------------------------------------------------- */

static void
mv_page_canvas_dispose (GObject *object)
{
  MvPageCanvas *self = MV_PAGE_CANVAS (object);

  g_clear_handle_id (&self->wishing, g_source_remove);
  g_clear_pointer (&self->queue, mv_paint_queue_close);
  g_clear_pointer (&self->strips, g_hash_table_unref);
  g_clear_pointer (&self->plan, mv_page_plan_unref);
  g_clear_pointer (&self->model, mv_page_model_unref);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (mv_page_canvas_parent_class)->dispose (object);
}

static void
mv_page_canvas_class_init (MvPageCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_page_canvas_dispose;
  widget_class->get_request_mode = mv_page_canvas_get_request_mode;
  widget_class->measure = mv_page_canvas_measure;
  widget_class->size_allocate = mv_page_canvas_size_allocate;
  widget_class->snapshot = mv_page_canvas_snapshot;
  widget_class->focus = mv_page_canvas_focus;
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[ACTIVATED] = g_signal_new ("activated", MV_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", MV_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLANNED] = g_signal_new ("planned", MV_TYPE_PAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mv_page_canvas_init (MvPageCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new ();

  self->focused = -1;
  self->queue = mv_paint_queue_new (self);
  self->strips = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  mv_variant_follow (self, G_CALLBACK (restyle_cb));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (restyle_cb), NULL);
}

GtkWidget *
mv_page_canvas_new (GtkAdjustment *adjustment)
{
  MvPageCanvas *self = g_object_new (MV_TYPE_PAGE_CANVAS, NULL);

  self->adjustment = g_object_ref (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
