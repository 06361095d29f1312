/* Rows of the table as text for other programs. */
#include "app/base/text.h"
#include "ui/table/table-private.h"

typedef struct { MvListing *listing; char *keys; } Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  mv_listing_unref (copying->listing);
  g_free (copying->keys);
  g_free (copying);
}

/* Tab-separated, with the titles of the columns; cells hold no tabs and no line breaks, for those would be read as others. */
static gpointer
copy_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copying *copying = data;
  guint n;
  const MvListingColumn *columns = mv_listing_columns (copying->listing->listed, &n);
  g_autoptr(GPtrArray) rows = mv_listing_read (db, &(MvListingRecords) { copying->listing->listed, copying->keys, copying->listing->lang,
                                                                         copying->listing->words, copying->listing->origin }, TRUE, error);
  GString *text;

  if (rows == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", _(columns[i].title));
  for (guint r = 0; r < rows->len; r++)
    for (guint i = 0; i < n; i++)
      {
        char *cell = ((char **) rows->pdata[r])[i];

        g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "\n", g_strdelimit (cell, "\t\r\n", ' '));
      }
  return g_string_free (text, FALSE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvTableView) self = data;
  g_autofree char *text = mv_worker_finish (result, NULL);

  if (text == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Rows copied"));
}

void
mv_table_view_copy (GtkWidget *widget, const char *name, GVariant *target)
{
  MvTableView *self = MV_TABLE_VIEW (widget);
  GtkBitset *chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (chosen), all;
  const guint32 *places = mv_table_model_places (self->model, &all);
  g_autofree guint32 *taken = g_new0 (guint32, n + 1);
  Copying *copying;

  for (guint i = 0; i < n; i++)
    taken[i] = places[gtk_bitset_get_nth (chosen, i)];
  gtk_bitset_unref (chosen);
  if (n == 0)
    return;
  copying = g_new0 (Copying, 1);
  copying->listing = mv_listing_ref (mv_table_model_listing (self->model));
  copying->keys = mv_listing_keys_at (copying->listing, taken, n);
  mv_worker_submit (mv_session_get_worker (self->session), copy_job, copying, copying_free, g_free, NULL, copied_cb, g_object_ref (self));
}
