#include "app/scene/page-writer.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/scene/chart.h"
#include "app/store/codes.h"

#define LABEL_SHARE 0.42

GError **
mv_page_failure (MvPageWriter *writer)
{
  return mv_report_failure (&writer->report);
}

gboolean
mv_page_failed (const MvPageWriter *writer)
{
  return writer->report.error != NULL;
}

/* The number of SOURCE in the list of sources; it stands there from now on. */
static guint
number_of (MvPageWriter *writer, const char *source_id)
{
  guint index;

  if (source_id == NULL || *source_id == '\0')
    return 0;
  mv_report_uses (&writer->report, source_id);
  return g_ptr_array_find (writer->report.source_ids, g_intern_string (source_id), &index) ? index + 1 : 0;
}

static void
take_figure (MvPageWriter *writer, GPtrArray *lines, const MvFigure *figure)
{
  /* A sentence is a figure whose value is empty. */
  MvPageLine *line = mv_page_line_new (lines, figure->label, *figure->value != '\0' ? figure->value : NULL);
  GArray *spark = g_hash_table_lookup (writer->sparks, figure);

  line->detail = g_strdup (figure->detail);
  line->note = g_strdup (figure->note);
  line->ref = g_strdup (figure->ref);
  line->missing = figure->state != MV_FIGURE_KNOWN;
  line->source = number_of (writer, figure->source_id);
  if (spark != NULL)
    line->spark = g_array_ref (spark);
  if (figure->others != NULL && figure->others->len > 0)
    line->others = mv_page_lines_new ();
  for (guint i = 0; line->others != NULL && i < figure->others->len; i++)
    take_figure (writer, line->others, figure->others->pdata[i]);
}

void
mv_page_take (MvPageWriter *writer)
{
  GPtrArray *sections = writer->report.report->sections;

  for (; sections != NULL && writer->taken < sections->len; writer->taken++)
    {
      const MvReportSection *section = sections->pdata[writer->taken];
      MvPageBlock *block;

      if (section->figures->len == 0)
        continue;
      block = mv_page_section_block (writer->section, writer->kind, section->title);
      block->label_share = writer->share;
      for (guint i = 0; i < section->figures->len; i++)
        take_figure (writer, block->lines, section->figures->pdata[i]);
    }
}

void
mv_page_section (MvPageWriter *writer, const char *title)
{
  mv_page_take (writer);
  writer->section = mv_page_model_section (writer->model, title);
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0);
}

void
mv_page_list (MvPageWriter *writer, MvBlockKind kind, const char *title, double share)
{
  mv_page_take (writer);
  writer->kind = kind;
  writer->share = share > 0 ? share : LABEL_SHARE;
  mv_report_section (&writer->report, title);
}

MvFigure *
mv_page_say (MvPageWriter *writer, const char *text, const char *source_id)
{
  return mv_report_add (&writer->report, text, "", source_id);
}

void
mv_page_spark (MvPageWriter *writer, MvFigure *figure, const GArray *facts)
{
  GArray *points;

  if (facts == NULL || facts->len < 2)
    return;
  points = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  for (guint i = 0; i < facts->len; i++)
    {
      const MvFact *fact = &g_array_index (facts, MvFact, i);
      const MvPoint point = { fact->year, fact->value };

      /* A year without a value is a gap. */
      if (points->len > 0 && fact->year > g_array_index (points, MvPoint, points->len - 1).x + 1)
        {
          const MvPoint gap = { g_array_index (points, MvPoint, points->len - 1).x + 1, NAN };

          g_array_append_val (points, gap);
        }
      g_array_append_val (points, point);
    }
  g_hash_table_insert (writer->sparks, figure, points);
}

/* --- charts and maps ------------------------------------------------------------------------------------------------------------------ */

static MvView *
view_of (MvPageWriter *writer, const char *text, va_list args)
{
  const MvView *view = writer->report.view;
  g_autofree char *said = g_strdup_vprintf (text, args);
  g_autofree char *whole = g_strdup_printf ("multivector:?%s&names=%s", said, view->names);

  return mv_view_parse (whole, mv_page_failure (writer));
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* In the order of the list, whatever row names one first. */
static void
use_sources (MvPageWriter *writer, MvPageBlock *block)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < block->table->rows->len; i++)
    {
      guint number = number_of (writer, g_array_index (block->table->rows, MvChartRow, i).source_id);

      if (number > 0 && g_hash_table_add (seen, GUINT_TO_POINTER (number)))
        g_array_append_val (block->sources, number);
    }
  g_array_sort (block->sources, compare_numbers);
}

/* Room for every line of a timeline. */
static double
height_of (const MvChartTable *table)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < table->rows->len; i++)
    g_hash_table_add (lines, (gpointer) g_array_index (table->rows, MvChartRow, i).category);
  return 5 + 1.6 * g_hash_table_size (lines);
}

void
mv_page_table (MvPageWriter *writer, MvChartTable *table, gboolean wide, double height)
{
  MvPageBlock *block;

  mv_page_take (writer);
  if (table == NULL || table->rows->len == 0)
    {
      g_clear_pointer (&table, mv_chart_table_unref);
      return;
    }
  block = mv_page_section_block (writer->section, MV_BLOCK_CHART, NULL);
  block->table = table;
  block->wide = wide;
  block->height = height > 0 ? height : height_of (table);
  use_sources (writer, block);
}

/* Shares need a whole list of partners: that there is none is a finding. Unrefs TABLE. */
static void
say_no_shares (MvPageWriter *writer, MvChartTable *table)
{
  mv_page_list (writer, MV_BLOCK_LINES, NULL, 0.42);
  mv_report_missing (&writer->report, table->title, MV_FIGURE_NOT_REPORTED, table->reason, NULL);
  mv_chart_table_unref (table);
}

void
mv_page_chart (MvPageWriter *writer, MvChartKind kind, gboolean wide, double height, const char *text, ...)
{
  g_autoptr (MvView) view = NULL;
  g_autoptr (GError) error = NULL;
  MvChartTable *table;
  va_list args;

  if (mv_page_failed (writer))
    return;
  va_start (args, text);
  view = view_of (writer, text, args);
  va_end (args);
  if (view == NULL)
    return;
  table = mv_chart_rows (writer->report.db, writer->report.atlas, view, kind, writer->cancellable, &error);
  if (table == NULL)
    g_propagate_error (&writer->report.error, g_steal_pointer (&error));
  else if (table->rows->len == 0 && kind == MV_CHART_SHARE)
    say_no_shares (writer, table);
  else
    mv_page_table (writer, table, wide, height);
}

MvScene *
mv_page_map (MvPageWriter *writer, const char *title, gboolean wide, double height, const char *text, ...)
{
  g_autoptr (MvView) view = NULL;
  MvPageBlock *block;
  MvScene *scene;
  va_list args;

  if (mv_page_failed (writer))
    return NULL;
  va_start (args, text);
  view = view_of (writer, text, args);
  va_end (args);
  scene = view != NULL ? mv_scene_build (writer->report.db, writer->report.atlas, view, writer->cancellable, mv_page_failure (writer)) : NULL;
  if (scene == NULL)
    return NULL;
  mv_page_take (writer);
  block = mv_page_section_block (writer->section, MV_BLOCK_MAP, title);
  block->map = scene;
  block->free_map = (GDestroyNotify) mv_scene_unref;
  block->wide = wide;
  block->height = height;
  return scene;
}

/* --- words ---------------------------------------------------------------------------------------------------------------------------- */

const char *
mv_page_publisher (MvPageWriter *writer, const char *source_id)
{
  g_autofree char *publisher = source_id != NULL ? mv_source_publisher (writer->report.db, source_id, NULL) : NULL;

  return g_intern_string (publisher != NULL ? publisher : source_id);
}

char *
mv_page_years (int first, int last)
{
  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}

char *
mv_page_as_of (const char *date)
{
  MvDate day = { 0, 0, 0 };
  g_autofree char *spoken = NULL;

  mv_date_parse (date, &day);
  spoken = mv_date_spoken (day);
  return spoken != NULL ? g_strdup_printf (_("as of %s"), spoken) : g_strdup (_("no date given"));
}

const char *
mv_page_record_kind (const char *code)
{
  static const char *const words[][2] = {
    { "china_official_finance", N_("Chinese official finance") }, { "china_power_finance", N_("power plants with Chinese finance") },
    { "mdb_project", N_("World Bank") }, { "flagship", N_("named on single pages: a selection") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}
