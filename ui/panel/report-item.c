#include "ui/panel/report-item.h"

#include "app/base/text.h"

G_DEFINE_FINAL_TYPE (MvReportItem, mv_report_item, G_TYPE_OBJECT)

static void
mv_report_item_finalize (GObject *object)
{
  MvReportItem *self = MV_REPORT_ITEM (object);

  g_free (self->title);
  g_free (self->value);
  g_free (self->detail);
  g_free (self->note);
  g_free (self->ref);
  g_free (self->url);
  g_free (self->citation);
  g_free (self->source_tip);
  G_OBJECT_CLASS (mv_report_item_parent_class)->finalize (object);
}

static void
mv_report_item_class_init (MvReportItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_report_item_finalize;
}

static void
mv_report_item_init (MvReportItem *self)
{
}

static MvReportItem *
item_new (GPtrArray *items, MvReportItemKind kind, const char *title)
{
  MvReportItem *item = g_object_new (MV_TYPE_REPORT_ITEM, NULL);

  item->kind = kind;
  item->title = g_strdup (title);
  g_ptr_array_add (items, item);
  return item;
}

static void
add_figure (GPtrArray *items, const MvFigure *figure, const MvReport *report, MvReportItemKind kind)
{
  MvReportItem *item = item_new (items, kind, figure->label);

  item->state = figure->state;
  item->value = g_strdup (figure->value);
  item->detail = g_strdup (figure->detail);
  item->note = g_strdup (figure->note);
  item->ref = g_strdup (figure->ref);
  for (guint i = 0; figure->source_id != NULL && i < report->sources->len; i++)
    {
      const MvSourceText *source = g_ptr_array_index (report->sources, i);

      if (g_strcmp0 (source->source_id, figure->source_id) == 0)
        {
          item->source_number = i + 1;
          item->source_tip = g_strjoin (", ", source->title, source->publisher != NULL ? source->publisher : source->licence, NULL);
          break;
        }
    }
  for (guint i = 0; figure->others != NULL && i < figure->others->len; i++)
    add_figure (items, g_ptr_array_index (figure->others, i), report, MV_REPORT_OTHER);
}

static void
add_source (GPtrArray *items, const MvSourceText *source, guint number)
{
  MvReportItem *item = item_new (items, MV_REPORT_SOURCE, source->title);
  g_autoptr(GString) detail = g_string_new (source->publisher != NULL ? source->publisher : _("Publisher not known"));

  if (source->edition != NULL)
    g_string_append_printf (detail, ", %s", source->edition);
  g_string_append_printf (detail, "\n");
  g_string_append_printf (detail, _("Licence: %s"), source->licence);
  item->detail = g_strdup (detail->str);
  item->note = g_strdup (source->note);
  item->url = g_strdup (source->url);
  item->citation = g_strdup (source->citation != NULL ? source->citation : source->title);
  item->source_number = number;
}

GPtrArray *
mv_report_items_new (const MvReport *report)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  MvReportItem *head = item_new (items, MV_REPORT_HEAD, report->title);

  head->detail = g_strdup (report->subtitle);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const MvReportSection *section = g_ptr_array_index (report->sections, i);

      item_new (items, MV_REPORT_HEADING, section->title);
      for (guint j = 0; j < section->figures->len; j++)
        add_figure (items, g_ptr_array_index (section->figures, j), report, MV_REPORT_FIGURE);
    }
  if (report->sources->len > 0)
    item_new (items, MV_REPORT_HEADING, _("Sources"));
  for (guint i = 0; i < report->sources->len; i++)
    add_source (items, g_ptr_array_index (report->sources, i), i + 1);
  return g_steal_pointer (&items);
}

char *
mv_report_item_spoken (MvReportItem *self)
{
  g_autoptr(GString) text = g_string_new (self->title);

  if (self->value != NULL)
    g_string_append_printf (text, ": %s", self->value);
  if (self->detail != NULL)
    g_string_append_printf (text, ", %s", self->detail);
  if (self->note != NULL)
    g_string_append_printf (text, ". %s", self->note);
  if (self->source_tip != NULL)
    {
      g_string_append (text, ". ");
      g_string_append_printf (text, _("Source: %s"), self->source_tip);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
