/* Pointer and keys on a chart: pointing, selecting, brushing years, catching marks, keys of series. */
#include "ui/chart/chart-canvas-private.h"

#include <math.h>

#include "app/view/selection.h"

#define REACH 12.0              /* px within which a point or line is hit */
#define SLACK 6.0               /* px within which a drag is a click */
#define MORE (GDK_CONTROL_MASK | GDK_SHIFT_MASK)

static gboolean
has_time (MvChartCanvas *self)
{
  return self->chart != NULL && self->chart->x.time && self->chart->x.ticks != NULL && self->chart->x.end > self->chart->x.start;
}

/* The year at X, that of the nearer end outside of the axis; only where there is one. */
static int
year_at (MvChartCanvas *self, double x)
{
  return (int) mv_chart_x_value (self->chart, CLAMP (x, self->chart->x.start, self->chart->x.end));
}

static gboolean
in_plot (MvChartCanvas *self, double x, double y)
{
  return x >= self->chart->plot_from.x && x <= self->chart->plot_to.x && y >= self->chart->plot_from.y && y <= self->chart->plot_to.y;
}

/* The series whose key or direct label is at X, Y; NULL = none. */
static const char *
series_at (MvChartCanvas *self, double x, double y)
{
  for (guint i = 0; i < self->chart->marks->len; i++)
    {
      const MvChartMark *mark = self->chart->marks->pdata[i];
      double reach = mark->form == MV_CHART_POINT ? mark->width : 0;

      if (mark->series == NULL || *mark->series == '\0' || (mark->part != MV_CHART_PART_LABEL && mark->part != MV_CHART_PART_GUIDE)
          || (mark->form != MV_CHART_TEXT && mark->form != MV_CHART_RECT && mark->form != MV_CHART_POINT))
        continue;
      if (x >= mark->x - reach - 2 && x <= mark->x + (reach > 0 ? reach : mark->width) + 2 && y >= mark->y - reach - 2
          && y <= mark->y + (reach > 0 ? reach : mark->height) + 2)
        return mark->series;
    }
  return NULL;
}

/* The head of a matrix at X, Y, by which it can be sorted; NULL = none. */
static const MvChartMark *
head_at (MvChartCanvas *self, double x, double y)
{
  for (guint i = 0; i < self->chart->marks->len; i++)
    {
      const MvChartMark *mark = self->chart->marks->pdata[i];

      if (mark->sort != NULL && x >= mark->x - 4 && x <= mark->x + mark->width + 4 && y >= mark->y - 2 && y <= mark->y + mark->height + 2)
        return mark;
    }
  return NULL;
}

/* --- pointer -------------------------------------------------------------------------------------------------------------------------- */

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MvChartCanvas *self)
{
  int mark = self->chart != NULL ? mv_chart_hit (self->chart, x, y, REACH) : -1;
  const MvChartMark *hit = mark >= 0 ? self->chart->marks->pdata[mark] : NULL;
  gboolean acts = (hit != NULL && (hit->level || (hit->ref != NULL && *hit->ref != '\0'))) || (hit == NULL && self->chart != NULL && (series_at (self, x, y) != NULL || head_at (self, x, y) != NULL));

  mv_session_set_cursor (self->session, has_time (self) && in_plot (self, x, y) ? year_at (self, x) : NAN);
  if (!self->brushing && !self->catching)
    mv_chart_canvas_point (self, mark);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), acts ? "pointer" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, MvChartCanvas *self)
{
  mv_session_set_cursor (self->session, NAN);
  mv_chart_canvas_point (self, -1);
}

static void
choose (MvChartCanvas *self, int mark, gboolean more)
{
  const MvChartMark *chosen = mark >= 0 ? self->chart->marks->pdata[mark] : NULL;

  if (chosen != NULL && chosen->level)
    {
      mv_chart_canvas_isolate (self, chosen->series);
      return;
    }
  if (chosen == NULL || chosen->ref == NULL || *chosen->ref == '\0')
    return;
  if (more)
    mv_session_select_more (self->session, chosen->ref);
  else
    mv_session_select (self->session, chosen->ref);
}

/* Once: hides the series or shows it; twice or with Ctrl: it alone. */
static void
click_key (MvChartCanvas *self, const char *series, gboolean isolate)
{
  self->pressed_series = series;
  if (isolate)
    mv_chart_canvas_isolate (self, series);
  else
    mv_chart_canvas_set_hidden (self, series, !mv_chart_canvas_is_hidden (self, series));
}

static void
click_cb (GtkGestureClick *gesture, int n, double x, double y, MvChartCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const MvChartMark *head;
  const char *series;
  int mark;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->chart == NULL)
    return;
  mark = mv_chart_hit (self->chart, x, y, REACH);
  head = mark < 0 ? head_at (self, x, y) : NULL;
  series = mark < 0 ? series_at (self, x, y) : NULL;
  if (head != NULL && (state & MORE) == 0)
    {
      mv_chart_canvas_sort (self, head->sort, head->across);
      return;
    }
  /* The first click of two has taken the key away. */
  if (n == 2 && self->pressed_series != NULL)
    click_key (self, self->pressed_series, TRUE);
  else if (series != NULL)
    click_key (self, series, (state & MORE) != 0);
  else
    {
      self->pressed_series = NULL;
      choose (self, mark, (state & MORE) != 0);
    }
}

/* --- drag ----------------------------------------------------------------------------------------------------------------------------- */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, MvChartCanvas *self)
{
  if (self->chart == NULL || (has_time (self) && !in_plot (self, x, y)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, MvChartCanvas *self)
{
  gboolean time = has_time (self);
  double x, y;

  if (self->chart == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->brushing && !self->catching && (time ? fabs (dx) : hypot (dx, dy)) < SLACK)
    return;
  if (!self->brushing && !self->catching)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      mv_chart_canvas_point (self, -1);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      self->brushing = time;
      self->catching = !time;
    }
  if (self->brushing && time)
    {
      self->brush_from = year_at (self, MIN (x, x + dx));
      self->brush_to = year_at (self, MAX (x, x + dx));
    }
  self->rubber = GRAPHENE_RECT_INIT ((float) MIN (x, x + dx), (float) MIN (y, y + dy), (float) fabs (dx), (float) fabs (dy));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The middle of what a mark shows. */
static gboolean
lies_in (const MvChartMark *mark, const graphene_rect_t *rubber)
{
  double x = mark->x, y = mark->y;

  if (mark->form == MV_CHART_RECT)
    {
      x += mark->width / 2;
      y += mark->height / 2;
    }
  else if (mark->form != MV_CHART_POINT && mark->n_points > 0)
    {
      x = mark->points[mark->n_points / 2].x;
      y = mark->points[mark->n_points / 2].y;
    }
  return graphene_rect_contains_point (rubber, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
catch_marks (MvChartCanvas *self, gboolean more)
{
  g_auto(GStrv) before = mv_view_selection (mv_session_get_view (self->session));
  g_autoptr(GPtrArray) refs = g_ptr_array_new ();

  for (guint i = 0; more && before[i] != NULL; i++)
    g_ptr_array_add (refs, before[i]);
  for (guint i = 0; i < self->chart->walk->len; i++)
    {
      const MvChartMark *mark = self->chart->marks->pdata[g_array_index (self->chart->walk, guint, i)];

      if (mark->ref != NULL && *mark->ref != '\0' && lies_in (mark, &self->rubber))
        g_ptr_array_add (refs, (gpointer) mark->ref);
    }
  g_ptr_array_add (refs, NULL);
  if (refs->len > 1)
    mv_session_select_list (self->session, (const char *const *) refs->pdata);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, MvChartCanvas *self)
{
  gboolean more = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & MORE) != 0;
  gboolean brushing = self->brushing, catching = self->catching;

  self->brushing = self->catching = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->chart == NULL)
    return;
  if (brushing)
    mv_session_set_period (self->session, self->brush_from, self->brush_to);
  else if (catching)
    catch_marks (self, more);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, MvChartCanvas *self)
{
  self->brushing = self->catching = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- keys ----------------------------------------------------------------------------------------------------------------------------- */

static const char *
pointed_series (MvChartCanvas *self)
{
  const MvChartMark *mark = self->pointed >= 0 ? self->chart->marks->pdata[self->pointed] : NULL;

  return mark != NULL && mark->series != NULL && *mark->series != '\0' ? mark->series : NULL;
}

/* Shift and an arrow: a period from the year stood on, longer or shorter at its end. */
static gboolean
brush_by (MvChartCanvas *self, int step)
{
  const MvView *view = mv_session_get_view (self->session);
  const MvChartMark *mark = self->pointed >= 0 ? self->chart->marks->pdata[self->pointed] : NULL;
  double x = mark == NULL || mark->n_rows == 0 ? NAN : g_array_index (self->chart->table->rows, MvChartRow, mark->rows[0]).x;
  int from = isnan (x) ? view->year : (int) floor (x), to = from + step;
  int first = (int) ceil (self->chart->x.from), last = (int) floor (self->chart->x.to);

  if (!has_time (self))
    return FALSE;
  if (view->period_from != 0)
    {
      from = view->period_from;
      to = view->period_to + step;
    }
  if (to >= from || view->period_from == 0)
    mv_session_set_period (self->session, CLAMP (from, first, last), CLAMP (to, first, last));
  else
    mv_session_set_period (self->session, 0, 0);
  return TRUE;
}

/* What Esc ends first: the mark stood on, hidden series, then what the whole view has. */
static gboolean
escape (MvChartCanvas *self)
{
  if (self->pointed >= 0)
    mv_chart_canvas_point (self, -1);
  else if (mv_chart_canvas_n_hidden (self) > 0)
    mv_chart_canvas_show_all (self);
  else
    return mv_session_clear (self->session);
  return TRUE;
}

/* By the column, or the row, of the cell stood on. */
static gboolean
sort_by_pointed (MvChartCanvas *self, gboolean across)
{
  const MvChartMark *mark = self->pointed >= 0 ? self->chart->marks->pdata[self->pointed] : NULL;
  const MvChartRow *row = mark != NULL && mark->n_rows > 0 ? &g_array_index (self->chart->table->rows, MvChartRow, mark->rows[0]) : NULL;

  if (self->kind != MV_CHART_MATRIX || row == NULL)
    return FALSE;
  mv_chart_canvas_sort (self, across ? row->category : row->series, across);
  return TRUE;
}

static gboolean
plain_key (MvChartCanvas *self, guint key)
{
  const char *series = pointed_series (self);

  switch (key)
    {
    case GDK_KEY_Left: case GDK_KEY_Right: case GDK_KEY_Up: case GDK_KEY_Down: case GDK_KEY_Home: case GDK_KEY_End:
      mv_chart_canvas_point (self, mv_chart_step (self->chart, self->pointed >= 0 ? self->pointed : mv_chart_canvas_selected (self), key));
      return TRUE;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_space:
      choose (self, self->pointed, FALSE);
      return TRUE;
    case GDK_KEY_h:
      if (series != NULL)
        mv_chart_canvas_set_hidden (self, series, TRUE);
      return series != NULL;
    case GDK_KEY_i:
      if (series != NULL)
        mv_chart_canvas_isolate (self, series);
      return series != NULL;
    case GDK_KEY_s:
      return sort_by_pointed (self, FALSE);
    case GDK_KEY_a:
      mv_chart_canvas_show_all (self);
      return TRUE;
    case GDK_KEY_Escape:
      return escape (self);
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MvChartCanvas *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->chart == NULL)
    return FALSE;
  if (modifiers == 0)
    return plain_key (self, key);
  if (modifiers == GDK_SHIFT_MASK && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return brush_by (self, key == GDK_KEY_Right ? 1 : -1);
  if (modifiers == GDK_SHIFT_MASK && (key == GDK_KEY_S || key == GDK_KEY_s))
    return sort_by_pointed (self, TRUE);
  if (modifiers == GDK_CONTROL_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space))
    {
      choose (self, self->pointed, TRUE);
      return TRUE;
    }
  return FALSE;
}

void
mv_chart_input_init (MvChartCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
