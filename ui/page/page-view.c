#include "ui/page/page-view.h"

#include "app/base/text.h"
#include "app/scene/page.h"
#include "ui/model/question.h"
#include "ui/page/page-job.h"
#include "ui/page/page-twin.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/report-view.h"
#include "ui/panel/room.h"

#define LEAST_WIDTH 240         /* px */
#define LEAST_HEIGHT 120

struct _MvPageView
{
  GtkWidget     parent_instance;
  MvSession    *session;
  GtkWidget    *box, *back, *name, *turn;
  GtkStack     *stack;          /* waiting; painted from the first model on, text and failed when they are wanted */
  MvPageCanvas *canvas;         /* owned: it has no parent before the first model */
  GtkAdjustment *adjustment;    /* of its height */
  MvReportView *lines;          /* NULL before the page is read as text */
  GtkLabel     *failure;        /* NULL before the first */
  GPtrArray    *before;         /* char *: views of the pages that led here */
  char         *shown, *view;   /* the page shown or awaited, and its whole view as text; NULL = none */
  char         *asked;          /* what the model was asked for */
  gboolean      going_back;
  gboolean      to_enter;       /* the keyboard waits in the bar for the page */
  GCancellable *cancellable;
  guint         generation;
};

G_DEFINE_FINAL_TYPE (MvPageView, mv_page_view, GTK_TYPE_WIDGET)

static void
activated_cb (GtkWidget *widget, const char *ref, MvPageView *self)
{
  mv_page_view_open (self->session, ref);
}

/* --- what the stack has ---------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
scrolled (GtkWidget *child, GtkAdjustment *adjustment)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  if (adjustment != NULL)
    gtk_scrolled_window_set_vadjustment (GTK_SCROLLED_WINDOW (scroll), adjustment);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), child);
  gtk_widget_set_vexpand (scroll, TRUE);
  return scroll;
}

/* The keyboard goes along, and from the bar to the page that it waits for. */
static void
show_child (MvPageView *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, self->to_enter ? self->box : GTK_WIDGET (self->stack));

  gtk_stack_set_visible_child_name (self->stack, name);
  self->to_enter = FALSE;
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_painted (MvPageView *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self->canvas)) == NULL)
    gtk_stack_add_named (self->stack, scrolled (GTK_WIDGET (self->canvas), self->adjustment), "painted");
  show_child (self, "painted");
}

static void
show_text (MvPageView *self, const MvPagePlan *plan)
{
  g_autoptr(GPtrArray) items = mv_page_twin_items (plan);

  if (self->lines == NULL)
    {
      self->lines = MV_REPORT_VIEW (mv_report_view_new ());
      g_signal_connect (self->lines, "activated", G_CALLBACK (activated_cb), self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The page as text"), -1);
      gtk_stack_add_named (self->stack, scrolled (GTK_WIDGET (self->lines), NULL), "text");
    }
  mv_report_view_set_items (self->lines, items, FALSE);
  show_child (self, "text");
}

static void
show_failure (MvPageView *self, const char *message)
{
  if (self->failure == NULL)
    {
      self->failure = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_wrap (self->failure, TRUE);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failed");
    }
  gtk_label_set_label (self->failure, message);
  show_child (self, "failed");
}

/* --- the model ------------------------------------------------------------------------------------------------------------------------ */

static void
follow_text (MvPageView *self)
{
  const MvPagePlan *plan = mv_page_canvas_get_plan (self->canvas);
  gboolean text = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->turn));

  if (plan == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->name), plan->model->title);
  if (text)
    show_text (self, plan);
  else
    show_painted (self);
}

static void
model_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvPageView) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvPageModel) model = mv_worker_finish (result, &error);

  if (self == NULL || generation != self->generation || self->canvas == NULL)
    return;
  if (model != NULL)
    {
      show_painted (self);              /* it is laid out where it is seen */
      mv_page_canvas_set_model (self->canvas, model);
      return;
    }
  mv_page_canvas_set_model (self->canvas, NULL);
  show_failure (self, error->message);
}

/* What the page depends on, as one word. */
static char *
page_of (const MvView *view)
{
  g_autofree char *date = mv_date_text (view->date);

  return g_strjoin ("|", view->page, view->focus[0] != NULL ? view->focus[0] : "", view->with, g_str_equal (view->page, "project") ? view->select : "",
                    view->names, date != NULL ? date : "", NULL);
}

static void
ask (MvPageView *self)
{
  if (mv_session_get_atlas (self->session) == NULL || self->shown == NULL || g_strcmp0 (self->asked, self->shown) == 0)
    return;
  mv_text_set (&self->asked, self->shown);
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  mv_worker_submit (mv_session_get_worker (self->session), mv_job_page, mv_page_wish_new (self->session), mv_page_wish_free,
                    (GDestroyNotify) mv_page_model_unref, self->cancellable, model_cb, mv_question_new (G_OBJECT (self), self->generation));
}

static void
follow (MvPageView *self)
{
  const MvView *view = mv_session_get_view (self->session);
  g_autofree char *page = *view->page != '\0' && !g_str_equal (view->page, "table") ? page_of (view) : NULL, *text = NULL;

  if (g_strcmp0 (page, self->shown) == 0)
    return;
  text = mv_view_text (view);
  if (page != NULL && self->shown != NULL && !self->going_back)
    g_ptr_array_add (self->before, g_strdup (self->view));
  if (page == NULL)
    g_ptr_array_set_size (self->before, 0);
  mv_text_set (&self->view, text);
  if (mv_text_set (&self->shown, page) && page != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->name), _("Reading…"));
      show_child (self, "waiting");
      mv_page_canvas_set_model (self->canvas, NULL);
      gtk_adjustment_set_value (self->adjustment, 0);
    }
  if (page == NULL)
    g_clear_pointer (&self->asked, g_free);
  ask (self);
}

static void
view_changed_cb (MvSession *session, guint parts, MvPageView *self)
{
  follow (self);
}

static void
scene_cb (MvSession *session, GParamSpec *spec, MvPageView *self)
{
  ask (self);
}

/* --- ways --------------------------------------------------------------------------------------------------------------------------------- */

void
mv_page_view_open (MvSession *session, const char *ref)
{
  g_autoptr(MvView) view = mv_page_view (mv_session_get_view (session), ref);

  mv_session_set_view (session, view);
}

/* A mark of a chart is told of in the inspector; the page stays. */
static void
selected_cb (GtkWidget *widget, const char *ref, MvPageView *self)
{
  mv_session_select (self->session, ref);
}

static void
leave (MvView *view, gpointer data)
{
  mv_text_set (&view->page, "");
}

void
mv_page_view_back (MvPageView *self)
{
  g_return_if_fail (MV_IS_PAGE_VIEW (self));

  if (self->before->len == 0)
    {
      mv_session_edit (self->session, leave, NULL);
      return;
    }
  self->going_back = TRUE;
  {
    g_autofree char *text = g_ptr_array_steal_index (self->before, self->before->len - 1);

    mv_session_set_text (self->session, text, NULL);
  }
  self->going_back = FALSE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  mv_page_view_back (MV_PAGE_VIEW (widget));
  return TRUE;
}

gboolean
mv_page_view_is_text (MvPageView *self)
{
  g_return_val_if_fail (MV_IS_PAGE_VIEW (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->turn));
}

void
mv_page_view_turn (MvPageView *self)
{
  g_return_if_fail (MV_IS_PAGE_VIEW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->turn), !mv_page_view_is_text (self));
}

MvPageCanvas *
mv_page_view_get_canvas (MvPageView *self)
{
  g_return_val_if_fail (MV_IS_PAGE_VIEW (self), NULL);

  return self->canvas;
}

/* --- life ----------------------------------------------------------------------------------------------------------------------------- */

static void
mv_page_view_dispose (GObject *object)
{
  MvPageView *self = MV_PAGE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->canvas);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (mv_page_view_parent_class)->dispose (object);
}

static gboolean
mv_page_view_grab_focus (GtkWidget *widget)
{
  MvPageView *self = MV_PAGE_VIEW (widget);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (shown, "painted"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  /* Lines come some frames later: until then the keyboard scrolls. */
  if (g_str_equal (shown, "text"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->lines)) || gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
  self->to_enter = g_str_equal (shown, "waiting");
  return gtk_widget_grab_focus (self->back);
}

/* It stretches and scrolls: the words of its bar are not asked for room, for the whole window would be measured for them. */
static void
mv_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  mv_room_give (MV_PAGE_VIEW (widget)->box, width, height);
}

static void
mv_page_view_class_init (MvPageViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_page_view_dispose;
  widget_class->grab_focus = mv_page_view_grab_focus;
  widget_class->measure = mv_page_view_measure;
  widget_class->get_request_mode = mv_room_request_mode;
  widget_class->size_allocate = mv_page_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GtkWidget *
bar_new (MvPageView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *save = mv_icon_button_new ("document-save-symbolic");

  self->back = mv_icon_button_new ("go-previous-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "win.page-back");
  mv_hint_set (self->back, _("Back (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "heading");
  self->turn = gtk_toggle_button_new ();
  mv_icon_on_button (GTK_BUTTON (self->turn), "view-list-symbolic");
  mv_hint_set (self->turn, _("Read as text (F4)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->turn), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Read as text"), -1);
  g_signal_connect_object (self->turn, "toggled", G_CALLBACK (follow_text), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.save-picture");
  mv_hint_set (save, _("Save as PDF, SVG or PNG (Ctrl+S)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Save this page"), -1);
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), self->name);
  gtk_box_append (GTK_BOX (bar), self->turn);
  gtk_box_append (GTK_BOX (bar), save);
  gtk_widget_add_css_class (bar, "toolbar");
  return bar;
}

static void
mv_page_view_init (MvPageView *self)
{
  GtkWidget *waiting = gtk_label_new (_("Reading…"));

  self->before = g_ptr_array_new_with_free_func (g_free);
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->canvas = MV_PAGE_CANVAS (g_object_ref_sink (mv_page_canvas_new (self->adjustment)));
  g_signal_connect (self->canvas, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->canvas, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (self->canvas, "planned", G_CALLBACK (follow_text), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (waiting, "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, waiting, "waiting");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), bar_new (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Page"), -1);
}

GtkWidget *
mv_page_view_new (MvSession *session)
{
  MvPageView *self = g_object_new (MV_TYPE_PAGE_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_cb), self, 0);
  follow (self);
  return GTK_WIDGET (self);
}
