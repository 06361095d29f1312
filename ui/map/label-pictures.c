#include "ui/map/label-pictures.h"

#include "ui/map/texture.h"

/* More than the labels of several screens: beyond this many all are dropped and those in sight made again. */
#define MAX_PICTURES 4000

struct _MvLabelPictures
{
  gatomicrefcount references;
  const MvStyle  *style;
  int             scale;
  GMutex          lock;
  GHashTable     *textures;     /* Key* -> GdkTexture*; guarded by `lock` */
};

/* The texts are interned: compared by address. */
typedef struct { const char *text, *style; double size; } Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->text) * 31 + g_direct_hash (key->style) + (guint) key->size;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->text == right->text && left->style == right->style && left->size == right->size;
}

MvLabelPictures *
mv_label_pictures_new (const MvStyle *style, int scale)
{
  MvLabelPictures *pictures = g_new0 (MvLabelPictures, 1);

  g_atomic_ref_count_init (&pictures->references);
  g_mutex_init (&pictures->lock);
  pictures->style = style;
  pictures->scale = scale;
  pictures->textures = g_hash_table_new_full (hash_key, equal_keys, g_free, g_object_unref);
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
  g_hash_table_unref (pictures->textures);
  g_mutex_clear (&pictures->lock);
  g_free (pictures);
}

GdkTexture *
mv_label_pictures_look (MvLabelPictures *pictures, const MvLabel *label)
{
  Key key = { label->text, label->style, label->size };
  GdkTexture *texture;

  g_mutex_lock (&pictures->lock);
  texture = g_hash_table_lookup (pictures->textures, &key);
  if (texture != NULL)
    g_object_ref (texture);
  g_mutex_unlock (&pictures->lock);
  return texture;
}

static GdkTexture *
paint (MvLabelPictures *pictures, const MvLabel *label)
{
  int width = ((int) ceil (label->width) + 2 * MV_LABEL_PADDING) * pictures->scale;
  int height = ((int) ceil (label->height) + 2 * MV_LABEL_PADDING) * pictures->scale;
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize) width * height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, width, height, width * 4);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, pictures->scale, pictures->scale);
  cairo_translate (cr, MV_LABEL_PADDING, MV_LABEL_PADDING);
  mv_paint_label (cr, pictures->style, label);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return mv_texture_new (pixels, width, height, NULL);
}

GdkTexture *
mv_label_pictures_make (MvLabelPictures *pictures, const MvLabel *label)
{
  GdkTexture *texture = mv_label_pictures_look (pictures, label);
  Key key = { label->text, label->style, label->size };

  if (texture != NULL)
    return texture;
  texture = paint (pictures, label);
  g_mutex_lock (&pictures->lock);
  if (g_hash_table_size (pictures->textures) >= MAX_PICTURES)
    g_hash_table_remove_all (pictures->textures);
  g_hash_table_insert (pictures->textures, g_memdup2 (&key, sizeof key), g_object_ref (texture));
  g_mutex_unlock (&pictures->lock);
  return texture;
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
