#include "ui/table/table-model.h"

#include <string.h>

#define PAGE 128                /* rows read at once */
#define AGAIN 1000              /* ms until a page that could not be read is asked for again */
#define BURST_US 10000          /* items asked for within it are of one place */
#define HURRY_US 100000         /* places that follow one another faster are passed by, not looked at */
#define REST_MS 60              /* at one place until its rows are read */
#define MAX_PAGES 16            /* kept: more than a screen and what GTK holds beside it */

/* --- the item ------------------------------------------------------------------------------------------------------------------------- */

struct _MvTableItem
{
  GObject    parent_instance;
  guint      position;
  GPtrArray *page;              /* char **; NULL = not read */
  MvListing *listing;
  guint32    place;
};

G_DEFINE_FINAL_TYPE (MvTableItem, mv_table_item, G_TYPE_OBJECT)

static guint loaded_signal;

static void
mv_table_item_finalize (GObject *object)
{
  MvTableItem *item = MV_TABLE_ITEM (object);

  g_clear_pointer (&item->page, g_ptr_array_unref);
  mv_listing_unref (item->listing);
  G_OBJECT_CLASS (mv_table_item_parent_class)->finalize (object);
}

static void
mv_table_item_class_init (MvTableItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_table_item_finalize;
  loaded_signal = g_signal_new ("loaded", MV_TYPE_TABLE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mv_table_item_init (MvTableItem *item)
{
}

const char *
mv_table_item_cell (MvTableItem *item, guint column)
{
  guint at = item->position % PAGE;

  return item->page != NULL && at < item->page->len ? ((char **) item->page->pdata[at])[column] : NULL;
}

const char *
mv_table_item_ref (MvTableItem *item)
{
  return item->place < item->listing->refs->len ? item->listing->refs->pdata[item->place] : "";
}

/* --- the model ------------------------------------------------------------------------------------------------------------------------ */

struct _MvTableModel
{
  GObject       parent_instance;
  MvWorker     *worker;
  MvListing    *listing;
  GArray       *places;         /* guint32 */
  GHashTable   *pages;          /* page + 1 -> GPtrArray of char ** */
  GQueue        recent;         /* page + 1, the last used first */
  GHashTable   *asked;          /* page + 1 -> GCancellable: under way */
  GHashTable   *living;         /* position + 1 -> Life, unowned */
  guint         again;          /* timeout that asks for pages that could not be read, or were not yet */
  gint64        burst;          /* when items of the present place were first asked for, µs */
  gboolean      hurried;        /* it came soon after another */
};

static void list_model_init (GListModelInterface *interface);
G_DEFINE_FINAL_TYPE_WITH_CODE (MvTableModel, mv_table_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* An item that somebody holds, by its own account: the model may be gone before it, or have other rows. */
typedef struct { MvTableModel *model; guint position; MvTableItem *item; } Life;

typedef struct { MvListing *listing; char *keys; } Wish;
typedef struct { MvTableModel *model; guint page; GCancellable *cancellable; } Asked;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  mv_listing_unref (wish->listing);
  g_free (wish->keys);
  g_free (wish);
}

static gpointer
read_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return mv_listing_read (db, &(MvListingRecords) { wish->listing->listed, wish->keys, wish->listing->lang, wish->listing->words,
                                                     wish->listing->origin }, FALSE, error);
}

static void
forget_pages (MvTableModel *self)
{
  while (g_queue_get_length (&self->recent) > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
}

static void ask_page (MvTableModel *self, guint page);

/* Pages of rows that somebody still looks at. Those that could not be read are tried again: another program may have held the file for a
 * moment. */
static gboolean
again_cb (gpointer data)
{
  MvTableModel *self = data;
  GHashTableIter iter;
  gpointer value;

  self->again = 0;
  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Life *) value)->item->page == NULL)
      ask_page (self, ((Life *) value)->position / PAGE);
  return G_SOURCE_REMOVE;
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = asked->cancellable;
  GPtrArray *rows = mv_worker_finish (result, &error);
  MvTableModel *self = asked->model;
  gpointer key = GUINT_TO_POINTER (asked->page + 1);

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      return;           /* the model has other rows, or is gone */
    }
  g_hash_table_remove (self->asked, key);
  if (rows == NULL)
    {
      g_message ("%s", error->message);
      if (self->again == 0)
        self->again = g_timeout_add (AGAIN, again_cb, self);
      return;
    }
  g_hash_table_insert (self->pages, key, rows);
  g_queue_push_head (&self->recent, key);
  for (guint i = 0; i < rows->len; i++)
    {
      const Life *life = g_hash_table_lookup (self->living, GUINT_TO_POINTER (asked->page * PAGE + i + 1));

      if (life == NULL || life->item->page != NULL)
        continue;
      life->item->page = g_ptr_array_ref (rows);
      g_signal_emit (life->item, loaded_signal, 0);
    }
  forget_pages (self);
}

static void
ask_page (MvTableModel *self, guint page)
{
  gpointer key = GUINT_TO_POINTER (page + 1);
  guint first = page * PAGE;
  Asked *asked;
  Wish *wish;

  if (first >= self->places->len || g_hash_table_contains (self->pages, key) || g_hash_table_contains (self->asked, key))
    return;
  asked = g_new0 (Asked, 1);
  *asked = (Asked) { self, page, g_cancellable_new () };
  wish = g_new0 (Wish, 1);
  wish->listing = mv_listing_ref (self->listing);
  wish->keys = mv_listing_keys_at (self->listing, &g_array_index (self->places, guint32, first), MIN (PAGE, self->places->len - first));
  g_hash_table_insert (self->asked, key, g_object_ref (asked->cancellable));
  mv_worker_submit (self->worker, read_job, wish, wish_free, (GDestroyNotify) g_ptr_array_unref, asked->cancellable, page_cb, asked);
}

/* Asks for a page at once, or, while the rows fly by, when they have come to rest: nobody can read them, and every cell would be
 * written twice a frame. */
static void
want_page (MvTableModel *self, guint page)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->burst > BURST_US)
    {
      self->hurried = now - self->burst < HURRY_US;
      self->burst = now;
    }
  if (!self->hurried)
    {
      ask_page (self, page);
      return;
    }
  g_clear_handle_id (&self->again, g_source_remove);
  self->again = g_timeout_add (REST_MS, again_cb, self);
}

static void
item_gone (gpointer data, GObject *was)
{
  g_autofree Life *life = data;

  if (life->model != NULL)
    g_hash_table_remove (life->model->living, GUINT_TO_POINTER (life->position + 1));
}

static gpointer
get_item (GListModel *list, guint position)
{
  MvTableModel *self = MV_TABLE_MODEL (list);
  gpointer key = GUINT_TO_POINTER (position / PAGE + 1);
  MvTableItem *item;
  GPtrArray *page;
  Life *life;

  if (self->places == NULL || position >= self->places->len)
    return NULL;
  life = g_hash_table_lookup (self->living, GUINT_TO_POINTER (position + 1));
  if (life != NULL)
    return g_object_ref (life->item);
  item = g_object_new (MV_TYPE_TABLE_ITEM, NULL);
  item->position = position;
  item->listing = mv_listing_ref (self->listing);
  item->place = g_array_index (self->places, guint32, position);
  page = g_hash_table_lookup (self->pages, key);
  if (page != NULL)
    item->page = g_ptr_array_ref (page);
  else
    want_page (self, position / PAGE);
  life = g_new0 (Life, 1);
  *life = (Life) { self, position, item };
  g_hash_table_insert (self->living, GUINT_TO_POINTER (position + 1), life);
  g_object_weak_ref (G_OBJECT (item), item_gone, life);
  return item;
}

static GType
get_item_type (GListModel *list)
{
  return MV_TYPE_TABLE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  MvTableModel *self = MV_TABLE_MODEL (list);

  return self->places != NULL ? self->places->len : 0;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* Forgets all pages and all items: those still held keep what they have read. */
static void
clear (MvTableModel *self)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_handle_id (&self->again, g_source_remove);
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_cancellable_cancel (value);
  g_hash_table_remove_all (self->asked);
  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Life *) value)->model = NULL;
  g_hash_table_remove_all (self->living);
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
}

void
mv_table_model_set (MvTableModel *self, MvListing *listing, GArray *places)
{
  guint before = get_n_items (G_LIST_MODEL (self));

  g_return_if_fail (MV_IS_TABLE_MODEL (self) && (listing == NULL) == (places == NULL));

  clear (self);
  if (listing != NULL)
    mv_listing_ref (listing);
  g_clear_pointer (&self->listing, mv_listing_unref);
  self->listing = listing;
  g_clear_pointer (&self->places, g_array_unref);
  self->places = places;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_items (G_LIST_MODEL (self)));
}

MvListing *
mv_table_model_listing (MvTableModel *self)
{
  return self->listing;
}

const guint32 *
mv_table_model_places (MvTableModel *self, guint *n)
{
  *n = get_n_items (G_LIST_MODEL (self));
  return self->places != NULL ? (const guint32 *) (gpointer) self->places->data : NULL;
}

GArray *
mv_table_model_places_ref (MvTableModel *self)
{
  return self->places != NULL ? g_array_ref (self->places) : NULL;
}

guint
mv_table_model_n_pages (MvTableModel *self)
{
  return g_hash_table_size (self->pages);
}

static void
mv_table_model_finalize (GObject *object)
{
  MvTableModel *self = MV_TABLE_MODEL (object);

  clear (self);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->living);
  g_hash_table_unref (self->pages);
  g_clear_pointer (&self->listing, mv_listing_unref);
  g_clear_pointer (&self->places, g_array_unref);
  G_OBJECT_CLASS (mv_table_model_parent_class)->finalize (object);
}

static void
mv_table_model_class_init (MvTableModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_table_model_finalize;
}

static void
mv_table_model_init (MvTableModel *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->asked = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->living = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recent);
}

MvTableModel *
mv_table_model_new (MvWorker *worker)
{
  MvTableModel *self = g_object_new (MV_TYPE_TABLE_MODEL, NULL);

  self->worker = worker;
  return self;
}
