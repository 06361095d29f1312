#include "ui/query/query-editor.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "app/base/text.h"

#define LATER 300               /* ms */

struct _MvQueryEditor
{
  GtkWidget        parent_instance;
  GtkWidget       *scrolled, *view;
  GtkSourceBuffer *buffer;
  GtkTextBuffer   *offered;     /* the words the completion knows */
  guint            telling;
};

G_DEFINE_FINAL_TYPE (MvQueryEditor, mv_query_editor, GTK_TYPE_WIDGET)

static guint changed_signal;

static gboolean
tell_cb (gpointer data)
{
  MvQueryEditor *self = data;

  self->telling = 0;
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MvQueryEditor *self)
{
  mv_query_editor_mark (self, -1);
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (LATER, tell_cb, self);
}

static void
follow_style (MvQueryEditor *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_source_buffer_set_style_scheme (self->buffer, gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                                                                dark ? "Adwaita-dark" : "Adwaita"));
}

char *
mv_query_editor_get_text (MvQueryEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MV_IS_QUERY_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

void
mv_query_editor_set_text (MvQueryEditor *self, const char *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (MV_IS_QUERY_EDITOR (self) && text != NULL);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  /* At once: what runs next has the parameters of this text. */
  g_clear_handle_id (&self->telling, g_source_remove);
  g_signal_emit (self, changed_signal, 0);
}

void
mv_query_editor_insert (MvQueryEditor *self, const char *text)
{
  g_return_if_fail (MV_IS_QUERY_EDITOR (self) && text != NULL);

  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_widget_grab_focus (self->view);
}

int
mv_query_editor_mark (MvQueryEditor *self, int at)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (MV_IS_QUERY_EDITOR (self), 0);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "error", &start, &end);
  if (at < 0)
    return 0;
  text = mv_query_editor_get_text (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_strlen (text, MIN (at, (int) strlen (text))));
  end = start;
  if (!gtk_text_iter_forward_word_end (&end))
    gtk_text_iter_forward_to_end (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, "error", &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &start, 0.1, FALSE, 0, 0);
  return gtk_text_iter_get_line (&start) + 1;
}

void
mv_query_editor_offer (MvQueryEditor *self, const char *words)
{
  GtkSourceCompletion *completion;
  GtkSourceCompletionWords *provider;

  g_return_if_fail (MV_IS_QUERY_EDITOR (self) && words != NULL);

  if (self->offered != NULL)
    {
      gtk_text_buffer_set_text (self->offered, words, -1);
      return;
    }
  self->offered = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_text (self->offered, words, -1);
  completion = gtk_source_view_get_completion (GTK_SOURCE_VIEW (self->view));
  provider = gtk_source_completion_words_new (_("Tables, columns, functions"));
  gtk_source_completion_words_register (provider, self->offered);
  gtk_source_completion_words_register (provider, GTK_TEXT_BUFFER (self->buffer));
  gtk_source_completion_add_provider (completion, GTK_SOURCE_COMPLETION_PROVIDER (provider));
  g_object_unref (provider);
}

void
mv_query_editor_focus (MvQueryEditor *self)
{
  g_return_if_fail (MV_IS_QUERY_EDITOR (self));
  gtk_widget_grab_focus (self->view);
}

static void
mv_query_editor_dispose (GObject *object)
{
  MvQueryEditor *self = MV_QUERY_EDITOR (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->buffer);
  g_clear_object (&self->offered);
  G_OBJECT_CLASS (mv_query_editor_parent_class)->dispose (object);
}

static void
mv_query_editor_class_init (MvQueryEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_query_editor_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "queryeditor");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", MV_TYPE_QUERY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mv_query_editor_init (MvQueryEditor *self)
{
  gtk_source_init ();
  self->buffer = gtk_source_buffer_new (NULL);
  gtk_source_buffer_set_language (self->buffer, gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "sql"));
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), "error", "underline", PANGO_UNDERLINE_ERROR, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->view = gtk_source_view_new_with_buffer (self->buffer);
  g_object_set (self->view, "monospace", TRUE, "accepts-tab", FALSE, "show-line-numbers", TRUE, "auto-indent", TRUE, "indent-width", 2,
                "insert-spaces-instead-of-tabs", TRUE, "wrap-mode", GTK_WRAP_WORD_CHAR, "top-margin", 6, "left-margin", 6, "right-margin", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("SQL"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_style), self, G_CONNECT_SWAPPED);
  follow_style (self);
}

GtkWidget *
mv_query_editor_new (void)
{
  return g_object_new (MV_TYPE_QUERY_EDITOR, NULL);
}
