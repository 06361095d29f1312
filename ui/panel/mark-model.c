#include "ui/panel/mark-model.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (MvMarkItem, mv_mark_item, G_TYPE_OBJECT)

static void
mv_mark_item_finalize (GObject *object)
{
  g_clear_pointer (&MV_MARK_ITEM (object)->scene, mv_scene_unref);
  G_OBJECT_CLASS (mv_mark_item_parent_class)->finalize (object);
}

static void
mv_mark_item_class_init (MvMarkItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_mark_item_finalize;
}

static void
mv_mark_item_init (MvMarkItem *self)
{
}

struct _MvMarkModel
{
  GObject     parent_instance;
  MvScene    *scene;
  GPtrArray  *all;              /* MvMark of the scene, sorted */
  GPtrArray  *shown;            /* those that pass the filter */
  GHashTable *folded;           /* MvMark -> case-folded words; made when first filtered */
  char       *filter;           /* case-folded; NULL = none */
};

static GType
get_item_type (GListModel *model)
{
  return MV_TYPE_MARK_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MV_MARK_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MvMarkModel *self = MV_MARK_MODEL (model);
  MvMarkItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (MV_TYPE_MARK_ITEM, NULL);
  item->scene = mv_scene_ref (self->scene);
  item->mark = g_ptr_array_index (self->shown, position);
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MvMarkModel, mv_mark_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
compare_order (gconstpointer first, gconstpointer second)
{
  const MvMark *a = *(const MvMark *const *) first, *b = *(const MvMark *const *) second;

  if (a->order != b->order)
    return a->order > b->order ? -1 : 1;
  return g_strcmp0 (a->title, b->title);
}

static void
gather (MvMarkModel *self, GPtrArray *marks, GHashTable *known)
{
  for (guint i = 0; i < marks->len; i++)
    {
      MvMark *mark = g_ptr_array_index (marks, i);

      /* A footprint and its symbol stand for one thing. */
      if (mark->ref[0] != '\0' && mark->title != NULL && mark->symbol != MV_SYMBOL_CLUSTER && g_hash_table_add (known, mark->ref))
        g_ptr_array_add (self->all, mark);
    }
}

static gboolean
passes (MvMarkModel *self, const MvMark *mark)
{
  char *words;

  if (self->filter == NULL)
    return TRUE;
  words = g_hash_table_lookup (self->folded, mark);
  if (words == NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", mark->title, mark->detail != NULL ? mark->detail : "");

      words = g_utf8_casefold (both, -1);
      g_hash_table_insert (self->folded, (gpointer) mark, words);
    }
  return strstr (words, self->filter) != NULL;
}

static void
refilter (MvMarkModel *self)
{
  guint before = self->shown->len;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++)
    if (passes (self, g_ptr_array_index (self->all, i)))
      g_ptr_array_add (self->shown, g_ptr_array_index (self->all, i));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->shown->len);
}

void
mv_mark_model_set_scene (MvMarkModel *self, MvScene *scene)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  MvScene *before;

  g_return_if_fail (MV_IS_MARK_MODEL (self));

  if (self->scene == scene)
    return;
  before = self->scene;
  self->scene = scene != NULL ? mv_scene_ref (scene) : NULL;
  g_ptr_array_set_size (self->all, 0);
  g_hash_table_remove_all (self->folded);
  if (scene != NULL)
    {
      gather (self, scene->marks, known);
      gather (self, scene->listed, known);
      g_ptr_array_sort (self->all, compare_order);
    }
  refilter (self);
  g_clear_pointer (&before, mv_scene_unref);
}

void
mv_mark_model_set_filter (MvMarkModel *self, const char *words)
{
  g_return_if_fail (MV_IS_MARK_MODEL (self));

  g_free (self->filter);
  self->filter = words == NULL || *words == '\0' ? NULL : g_utf8_casefold (words, -1);
  refilter (self);
}

guint
mv_mark_model_get_total (MvMarkModel *self)
{
  g_return_val_if_fail (MV_IS_MARK_MODEL (self), 0);

  return self->all->len;
}

static void
mv_mark_model_finalize (GObject *object)
{
  MvMarkModel *self = MV_MARK_MODEL (object);

  g_clear_pointer (&self->scene, mv_scene_unref);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->folded);
  g_free (self->filter);
  G_OBJECT_CLASS (mv_mark_model_parent_class)->finalize (object);
}

static void
mv_mark_model_class_init (MvMarkModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_mark_model_finalize;
}

static void
mv_mark_model_init (MvMarkModel *self)
{
  self->all = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->folded = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

MvMarkModel *
mv_mark_model_new (void)
{
  return g_object_new (MV_TYPE_MARK_MODEL, NULL);
}
