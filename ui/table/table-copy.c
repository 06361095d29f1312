/* Rows of the table as text for other programs. */
#include "app/base/text.h"
#include "ui/table/table-private.h"

typedef struct { MvListing *listing; GArray *places; GtkBitset *chosen; } Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  mv_listing_unref (copying->listing);
  g_array_unref (copying->places);
  gtk_bitset_unref (copying->chosen);
  g_free (copying);
}

/* All rows may be chosen: the worker puts their keys together. g_free. */
static char *
keys_of (const Copying *copying)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint32));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, copying->chosen, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    if (position < copying->places->len)
      g_array_append_val (taken, g_array_index (copying->places, guint32, position));
  return mv_listing_keys_at (copying->listing, (const guint32 *) (gpointer) taken->data, taken->len);
}

/* Tab-separated, with the titles of the columns; cells hold no tabs and no line breaks, for those would be read as others. */
static gpointer
copy_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copying *copying = data;
  guint n;
  const MvListingColumn *columns = mv_listing_columns (copying->listing->listed, &n);
  g_autofree char *keys = keys_of (copying);
  g_autoptr(GPtrArray) rows = mv_listing_read (db, &(MvListingRecords) { copying->listing->listed, keys, copying->listing->lang,
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
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  Copying *copying;

  if (gtk_bitset_is_empty (chosen))
    return;
  copying = g_new0 (Copying, 1);
  *copying = (Copying) { mv_listing_ref (mv_table_model_listing (self->model)), mv_table_model_places_ref (self->model), gtk_bitset_copy (chosen) };
  mv_worker_submit (mv_session_get_worker (self->session), copy_job, copying, copying_free, g_free, NULL, copied_cb, g_object_ref (self));
}
