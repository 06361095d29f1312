/* The side of the SQL page: saved queries, tables, history. */
#include <string.h>

#include "app/base/text.h"
#include "app/store/query-file.h"
#include "app/store/query-schema.h"
#include "ui/panel/hint.h"
#include "ui/query/query-private.h"
#include "ui/settings.h"

#define MOST_REMEMBERED 50

typedef struct { MvQueryWindow *self; char *name; gboolean shipped; } Opening;

/* --- opening -------------------------------------------------------------------------------------------------------------------------- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  MvQueryWindow *self = opening->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = mv_worker_finish (result, &error);

  if (self->worker != NULL && sql != NULL)
    {
      mv_query_window_rename (self, opening->name, sql, opening->shipped);
      mv_query_editor_set_text (self->editor, sql);
      mv_query_window_run (self, FALSE);
    }
  else if (self->worker != NULL)
    mv_query_window_tell (self, error->message);
  g_object_unref (self);
  g_free (opening->name);
  g_free (opening);
}

void
mv_query_shelf_open (MvQueryWindow *self, const char *name, gboolean shipped)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->self = g_object_ref (self);
  opening->name = g_strdup (name);
  opening->shipped = shipped;
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  mv_worker_submit (self->worker, mv_job_query_read, g_strdup (name), g_free, g_free, NULL, opened_cb, opening);
}

static void
file_activated_cb (GtkListBox *list, GtkListBoxRow *row, MvQueryWindow *self)
{
  const MvQueryFile *file = g_ptr_array_index (self->listed, gtk_list_box_row_get_index (row));

  mv_query_shelf_open (self, file->name, file->shipped);
}

/* --- the list of queries -------------------------------------------------------------------------------------------------------------- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvQueryWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = mv_worker_finish (result, &error);

  if (self->worker == NULL)
    return;
  if (name == NULL)
    mv_query_window_tell (self, error->message);
  else if (g_strcmp0 (name, self->name) == 0)   /* the text stays in the editor */
    mv_query_window_rename (self, NULL, NULL, FALSE);
  mv_query_shelf_files (self);
}

static void
delete_cb (GtkButton *button, MvQueryWindow *self)
{
  MvQueryWriting *writing = mv_query_writing_new (g_object_get_data (G_OBJECT (button), "name"), NULL, NULL, NULL);

  writing->deletes = TRUE;
  mv_worker_submit (self->worker, mv_job_query_write, writing, mv_query_writing_free, g_free, NULL, deleted_cb, g_object_ref (self));
}

static GtkWidget *
make_row (MvQueryWindow *self, const MvQueryFile *file)
{
  GtkWidget *row = adw_action_row_new (), *button;
  g_autofree char *title = g_markup_escape_text (file->title, -1), *about = g_markup_escape_text (file->about, -1), *label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (file->shipped)
    return row;
  button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  label = g_strdup_printf (_("Delete %s"), file->title);
  mv_hint_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (file->name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
empty (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
set_files (MvQueryWindow *self, GPtrArray *files)
{
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = g_ptr_array_ref (files);
  empty (self->files);
  for (guint i = 0; i < files->len; i++)
    {
      const MvQueryFile *file = files->pdata[i];

      gtk_list_box_append (GTK_LIST_BOX (self->files), make_row (self, file));
      if (self->name != NULL && self->saved == NULL && g_str_equal (file->name, self->name))
        self->shipped = file->shipped;
    }
}

/* A heading above the first of the person's own, and above the first that came along. */
static void
heading_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  MvQueryWindow *self = data;
  int index = gtk_list_box_row_get_index (row);
  const MvQueryFile *file = self->listed != NULL && index < (int) self->listed->len ? self->listed->pdata[index] : NULL;
  const MvQueryFile *other = before != NULL && file != NULL ? self->listed->pdata[index - 1] : NULL;
  GtkWidget *label;

  if (file == NULL || (other != NULL && other->shipped == file->shipped))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (file->shipped ? _("Examples") : _("Your queries"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_set (label, "margin-start", 12, "margin-top", 10, "margin-bottom", 4, NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvQueryWindow) self = data;
  g_autoptr(GPtrArray) files = mv_worker_finish (result, NULL);

  if (self->worker != NULL && files != NULL)
    set_files (self, files);
}

void
mv_query_shelf_files (MvQueryWindow *self)
{
  mv_worker_submit (self->worker, mv_job_query_files, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, files_cb, g_object_ref (self));
}

/* --- tables, and the words completion knows ------------------------------------------------------------------------------------------- */

static void
shelf_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char keywords[] = "SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT JOIN LEFT DISTINCT UNION VALUES BETWEEN WITH RECURSIVE OVER PARTITION";
  g_autoptr(MvQueryWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) words = g_string_new (keywords);
  MvQueryShelf *shelf = mv_worker_finish (result, &error);

  if (self->worker != NULL && shelf == NULL)
    mv_query_window_tell (self, error->message);
  if (self->worker != NULL && shelf != NULL)
    {
      for (guint i = 0; i < shelf->tables->len; i++)
        {
          const MvQueryTable *table = shelf->tables->pdata[i];

          g_string_append_printf (words, "\n%s", table->name);
          for (guint k = 0; k < table->columns->len; k++)
            g_string_append_printf (words, " %s", ((MvQueryColumn *) table->columns->pdata[k])->name);
        }
      for (guint i = 0; shelf->functions[i] != NULL; i++)
        g_string_append_printf (words, " %s", shelf->functions[i]);
      mv_query_schema_view_set (self->schema, shelf->tables);
      mv_query_editor_offer (self->editor, words->str);
      set_files (self, shelf->files);
    }
  mv_query_shelf_free (shelf);
}

void
mv_query_shelf_ask (MvQueryWindow *self)
{
  mv_worker_submit (self->worker, mv_job_query_shelf, g_strdup (self->workspace), g_free, mv_query_shelf_free, NULL, shelf_cb, g_object_ref (self));
  mv_query_shelf_history (self, NULL);
}

/* --- history -------------------------------------------------------------------------------------------------------------------------- */

static void
fill_history (MvQueryWindow *self, char **texts)
{
  empty (self->history);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]), *row = gtk_list_box_row_new ();

      g_object_set (label, "xalign", 0.0f, "lines", 3, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "margin-start", 12, "margin-end", 8, "margin-top", 6,
                    "margin-bottom", 6, NULL);
      gtk_widget_add_css_class (label, "caption");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "sql", g_strdup (texts[i]), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->history), row);
    }
}

void
mv_query_shelf_history (MvQueryWindow *self, const char *sql)
{
  g_auto(GStrv) kept = mv_settings_get () != NULL ? g_settings_get_strv (mv_settings_get (), "query-history") : g_new0 (char *, 1);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  if (sql != NULL && *sql != '\0')
    g_ptr_array_add (texts, (gpointer) sql);
  for (guint i = 0; kept[i] != NULL && texts->len < MOST_REMEMBERED; i++)
    if (g_strcmp0 (kept[i], sql) != 0)
      g_ptr_array_add (texts, kept[i]);
  g_ptr_array_add (texts, NULL);
  if (sql != NULL && mv_settings_get () != NULL)
    g_settings_set_strv (mv_settings_get (), "query-history", (const char *const *) texts->pdata);
  fill_history (self, (char **) texts->pdata);
}

static void
history_activated_cb (GtkListBox *list, GtkListBoxRow *row, MvQueryWindow *self)
{
  g_autofree char *sql = g_strdup (g_object_get_data (G_OBJECT (row), "sql"));

  mv_query_window_rename (self, NULL, NULL, FALSE);
  mv_query_editor_set_text (self->editor, sql);
  mv_query_editor_focus (self->editor);
}

/* --- furniture ------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_list (const char *label, const char *nothing)
{
  GtkWidget *list = gtk_list_box_new (), *placeholder = gtk_label_new (nothing);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_object_set (placeholder, "wrap", TRUE, "margin-top", 18, "margin-start", 12, "margin-end", 12, NULL);
  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static GtkWidget *
scrolled (GtkWidget *child)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), child);
  return window;
}

GtkWidget *
mv_query_shelf_new (MvQueryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *stack = gtk_stack_new (), *switcher = gtk_stack_switcher_new ();

  self->files = make_list (_("Saved queries"), _("Reading…"));
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->files), heading_cb, self, NULL);
  self->history = make_list (_("Queries run before"), _("Queries that have been run are listed here."));
  self->schema = MV_QUERY_SCHEMA_VIEW (mv_query_schema_view_new ());
  g_signal_connect (self->files, "row-activated", G_CALLBACK (file_activated_cb), self);
  g_signal_connect (self->history, "row-activated", G_CALLBACK (history_activated_cb), self);
  gtk_stack_add_titled (GTK_STACK (stack), scrolled (self->files), "files", _("Queries"));
  gtk_stack_add_titled (GTK_STACK (stack), GTK_WIDGET (self->schema), "tables", _("Tables"));
  gtk_stack_add_titled (GTK_STACK (stack), scrolled (self->history), "history", _("History"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  g_object_set (switcher, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_widget_set_size_request (box, 220, -1);
  gtk_widget_add_css_class (box, "query-shelf");
  return box;
}
