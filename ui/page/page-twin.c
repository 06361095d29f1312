#include "ui/page/page-twin.h"

#include "app/base/text.h"

static MvReportItem *
add (GPtrArray *items, MvReportItemKind kind, const char *title)
{
  MvReportItem *item = g_object_new (MV_TYPE_REPORT_ITEM, NULL);

  item->kind = kind;
  item->title = g_strdup (title);
  g_ptr_array_add (items, item);
  return item;
}

static void
add_line (GPtrArray *items, const MvPageModel *model, const MvPageLine *line, MvReportItemKind kind)
{
  MvReportItem *item = add (items, kind, line->label);

  item->state = line->missing ? MV_FIGURE_NOT_REPORTED : MV_FIGURE_KNOWN;
  item->value = g_strdup (line->value);
  item->detail = g_strdup (line->detail);
  item->note = g_strdup (line->note);
  item->ref = g_strdup (line->ref);
  item->source_number = line->source;
  if (line->source > 0 && line->source <= model->sources->len)
    item->source_tip = g_strdup (model->sources->pdata[line->source - 1]);
  for (guint i = 0; line->others != NULL && i < line->others->len; i++)
    add_line (items, model, line->others->pdata[i], MV_REPORT_OTHER);
}

static const MvChart *
chart_of (const MvPagePlan *plan, const MvPageBlock *block)
{
  for (guint i = 0; i < plan->items->len; i++)
    if (((const MvPageItem *) plan->items->pdata[i])->block == block)
      return ((const MvPageItem *) plan->items->pdata[i])->chart;
  return NULL;
}

static void
add_chart (GPtrArray *items, const MvPagePlan *plan, const MvPageBlock *block)
{
  const MvChart *chart = chart_of (plan, block);
  MvReportItem *item = add (items, MV_REPORT_FIGURE, block->table->title);
  g_autoptr(GString) notes = g_string_new (NULL);

  item->value = g_strdup (_("chart"));
  item->detail = g_strdup (chart != NULL ? chart->sentence : NULL);
  for (guint i = 0; i < block->table->notes->len; i++)
    g_string_append_printf (notes, "%s%s", i > 0 ? " " : "", (const char *) block->table->notes->pdata[i]);
  item->note = notes->len > 0 ? g_strdup (notes->str) : NULL;
}

GPtrArray *
mv_page_twin_items (const MvPagePlan *plan)
{
  const MvPageModel *model = plan->model;
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  add (items, MV_REPORT_HEAD, model->title)->detail = g_strdup (model->subtitle);
  for (guint i = 0; i < model->sections->len; i++)
    {
      const MvPageSection *section = model->sections->pdata[i];

      add (items, MV_REPORT_HEADING, section->title);
      for (guint k = 0; k < section->blocks->len; k++)
        {
          const MvPageBlock *block = section->blocks->pdata[k];

          if (block->lines != NULL && block->title != NULL && g_strcmp0 (block->title, section->title) != 0)
            add (items, MV_REPORT_HEADING, block->title);
          for (guint l = 0; block->lines != NULL && l < block->lines->len; l++)
            add_line (items, model, block->lines->pdata[l], MV_REPORT_FIGURE);
          if (block->table != NULL)
            add_chart (items, plan, block);
        }
    }
  add (items, MV_REPORT_HEADING, _("Sources"));
  for (guint i = 0; i < model->sources->len; i++)
    {
      MvReportItem *item = add (items, MV_REPORT_SOURCE, model->sources->pdata[i]);

      item->citation = g_strdup (model->sources->pdata[i]);
      item->source_number = i + 1;
    }
  return g_steal_pointer (&items);
}
