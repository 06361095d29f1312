#include "ui/model/gradual.h"

#define FRAME_MS 17             /* a step a frame: what each adds is laid out on its own */
#define FIRST_STEP 1u           /* items: what one may cost is not known yet */
#define LARGEST_STEP 32u        /* of short lists: those in sight may come at any time */
#define SHARE 40                /* of what is left goes at a time */

struct _MvGradual
{
  GObject     parent_instance;
  GListModel *whole;
  GPtrArray  *items;            /* given now, owned */
  guint       position;         /* items before it are WHOLE's */
  guint       step;             /* items at a time, by what the last ones cost */
  guint       source;
  guint       rests;            /* steps to leave out */
  gint64      budget;           /* µs of one step */
};

static guint caught_up_signal;

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (MV_GRADUAL (model)->whole);
}

static guint
get_n_items (GListModel *model)
{
  return MV_GRADUAL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MvGradual *self = MV_GRADUAL (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MvGradual, mv_gradual, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The last items that WHOLE has no longer go from the end: a view that stands at the beginning would make others in place of the first. Most of
 * them cost nothing, those in sight much: ever fewer at a time. */
static void
shorten (MvGradual *self, guint n)
{
  guint left = self->items->len - n, removed = MIN (MAX (left / SHARE, FIRST_STEP), left), position = self->items->len - removed;

  g_ptr_array_remove_range (self->items, position, removed);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, 0);
}

/* Puts WHOLE's next items, up to its Nth, in the place of as many given ones. */
static void
put (MvGradual *self, guint n)
{
  guint position = self->position, added = MIN (self->step, n - position), removed = MIN (added, self->items->len - position);

  for (guint i = 0; i < added; i++)
    {
      gpointer item = g_list_model_get_item (self->whole, position + i);

      if (i < removed)
        {
          g_object_unref (self->items->pdata[position + i]);
          self->items->pdata[position + i] = item;
        }
      else
        g_ptr_array_insert (self->items, (int) (position + i), item);
    }
  self->position += added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* FALSE when there is nothing left to do. */
static gboolean
advance (MvGradual *self)
{
  guint n = g_list_model_get_n_items (self->whole);

  if (self->position < n)
    put (self, n);
  else if (self->items->len > n)
    shorten (self, n);
  return self->position < n || self->items->len > n;
}

static gboolean
advance_cb (gpointer data)
{
  g_autoptr(MvGradual) self = g_object_ref (data);
  gint64 began = g_get_monotonic_time (), spent;
  gboolean more;

  if (self->rests > 0)
    {
      self->rests--;
      return G_SOURCE_CONTINUE;
    }
  more = advance (self);
  spent = g_get_monotonic_time () - began;
  if (spent > self->budget)
    self->step = MAX (self->step / 2, 1);
  else if (spent < self->budget / 4)
    self->step = MIN (self->step * 2, MAX (LARGEST_STEP, g_list_model_get_n_items (self->whole) / (2 * SHARE)));
  if (more && self->source != 0)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  if (!more)
    g_signal_emit (self, caught_up_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GListModel *whole, guint position, guint removed, guint added, MvGradual *self)
{
  self->position = MIN (self->position, position);
  self->step = FIRST_STEP;
  if (self->source == 0)
    self->source = g_timeout_add (FRAME_MS, advance_cb, self);
}

static void
mv_gradual_dispose (GObject *object)
{
  MvGradual *self = MV_GRADUAL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->whole != NULL)
    g_signal_handlers_disconnect_by_data (self->whole, self);
  g_clear_object (&self->whole);
  g_ptr_array_set_size (self->items, 0);
  G_OBJECT_CLASS (mv_gradual_parent_class)->dispose (object);
}

static void
mv_gradual_finalize (GObject *object)
{
  g_ptr_array_unref (MV_GRADUAL (object)->items);
  G_OBJECT_CLASS (mv_gradual_parent_class)->finalize (object);
}

static void
mv_gradual_class_init (MvGradualClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_gradual_dispose;
  G_OBJECT_CLASS (class)->finalize = mv_gradual_finalize;
  caught_up_signal = g_signal_new ("caught-up", MV_TYPE_GRADUAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mv_gradual_init (MvGradual *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

MvGradual *
mv_gradual_new (GListModel *whole, gint64 budget)
{
  MvGradual *self = g_object_new (MV_TYPE_GRADUAL, NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (whole), NULL);

  self->whole = whole;
  self->budget = budget;
  g_signal_connect (whole, "items-changed", G_CALLBACK (changed_cb), self);
  changed_cb (whole, 0, 0, g_list_model_get_n_items (whole), self);
  return self;
}

void
mv_gradual_begin_slowly (MvGradual *self)
{
  g_return_if_fail (MV_IS_GRADUAL (self));

  self->step = FIRST_STEP;
}

void
mv_gradual_rest (MvGradual *self, guint frames)
{
  g_return_if_fail (MV_IS_GRADUAL (self));

  self->rests = frames;
}

gboolean
mv_gradual_is_caught_up (MvGradual *self)
{
  g_return_val_if_fail (MV_IS_GRADUAL (self), FALSE);

  return self->source == 0;
}
