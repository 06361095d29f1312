#include "app/plan/legend.h"

#include "app/base/text.h"

static void
item_free (MvLegendItem *item)
{
  g_free (item->label);
  g_free (item->value);
  g_free (item->key);
  g_free (item);
}

MvLegend *
mv_legend_new (const char *overlay, const char *title, const char *subtitle)
{
  MvLegend *legend = g_new0 (MvLegend, 1);

  legend->overlay = g_strdup (overlay);
  legend->title = g_strdup (title);
  legend->subtitle = g_strdup (subtitle);
  legend->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  legend->source_ids = g_new0 (char *, 1);
  return legend;
}

void
mv_legend_free (MvLegend *legend)
{
  if (legend == NULL)
    return;
  g_free (legend->overlay);
  g_free (legend->title);
  g_free (legend->subtitle);
  g_ptr_array_unref (legend->items);
  g_free (legend->source_ids);          /* the codes themselves are interned */
  g_free (legend);
}

MvLegendItem *
mv_legend_add (MvLegend *legend, MvLegendKind kind, const char *label, const char *value)
{
  MvLegendItem *item = g_new0 (MvLegendItem, 1);

  item->kind = kind;
  item->label = g_strdup (label);
  item->value = g_strdup (value);
  item->tone = 1;
  g_ptr_array_add (legend->items, item);
  return item;
}

MvLegendItem *
mv_legend_note (MvLegend *legend, gboolean caution, const char *format, ...)
{
  g_autofree char *text = NULL;
  MvLegendItem *item;
  va_list arguments;

  va_start (arguments, format);
  text = mv_text_one_stop (g_strdup_vprintf (format, arguments));
  va_end (arguments);
  item = mv_legend_add (legend, MV_LEGEND_NOTE, text, NULL);
  item->caution = caution;
  return item;
}

void
mv_legend_set_sources (MvLegend *legend, const char *const *source_ids)
{
  guint n = g_strv_length ((char **) source_ids);

  g_free (legend->source_ids);
  legend->source_ids = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    legend->source_ids[i] = (char *) g_intern_string (source_ids[i]);
}
