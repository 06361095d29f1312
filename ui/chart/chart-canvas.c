#include "ui/chart/chart-canvas-private.h"

#include <adwaita.h>
#include <math.h>

#include "app/base/text.h"
#include "app/paint/chart_choice.h"
#include "app/view/selection.h"
#include "ui/chart/chart-drop.h"
#include "ui/map/pixels.h"
#include "ui/panel/prose.h"
#include "ui/variant.h"

#define TIP_GAP 10
#define TIP_WIDTH 300           /* px at most, of its words */
#define SPOKEN 5                /* selected marks named in the description */

G_DEFINE_FINAL_TYPE (MvChartCanvas, mv_chart_canvas, GTK_TYPE_WIDGET)

static guint changed_signal;

static const MvWordingStyle tip_title = { 0.9, PANGO_WEIGHT_BOLD, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle tip_text = { 0.9, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };

const MvWordingStyle *const *
mv_chart_canvas_styles (guint *n)
{
  static const MvWordingStyle *const styles[] = { &tip_title, &tip_text };

  *n = G_N_ELEMENTS (styles);
  return styles;
}

static void
tell (MvChartCanvas *self)
{
  g_signal_emit (self, changed_signal, 0);
}

int
mv_chart_canvas_selected (MvChartCanvas *self)
{
  return self->chart != NULL ? mv_chart_mark_for (self->chart, mv_session_get_view (self->session)->select) : -1;
}

/* FALSE before there is a size and a style. */
static gboolean
look_now (MvChartCanvas *self, MvChartLook *look)
{
  *look = (MvChartLook) {
    .style = mv_style_get (mv_variant_system (), NULL),
    .width = gtk_widget_get_width (GTK_WIDGET (self)), .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)), .for_cairo = mv_widget_uses_cairo (GTK_WIDGET (self))
  };
  return look->style != NULL && look->width > 0 && look->height > 0;
}

/* --- highlight and tip ---------------------------------------------------------------------------------------------------------------- */

static void
lit_cb (MvPaintJob *base, gpointer owner)
{
  MvChartHighlightJob *job = (MvChartHighlightJob *) base;
  MvChartCanvas *self = owner;

  if (job->generation != self->lit)
    return;
  g_clear_pointer (&self->highlight, gsk_render_node_unref);
  self->highlight = g_steal_pointer (&job->node);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* "Selected here: Italy, 2023: US$ 14.8 bn": the first of what the chart shows of the selection; NULL = nothing of it. */
static char *
spoken_selection (MvChartCanvas *self)
{
  g_auto(GStrv) refs = mv_view_selection (mv_session_get_view (self->session));
  g_autoptr(GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; self->chart != NULL && refs[i] != NULL && n < SPOKEN; i++)
    {
      int mark = mv_chart_mark_for (self->chart, refs[i]);

      if (mark >= 0)
        {
          g_autofree char *label = mv_chart_mark_label (self->chart, self->chart->marks->pdata[mark]);

          g_string_append_printf (names, "%s%s", n++ > 0 ? "; " : "", label);
        }
    }
  return n > 0 ? g_strdup_printf (_("Selected here: %s."), names->str) : NULL;
}

static void
speak (MvChartCanvas *self)
{
  const char *title = self->chart != NULL && self->chart->title != NULL ? self->chart->title : mv_chart_kind_name (self->kind);
  const char *sentence = self->chart != NULL && self->chart->sentence != NULL ? self->chart->sentence : "";
  g_autofree char *selection = spoken_selection (self);
  g_autofree char *all = selection != NULL ? g_strdup_printf ("%s %s", sentence, selection) : g_strdup (sentence);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
}

static void
light (MvChartCanvas *self)
{
  GPtrArray *jobs = g_ptr_array_new ();
  const MvView *view = mv_session_get_view (self->session);
  MvChartLook look;

  self->lit++;
  if (self->chart != NULL && (*view->select != '\0' || self->pointed >= 0) && look_now (self, &look))
    g_ptr_array_add (jobs, mv_chart_highlight_job_new (self->chart, view, self->pointed, &look, self->lit, lit_cb));
  else
    g_clear_pointer (&self->highlight, gsk_render_node_unref);
  mv_paint_queue_replace (self->highlights, jobs);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_chart_canvas_point (MvChartCanvas *self, int mark)
{
  const MvChartMark *pointed = mark >= 0 ? self->chart->marks->pdata[mark] : NULL;
  g_autofree char *spoken = NULL;

  if (mark == self->pointed)
    return;
  self->pointed = mark;
  gtk_widget_set_visible (self->tip, pointed != NULL);
  if (pointed != NULL)
    {
      g_autofree char *label = mv_chart_mark_label (self->chart, pointed), *detail = mv_chart_mark_detail (self->chart, pointed);

      mv_prose_set (MV_PROSE (self->tip_label), label);
      mv_prose_set (MV_PROSE (self->tip_detail), detail);
      spoken = g_strdup_printf ("%s. %s", label, detail);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->tip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  light (self);
}

/* --- picture -------------------------------------------------------------------------------------------------------------------------- */

static void
painted_cb (MvPaintJob *base, gpointer owner)
{
  MvChartPaintJob *job = (MvChartPaintJob *) base;
  MvChartCanvas *self = owner;

  if (job->generation != self->painted)
    return;
  mv_chart_canvas_point (self, -1);
  g_clear_pointer (&self->chart, mv_chart_drop);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->highlight, gsk_render_node_unref);
  self->chart = g_steal_pointer (&job->chart);
  self->picture = g_steal_pointer (&job->node);
  self->painting = FALSE;
  speak (self);
  light (self);
  tell (self);
}

static void
paint (MvChartCanvas *self)
{
  GPtrArray *jobs;
  MvChartLook look;

  if (self->table == NULL || !look_now (self, &look))
    return;
  jobs = g_ptr_array_new ();
  self->painting = TRUE;
  g_ptr_array_add (jobs, mv_chart_paint_job_new (self->table, mv_session_get_view (self->session)->without, &look, ++self->painted, painted_cb));
  mv_paint_queue_replace (self->pictures, jobs);
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

typedef struct { GWeakRef canvas; guint generation; } Question;

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr(MvChartCanvas) self = g_weak_ref_get (&question->canvas);
  g_autoptr(GError) error = NULL;
  MvChartTable *table = mv_worker_finish (result, &error);
  guint generation = question->generation;

  g_weak_ref_clear (&question->canvas);
  g_free (question);
  if (self == NULL || self->cancellable == NULL || generation != self->asked)
    {
      g_clear_pointer (&table, mv_chart_table_drop);
      return;
    }
  self->asking = FALSE;
  g_clear_error (&self->error);
  g_clear_pointer (&self->table, mv_chart_table_drop);
  self->table = table;
  if (table == NULL)
    {
      self->error = g_steal_pointer (&error);
      mv_chart_canvas_point (self, -1);
      g_clear_pointer (&self->chart, mv_chart_drop);
    }
  paint (self);
  tell (self);
}

/* What the rows or their plan depend on among the things that charts are told. */
static char *
told_now (MvChartCanvas *self)
{
  const MvView *view = mv_session_get_view (self->session);
  g_autofree char *powers = g_strjoinv (",", view->powers), *only = mv_view_is_off (view, "only") ? g_strdup ("") : g_strjoinv (",", view->only);

  /* The name of a selection stands for what it holds. */
  return g_strjoin ("|", view->scale, powers, view->chart_x, view->chart_y, view->chart_size, view->compare, view->sort, view->across, only,
                    *only != '\0' ? view->selection_name : "", NULL);
}

static void
ask (MvChartCanvas *self)
{
  Question *question;

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->asked++;
  g_free (self->told);
  self->told = told_now (self);
  self->stale = mv_session_get_atlas (self->session) == NULL;
  self->asking = TRUE;
  if (!self->stale)
    {
      question = g_new0 (Question, 1);
      g_weak_ref_init (&question->canvas, self);
      question->generation = self->asked;
      mv_worker_submit (mv_session_get_worker (self->session), mv_job_chart, mv_chart_wish_new (self->session, self->kind), mv_chart_wish_free,
                        (GDestroyNotify) mv_chart_table_drop, self->cancellable, rows_cb, question);
    }
  tell (self);
}

static void
view_changed_cb (MvSession *session, guint parts, MvChartCanvas *self)
{
  g_autofree char *told = told_now (self);

  if ((parts & (MV_VIEW_CONTENT | MV_VIEW_BASE)) || g_strcmp0 (told, self->told) != 0)
    ask (self);
  else if (parts & MV_VIEW_CHARTS)
    paint (self);
  if (parts & MV_VIEW_SELECTION)
    {
      speak (self);
      light (self);
    }
  if (parts & MV_VIEW_CONTENT)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cursor_cb (MvSession *session, GParamSpec *spec, MvChartCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scene_cb (MvSession *session, GParamSpec *spec, MvChartCanvas *self)
{
  if (self->stale)
    ask (self);
}

static void
restyle_cb (MvChartCanvas *self)
{
  paint (self);
}

/* --- the widget ----------------------------------------------------------------------------------------------------------------------- */

static graphene_rect_t
place_of (const MvChartMark *mark)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) mark->x, (float) mark->y, (float) mark->width, (float) mark->height);

  if (mark->form == MV_CHART_POINT)
    return GRAPHENE_RECT_INIT ((float) (mark->x - mark->width), (float) (mark->y - mark->width), (float) (2 * mark->width), (float) (2 * mark->width));
  if (mark->n_points > 0)
    {
      const MvPoint *middle = &mark->points[mark->n_points / 2];

      place = GRAPHENE_RECT_INIT ((float) middle->x, (float) middle->y, 0, 0);
    }
  return place;
}

/* Beside the mark, inside of the chart. */
static void
place_tip (MvChartCanvas *self, int width, int height)
{
  graphene_rect_t mark = place_of (self->chart->marks->pdata[self->pointed]);
  int least, natural, tall, x, y;

  gtk_widget_measure (self->tip, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  natural = MAX (MIN (natural, width), least);
  gtk_widget_measure (self->tip, GTK_ORIENTATION_VERTICAL, natural, &tall, NULL, NULL, NULL);
  x = (int) MIN (mark.origin.x + mark.size.width, mark.origin.x + width / 3.0f) + TIP_GAP;
  if (x + natural > width)
    x = (int) mark.origin.x - TIP_GAP - natural;
  y = (int) (mark.origin.y + mark.size.height / 2) - tall - TIP_GAP;
  if (y < 0)
    y = (int) (mark.origin.y + mark.size.height) + TIP_GAP;
  x = CLAMP (x, 0, MAX (width - natural, 0));
  y = CLAMP (y, 0, MAX (height - tall, 0));
  gtk_widget_size_allocate (self->tip, &(GtkAllocation) { x, y, natural, tall }, -1);
}

static void
mv_chart_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MvChartCanvas *self = MV_CHART_CANVAS (widget);

  if (self->table != NULL && (self->chart == NULL || self->chart->width != width || self->chart->height != height) && self->error == NULL)
    paint (self);
  if (self->pointed >= 0 && self->chart != NULL)
    place_tip (self, width, height);
}

static void
mv_chart_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 90;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : 220;
  *minimum_baseline = *natural_baseline = -1;
}

static GdkRGBA
named (const MvStyle *style, const char *name, float alpha)
{
  MvColour colour = mv_style_named (style, name);

  return (GdkRGBA) { (float) colour.red, (float) colour.green, (float) colour.blue, alpha };
}

/* The years from FROM to TO as a band over the plot, its ends half a year further out. */
static void
append_band (MvChartCanvas *self, GtkSnapshot *snapshot, const MvStyle *style, int from, int to)
{
  const MvChart *chart = self->chart;
  double left = mv_chart_x_place (chart, CLAMP (from - 0.5, chart->x.from, chart->x.to));
  double right = mv_chart_x_place (chart, CLAMP (to + 0.5, chart->x.from, chart->x.to));
  GdkRGBA fill = named (style, "selection", 0.13f), edge = named (style, "selection", 0.8f);
  MvChartPanel frame;
  double shift;

  if (isnan (left) || isnan (right) || to < chart->x.from || from > chart->x.to)
    return;
  for (guint i = 0; mv_chart_frame (chart, i, &frame, &shift); i++)
    {
      float top = (float) frame.from.y, height = (float) (frame.to.y - frame.from.y);

      gtk_snapshot_append_color (snapshot, &fill, &GRAPHENE_RECT_INIT ((float) (left + shift), top, (float) (right - left), height));
      gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT ((float) (left + shift), top, 1, height));
      gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT ((float) (right + shift) - 1, top, 1, height));
    }
}

/* The brushed years and the year pointed at, wherever: plain colours, so that they may follow the pointer. */
static void
append_time (MvChartCanvas *self, GtkSnapshot *snapshot, const MvStyle *style)
{
  const MvView *view = mv_session_get_view (self->session);
  const MvChart *chart = self->chart;
  double year = mv_session_get_cursor (self->session), at = isnan (year) ? NAN : mv_chart_x_place (chart, year);
  GdkRGBA line = named (style, "hover", 0.9f);
  MvChartPanel frame;
  double shift;

  if (self->brushing)
    append_band (self, snapshot, style, self->brush_from, self->brush_to);
  else if (view->period_from != 0)
    append_band (self, snapshot, style, view->period_from, view->period_to);
  for (guint i = 0; !isnan (at) && mv_chart_frame (chart, i, &frame, &shift); i++)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT ((float) floor (at + shift), (float) frame.from.y, 1,
                                                                     (float) (frame.to.y - frame.from.y)));
}

static void
append_rubber (MvChartCanvas *self, GtkSnapshot *snapshot, const MvStyle *style)
{
  GdkRGBA fill = named (style, "selection", 0.13f), edge = named (style, "selection", 0.8f);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &self->rubber, 0);
  gtk_snapshot_append_color (snapshot, &fill, &self->rubber);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
}

static void
mv_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvChartCanvas *self = MV_CHART_CANVAS (widget);
  MvChartLook look;

  if (self->picture != NULL && self->error == NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
  if (self->highlight != NULL && self->error == NULL)
    gtk_snapshot_append_node (snapshot, self->highlight);
  if (self->chart != NULL && self->error == NULL && look_now (self, &look))
    {
      if (self->chart->x.time && self->chart->x.ticks != NULL)
        append_time (self, snapshot, look.style);
      if (self->catching)
        append_rubber (self, snapshot, look.style);
    }
  if (self->pointed >= 0)
    gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
mv_chart_canvas_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mv_chart_canvas_parent_class)->realize (widget);
  paint (MV_CHART_CANVAS (widget));
}

static void
mv_chart_canvas_dispose (GObject *object)
{
  MvChartCanvas *self = MV_CHART_CANVAS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pictures, mv_paint_queue_close);
  g_clear_pointer (&self->highlights, mv_paint_queue_close);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->table, mv_chart_table_drop);
  g_clear_pointer (&self->chart, mv_chart_drop);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->highlight, gsk_render_node_unref);
  g_clear_pointer (&self->told, g_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (mv_chart_canvas_parent_class)->dispose (object);
}

static void
mv_chart_canvas_class_init (MvChartCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_chart_canvas_dispose;
  widget_class->size_allocate = mv_chart_canvas_size_allocate;
  widget_class->measure = mv_chart_canvas_measure;
  widget_class->snapshot = mv_chart_canvas_snapshot;
  widget_class->realize = mv_chart_canvas_realize;
  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  changed_signal = g_signal_new ("changed", MV_TYPE_CHART_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
tip_line (MvChartCanvas *self, const MvWordingStyle *style)
{
  GtkWidget *line = mv_prose_new (style, 1);

  mv_prose_set_wish (MV_PROSE (line), TIP_WIDTH);
  gtk_box_append (GTK_BOX (self->tip), line);
  return line;
}

static void
mv_chart_canvas_init (MvChartCanvas *self)
{
  self->pointed = -1;
  self->pictures = mv_paint_queue_new (self);
  self->highlights = mv_paint_queue_new (self);
  self->tip = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->tip, "floating");
  gtk_widget_add_css_class (self->tip, "chart-tip");
  gtk_widget_set_can_target (self->tip, FALSE);
  gtk_widget_set_visible (self->tip, FALSE);
  self->tip_label = tip_line (self, &tip_title);
  self->tip_detail = tip_line (self, &tip_text);
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  mv_chart_input_init (self);
  mv_variant_follow (self, G_CALLBACK (restyle_cb));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (restyle_cb), NULL);
}

GtkWidget *
mv_chart_canvas_new (MvSession *session, MvChartKind kind)
{
  MvChartCanvas *self = g_object_new (MV_TYPE_CHART_CANVAS, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  g_signal_connect (session, "view-changed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect (session, "notify::scene", G_CALLBACK (scene_cb), self);
  g_signal_connect (session, "notify::cursor", G_CALLBACK (cursor_cb), self);
  speak (self);
  ask (self);
  return GTK_WIDGET (self);
}

MvChart *
mv_chart_canvas_get_chart (MvChartCanvas *self)
{
  g_return_val_if_fail (MV_IS_CHART_CANVAS (self), NULL);

  return self->chart;
}

const GError *
mv_chart_canvas_get_error (MvChartCanvas *self)
{
  g_return_val_if_fail (MV_IS_CHART_CANVAS (self), NULL);

  return self->error;
}

gboolean
mv_chart_canvas_is_loading (MvChartCanvas *self)
{
  g_return_val_if_fail (MV_IS_CHART_CANVAS (self), FALSE);

  return self->asking || self->painting;
}

const MvChartMark *
mv_chart_canvas_get_mark (MvChartCanvas *self, graphene_rect_t *place)
{
  int mark;

  g_return_val_if_fail (MV_IS_CHART_CANVAS (self), NULL);

  mark = self->pointed >= 0 ? self->pointed : mv_chart_canvas_selected (self);
  if (mark < 0)
    return NULL;
  if (place != NULL)
    *place = place_of (self->chart->marks->pdata[mark]);
  return self->chart->marks->pdata[mark];
}

void
mv_chart_canvas_retry (MvChartCanvas *self)
{
  g_return_if_fail (MV_IS_CHART_CANVAS (self));

  ask (self);
}
