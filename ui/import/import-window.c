#include "ui/import/import-private.h"

#include <glib/gstdio.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "ui/model/keeper.h"

#define WIDTH 1080
#define HEIGHT 720
#define CHECK_AFTER 500         /* ms without a correction before all rows are read */
#define TICK 200                /* ms between two looks at the progress */

G_DEFINE_FINAL_TYPE (MvImportWindow, mv_import_window, ADW_TYPE_WINDOW)

/* --- what can be done now ------------------------------------------------------------------------------------------------------------- */

static char *
numbers_of (const MvImportWindow *self)
{
  const MvImportDone *done = self->checked;
  g_autofree char *taken = mv_number_full (done != NULL ? (double) done->result->n_taken : self->look->n_taken, NULL);
  g_autofree char *refused = NULL;

  if (done == NULL)
    return g_strdup_printf (_("Of %u rows shown %s can be taken."), self->look->n_rows, taken);
  if (done->result->n_refused == 0)
    return g_strdup_printf (ngettext_ ("%s row can be taken, none is refused.", "%s rows can be taken, none is refused.", done->result->n_taken), taken);
  refused = mv_number_full ((double) done->result->n_refused, NULL);
  return g_strdup_printf (_("Rows that can be taken: %s. Refused: %s."), taken, refused);
}

/* Why nothing can be imported yet; NULL when it can. *SIDE and *FIELD say where that is mended. */
static char *
obstacle (MvImportWindow *self, const char **side, GtkWidget **field)
{
  MvSourceField missing;
  char *sentence = NULL;

  *field = NULL;
  *side = "columns";
  if (self->look == NULL)
    return g_strdup ("");
  if (self->look->missing->len > 0)
    return g_strdup (self->look->missing->pdata[0]);
  if (self->checked != NULL ? self->checked->result->n_taken + self->checked->result->n_skipped == 0 : self->look->n_taken == 0)
    return g_strdup (_("None of the rows can be taken: see under “Refused” why, and correct what the columns mean."));
  *side = "source";
  missing = mv_import_source_missing (self, &sentence);
  if (missing != MV_N_SOURCE_FIELDS)
    *field = self->fields[missing];
  return sentence;
}

void
mv_import_window_follow (MvImportWindow *self)
{
  const char *side;
  GtkWidget *field;
  g_autofree char *why = obstacle (self, &side, &field), *numbers = NULL, *text = NULL;
  gboolean running = self->running != NULL, ready = self->look != NULL && why == NULL && self->looking == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", ready && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.mend", self->look != NULL && why != NULL && !running);
  gtk_widget_set_visible (self->spinner, self->looking != NULL || self->checking != NULL || self->check_timer != 0);
  gtk_widget_set_visible (self->progress, running);
  gtk_widget_set_visible (self->sentence, self->look != NULL && why != NULL && !running);
  gtk_widget_set_sensitive (self->side, !running);
  gtk_widget_set_sensitive (self->answer, !running);
  if (self->look == NULL)
    return;
  numbers = numbers_of (self);
  text = running ? g_strdup (_("The rows are being imported. Cancelling leaves nothing behind.")) : self->problem != NULL ? g_strdup (self->problem)
         : why != NULL ? g_steal_pointer (&why) : g_steal_pointer (&numbers);
  gtk_label_set_text (GTK_LABEL (self->sentence_text), text);
  if (self->problem != NULL && !running)
    gtk_widget_add_css_class (self->sentence_text, "error");
  else
    gtk_widget_remove_css_class (self->sentence_text, "error");
}

/* Leads to what is missing. */
static void
mend (MvImportWindow *self)
{
  const char *side;
  GtkWidget *field;
  g_autofree char *why = obstacle (self, &side, &field);

  if (why == NULL || self->look == NULL)
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->side), side);
  if (field != NULL)
    gtk_widget_grab_focus (field);
}

/* --- progress ------------------------------------------------------------------------------------------------------------------------- */

static gboolean
tick_cb (gpointer data)
{
  MvImportWindow *self = data;
  int share = self->share != NULL ? g_atomic_int_get (self->share) : -1, n = self->n_rows != NULL ? g_atomic_int_get (self->n_rows) : 0;
  g_autofree char *count = mv_number_full (n, NULL);
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext_ ("%s row", "%s rows", n), count) : g_strdup (_("Reading…"));

  if (share >= 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), share / 10000.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
  return G_SOURCE_CONTINUE;
}

static void
watch (MvImportWindow *self, const MvImportOrder *order)
{
  g_clear_pointer (&self->share, g_atomic_rc_box_release);
  g_clear_pointer (&self->n_rows, g_atomic_rc_box_release);
  self->share = g_atomic_rc_box_acquire (order->share);
  self->n_rows = g_atomic_rc_box_acquire (order->n_rows);
  if (self->tick_timer == 0)
    self->tick_timer = g_timeout_add (TICK, tick_cb, self);
}

static void
stop_watching (MvImportWindow *self)
{
  g_clear_handle_id (&self->tick_timer, g_source_remove);
}

/* --- all rows ------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvImportWindow *page; guint generation; gboolean dry_run; } Asked;

static MvImportOrder *
order_new (MvImportWindow *self, gboolean dry_run)
{
  MvImportOrder *order = mv_import_order_new ();

  order->workspace = g_strdup (self->workspace);
  order->path = g_strdup (self->path);
  order->recipe = mv_recipe_copy (self->recipe);
  order->duplicates = dry_run ? MV_DUPLICATES_KEEP : self->duplicates;
  order->dry_run = dry_run;
  return order;
}

static void
finish (MvImportWindow *self, MvImportDone *done)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if (self->main_window != NULL)
    mv_import_finish (self->main_window, name, done);
  else
    mv_import_done_free (done);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr(MvImportWindow) self = asked->page;
  g_autoptr(GError) error = NULL;
  MvImportDone *done = mv_worker_finish (result, &error);

  if (self->worker == NULL || asked->generation != self->generation)
    {
      mv_import_done_free (done);
      return;
    }
  stop_watching (self);
  g_clear_object (asked->dry_run ? &self->checking : &self->running);
  if (done != NULL && !asked->dry_run)
    {
      finish (self, done);
      return;
    }
  g_clear_pointer (&self->problem, g_free);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->problem = g_strdup (error->message);
  if (asked->dry_run)
    {
      mv_import_done_free (self->checked);
      self->checked = done;
      mv_import_answer_check (self);
    }
  else
    mv_import_window_check_later (self);
  mv_import_window_follow (self);
}

static void
ask (MvImportWindow *self, MvImportOrder *order, GCancellable **place)
{
  Asked *asked = g_new0 (Asked, 1);

  *place = g_cancellable_new ();
  asked->page = g_object_ref (self);
  asked->generation = self->generation;
  asked->dry_run = order->dry_run;
  watch (self, order);
  mv_worker_submit (self->worker, mv_job_import_run, order, mv_import_order_free, mv_import_done_free, *place, done_cb, asked);
}

static void
stop_checking (MvImportWindow *self)
{
  g_clear_handle_id (&self->check_timer, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static gboolean
check_cb (gpointer data)
{
  MvImportWindow *self = data;

  self->check_timer = 0;
  ask (self, order_new (self, TRUE), &self->checking);
  mv_import_window_follow (self);
  return G_SOURCE_REMOVE;
}

void
mv_import_window_check_later (MvImportWindow *self)
{
  stop_checking (self);
  if (self->look != NULL && self->look->missing->len == 0)
    self->check_timer = g_timeout_add (CHECK_AFTER, check_cb, self);
}

static void
run (MvImportWindow *self)
{
  MvImportOrder *order;

  if (self->running != NULL || self->look == NULL)
    return;
  stop_checking (self);
  /* Answers of a check that is under way are of no interest any more. */
  self->generation++;
  g_clear_pointer (&self->problem, g_free);
  order = order_new (self, FALSE);
  mv_import_source_get (self, &order->source);
  order->keeps_recipe = gtk_switch_get_active (GTK_SWITCH (self->keep));
  if (order->keeps_recipe)
    {
      const struct { char **place; const char *text; } told[] = {
        { &order->recipe->name, gtk_editable_get_text (GTK_EDITABLE (self->keep_name)) }, { &order->recipe->title, order->source.title },
        { &order->recipe->publisher, order->source.publisher }, { &order->recipe->licence, order->source.licence }, { &order->recipe->url, order->source.url } };

      for (guint i = 0; i < G_N_ELEMENTS (told); i++)
        if (told[i].text != NULL && *told[i].text != '\0')
          mv_text_set (told[i].place, told[i].text);
    }
  ask (self, order, &self->running);
  mv_import_window_follow (self);
}

/* --- looks ---------------------------------------------------------------------------------------------------------------------------- */

static void
show_failure (MvImportWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->failure), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "failure");
}

static void
take_look (MvImportWindow *self, MvImportLook *look)
{
  mv_import_look_free (self->look);
  self->look = look;
  mv_recipe_free (self->recipe);
  self->recipe = mv_recipe_copy (look->recipe);
  if (look->measures != NULL)
    {
      g_clear_pointer (&self->measures, g_ptr_array_unref);
      g_clear_pointer (&self->bases, g_ptr_array_unref);
      self->measures = g_ptr_array_ref (look->measures);
      self->bases = g_ptr_array_ref (look->bases);
    }
  if (look->guessed)
    self->own_recipe = TRUE;
  mv_import_layout_follow (self);
  mv_import_columns_follow (self);
  mv_import_constants_follow (self);
  mv_import_source_follow (self);
  mv_import_answer_look (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "file");
  mv_import_window_check_later (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr(MvImportWindow) self = asked->page;
  g_autoptr(GError) error = NULL;
  MvImportLook *look = mv_worker_finish (result, &error);

  if (self->worker == NULL || asked->generation != self->generation)
    {
      mv_import_look_free (look);
      return;
    }
  g_clear_object (&self->looking);
  g_clear_pointer (&self->problem, g_free);
  if (look != NULL)
    take_look (self, look);
  else if (self->look == NULL)
    show_failure (self, error->message);
  else
    self->problem = g_strdup (error->message);
  mv_import_window_follow (self);
}

void
mv_import_window_judge (MvImportWindow *self, gboolean reads)
{
  Asked *asked = g_new0 (Asked, 1);

  stop_checking (self);
  stop_watching (self);
  g_clear_pointer (&self->checked, mv_import_done_free);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  asked->page = g_object_ref (self);
  asked->generation = ++self->generation;
  mv_worker_submit (self->worker, mv_job_import_look, mv_import_wish_new (self->desk, self->recipe, reads), mv_import_wish_free, mv_import_look_free,
                    self->looking, looked_cb, asked);
  mv_import_window_follow (self);
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

static void
action_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvImportWindow *self = MV_IMPORT_WINDOW (widget);

  if (g_str_equal (name, "import.run"))
    run (self);
  else if (g_str_equal (name, "import.mend"))
    mend (self);
  else if (self->running != NULL)
    g_cancellable_cancel (self->running);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gpointer
remove_thread (gpointer data)
{
  g_autofree char *path = data, *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  return NULL;
}

static void
mv_import_window_dispose (GObject *object)
{
  MvImportWindow *self = MV_IMPORT_WINDOW (object);
  MvWorker *worker = g_steal_pointer (&self->worker);

  g_clear_handle_id (&self->check_timer, g_source_remove);
  stop_watching (self);
  if (worker != NULL)
    {
      mv_worker_free (worker);
      if (self->temporary)
        g_thread_unref (g_thread_new ("remove", remove_thread, g_strdup (self->path)));
    }
  g_clear_object (&self->looking);
  g_clear_object (&self->checking);
  g_clear_object (&self->running);
  g_clear_weak_pointer (&self->main_window);
  G_OBJECT_CLASS (mv_import_window_parent_class)->dispose (object);
  g_clear_object (&self->columns);
  g_clear_object (&self->session);
}

static void
mv_import_window_finalize (GObject *object)
{
  MvImportWindow *self = MV_IMPORT_WINDOW (object);

  g_clear_pointer (&self->constants, g_ptr_array_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->desk, mv_import_desk_unref);
  g_clear_pointer (&self->share, g_atomic_rc_box_release);
  g_clear_pointer (&self->n_rows, g_atomic_rc_box_release);
  mv_import_look_free (self->look);
  mv_import_done_free (self->checked);
  mv_recipe_free (self->recipe);
  g_free (self->problem);
  g_free (self->path);
  g_free (self->workspace);
  G_OBJECT_CLASS (mv_import_window_parent_class)->finalize (object);
}

static void
mv_import_window_class_init (MvImportWindowClass *class)
{
  static const char *const actions[] = { "import.run", "import.cancel", "import.mend" };
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_Return, GDK_CONTROL_MASK, "import.run" }, { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "import.run" }, { GDK_KEY_Escape, 0, "import.cancel" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_import_window_dispose;
  G_OBJECT_CLASS (class)->finalize = mv_import_window_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
mv_import_window_init (MvImportWindow *self)
{
}

void
mv_import_window_open (MvWindow *window, const char *path, gboolean temporary)
{
  MvKeeper *keeper;
  MvImportWindow *self;
  int width, height;
  g_autofree char *name = g_path_get_basename (path), *title = g_strdup_printf (_("Import %s"), name);

  g_return_if_fail (MV_IS_WINDOW (window) && path != NULL);

  keeper = mv_session_get_keeper (window->session);
  if (keeper == NULL || mv_keeper_get_error (keeper) != NULL)
    {
      mv_window_tell (window, _("Figures of your own need a workspace, and this window has none that can be written."));
      return;
    }
  self = g_object_new (MV_TYPE_IMPORT_WINDOW, "transient-for", window, "destroy-with-parent", TRUE, "title", title, NULL);
  g_set_weak_pointer (&self->main_window, window);
  self->session = g_object_ref (window->session);
  self->path = g_strdup (path);
  self->workspace = g_strdup (mv_keeper_get_path (keeper));
  self->temporary = temporary;
  self->desk = mv_import_desk_new (path);
  self->worker = mv_worker_new (mv_session_get_dataset (window->session));
  adw_window_set_content (ADW_WINDOW (self), mv_import_layout_new (self));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width - 20, 860, WIDTH), CLAMP (height - 40, 540, HEIGHT));
  mv_import_window_judge (self, TRUE);
  gtk_window_present (GTK_WINDOW (self));
}
