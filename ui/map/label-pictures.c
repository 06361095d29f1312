#include "ui/map/label-pictures.h"

#include "ui/map/pixels.h"

/* More than the labels of several screens: beyond this many all are dropped and those in sight made again. */
#define MAX_PICTURES 4000

struct _MvLabelPictures
{
  gatomicrefcount references;
  const MvStyle  *style;
  int             scale;
  gboolean        for_cairo;    /* see pixels.h */
  GMutex          lock;
  GHashTable     *nodes;        /* Key* -> GskRenderNode*; guarded by `lock` */
};

/* The texts are interned: compared by address. */
typedef struct { const char *text, *style; double size, angle; guint32 ink, ground; } Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->text) * 31 + g_direct_hash (key->style) + (guint) key->size + key->ink * 7 + key->ground * 13;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->text == right->text && left->style == right->style && left->size == right->size
         && left->angle == right->angle && left->ink == right->ink && left->ground == right->ground;
}

MvLabelPictures *
mv_label_pictures_new (const MvStyle *style, int scale, gboolean for_cairo)
{
  MvLabelPictures *pictures = g_new0 (MvLabelPictures, 1);

  g_atomic_ref_count_init (&pictures->references);
  g_mutex_init (&pictures->lock);
  pictures->style = style;
  pictures->scale = scale;
  pictures->for_cairo = for_cairo;
  pictures->nodes = g_hash_table_new_full (hash_key, equal_keys, g_free, (GDestroyNotify) gsk_render_node_unref);
  return pictures;
}

MvLabelPictures *
mv_label_pictures_ref (MvLabelPictures *pictures)
{
  g_atomic_ref_count_inc (&pictures->references);
  return pictures;
}

void
mv_label_pictures_unref (MvLabelPictures *pictures)
{
  if (!g_atomic_ref_count_dec (&pictures->references))
    return;
  g_hash_table_unref (pictures->nodes);
  g_mutex_clear (&pictures->lock);
  g_free (pictures);
}

GskRenderNode *
mv_label_pictures_look (MvLabelPictures *pictures, const MvLabel *label)
{
  Key key = { label->text, label->style, label->size, label->angle, label->ink, label->ground };
  GskRenderNode *node;

  g_mutex_lock (&pictures->lock);
  node = g_hash_table_lookup (pictures->nodes, &key);
  if (node != NULL)
    gsk_render_node_ref (node);
  g_mutex_unlock (&pictures->lock);
  return node;
}

static GskRenderNode *
paint (MvLabelPictures *pictures, const MvLabel *label)
{
  int width = ((int) ceil (label->width) + 2 * MV_LABEL_PADDING) * pictures->scale;
  int height = ((int) ceil (label->height) + 2 * MV_LABEL_PADDING) * pictures->scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, pictures->scale, pictures->scale);
  cairo_translate (cr, MV_LABEL_PADDING, MV_LABEL_PADDING);
  mv_paint_label (cr, pictures->style, label);
  cairo_destroy (cr);
  return mv_pixels_node (surface, pictures->scale, pictures->for_cairo, NULL);
}

GskRenderNode *
mv_label_pictures_make (MvLabelPictures *pictures, const MvLabel *label)
{
  GskRenderNode *node = mv_label_pictures_look (pictures, label);
  Key key = { label->text, label->style, label->size, label->angle, label->ink, label->ground };

  if (node != NULL)
    return node;
  node = paint (pictures, label);
  g_mutex_lock (&pictures->lock);
  if (g_hash_table_size (pictures->nodes) >= MAX_PICTURES)
    g_hash_table_remove_all (pictures->nodes);
  g_hash_table_insert (pictures->nodes, g_memdup2 (&key, sizeof key), gsk_render_node_ref (node));
  g_mutex_unlock (&pictures->lock);
  return node;
}

const MvStyle *
mv_label_pictures_style (MvLabelPictures *pictures)
{
  return pictures->style;
}

int
mv_label_pictures_scale (MvLabelPictures *pictures)
{
  return pictures->scale;
}
