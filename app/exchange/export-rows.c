#include "app/exchange/export-rows.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/exchange/export-query.h"
#include "app/paint/chart.h"
#include "app/scene/compare.h"
#include "app/scene/page.h"
#include "app/store/sheets.h"

#define CHART_WIDTH 1600        /* px: a table does not depend on it */
#define CHART_HEIGHT 1000

/* The kinds of things on a map, each a table of its own. */
typedef enum { TABLE_FLOW, TABLE_PROJECT, TABLE_ASSET, TABLE_TREATY, TABLE_ALLIANCE, TABLE_VOTE, N_TABLES } Table;

static const struct { const char *name, *title; MvSheetPlace place; MvRecordKind kind; } tables[N_TABLES] = {
  { "flows", N_("Flows"), MV_SHEET_LINE, MV_RECORD_FLOW },
  { "projects", N_("Projects"), MV_SHEET_POINT, MV_RECORD_PROJECT },
  { "energy_and_mining", N_("Energy and mining"), MV_SHEET_POINT, MV_RECORD_ASSET },
  { "treaties", N_("Treaties"), MV_SHEET_LINE, MV_RECORD_TREATY },
  { "alliances", N_("Alliances"), MV_SHEET_POINT, MV_RECORD_COUNTRY },
  { "votes", N_("Votes"), MV_SHEET_POINT, MV_RECORD_AGREEMENT }
};

#define FIRST_COLUMN 4          /* of the record, behind what is shown */

typedef struct
{
  MvDb       *db;
  MvScene    *scene;
  MvSheet    *sheets[N_TABLES];
  GHashTable *seen;             /* refs, by table: a symbol and the cluster around it are one row */
  GError    **error;
} Gather;

static MvSheet *
sheet_for (Gather *gather, Table table)
{
  MvSheet *sheet = gather->sheets[table];

  if (sheet != NULL)
    return sheet;
  sheet = mv_sheet_new (tables[table].name, _(tables[table].title));
  sheet->place = tables[table].place;
  mv_sheet_column (sheet, "ref", MV_SHEET_TEXT, NULL);
  mv_sheet_column (sheet, "shown_title", MV_SHEET_TEXT, NULL);
  mv_sheet_column (sheet, "shown_text", MV_SHEET_TEXT, NULL);
  mv_sheet_column (sheet, "shown_value", MV_SHEET_NUMBER, NULL);
  gather->sheets[table] = sheet;
  if (!mv_sheets_columns (gather->db, tables[table].kind, sheet, gather->error))
    return NULL;
  return sheet;
}

/* REF without its kind, split at slashes; the agreement has keys that the view holds. g_strfreev. */
static char **
keys_of (Gather *gather, Table table, const char *ref)
{
  const char *id = strchr (ref, ':') != NULL ? strchr (ref, ':') + 1 : ref;
  const MvView *view = gather->scene->view;

  if (table == TABLE_VOTE)
    {
      int year = gather->scene->nearest_year != 0 ? gather->scene->nearest_year : view->year;
      char *keys[] = { g_strdup_printf ("%d", year), g_strdup (id), g_strdup (view->with), NULL };

      return g_memdup2 (keys, sizeof keys);
    }
  return table == TABLE_FLOW || table == TABLE_TREATY ? g_strsplit (id, "/", -1) : g_strsplit (id, "\n", -1);
}

/* MARK stands for REF alone when TELLS; a member of a cluster is known by its record only. */
static gboolean
add_row (Gather *gather, Table table, const char *ref, const MvMark *mark, gboolean tells)
{
  MvSheet *sheet;
  MvSheetRow *row;
  g_auto (GStrv) keys = NULL;

  if (*ref != '\0' && !g_hash_table_add (gather->seen, g_strdup (ref)))
    return TRUE;
  sheet = sheet_for (gather, table);
  if (sheet == NULL)
    return FALSE;
  row = mv_sheet_row (sheet);
  mv_sheet_set (row, 0, ref);
  if (tells)
    {
      g_autofree char *title = mv_text_plain (mark->title), *detail = mv_text_plain (mark->detail);

      mv_sheet_set (row, 1, title);
      mv_sheet_set (row, 2, detail);
      mv_sheet_set_number (row, 3, mark->value);
    }
  keys = keys_of (gather, table, ref);
  return mv_sheets_fill (gather->db, tables[table].kind, (const char *const *) keys, mark->value, row, FIRST_COLUMN, gather->error);
}

/* Which table MARK belongs to; N_TABLES for what only accompanies the rest: discs at the ends of arrows, the focus, the one compared. */
static Table
table_of (const MvScene *scene, const MvMark *mark, const char *ref)
{
  guint overlays = scene->view->overlays;

  if (g_str_has_prefix (ref, "flow:"))
    return TABLE_FLOW;
  if (g_str_has_prefix (ref, "project:"))
    return TABLE_PROJECT;
  if (g_str_has_prefix (ref, "asset:"))
    return TABLE_ASSET;
  if (g_str_has_prefix (ref, "link:"))
    return TABLE_TREATY;
  if (!g_str_has_prefix (ref, "country:") || mark->form != MV_MARK_AREA)
    return N_TABLES;
  if (overlays & MV_OVERLAY_ALLIANCES)
    return mark->detail != NULL ? TABLE_ALLIANCE : N_TABLES;
  return (overlays & MV_OVERLAY_VOTES) && (mark->paint == MV_PAINT_SEQUENTIAL || mark->paint == MV_PAINT_NO_DATA) ? TABLE_VOTE : N_TABLES;
}

static gboolean
add_mark (Gather *gather, const MvMark *mark)
{
  guint n = mark->members != NULL ? g_strv_length (mark->members) : 0;
  Table table = table_of (gather->scene, mark, mark->ref);

  if (n == 0 && table != N_TABLES)
    return add_row (gather, table, mark->ref, mark, TRUE);
  for (guint i = 0; i < n; i++)
    if ((table = table_of (gather->scene, mark, mark->members[i])) != N_TABLES
        && !add_row (gather, table, mark->members[i], mark, FALSE))
      return FALSE;
  return TRUE;
}

/* Single things first, so that their own words stand in the row and not the emptiness of a cluster's member. */
static gboolean
add_marks (Gather *gather, GPtrArray *marks, gboolean clusters)
{
  for (guint i = 0; i < marks->len; i++)
    if ((((const MvMark *) marks->pdata[i])->members != NULL) == clusters && !add_mark (gather, marks->pdata[i]))
      return FALSE;
  return TRUE;
}

static int
by_ref (gconstpointer a, gconstpointer b)
{
  const MvSheetRow *one = *(const MvSheetRow *const *) a, *two = *(const MvSheetRow *const *) b;

  return g_strcmp0 (one->cells[0], two->cells[0]);
}

/* The memberships behind the standing of each country: a table beside that of the countries. */
static MvSheet *
memberships (Gather *gather, const MvSheet *countries)
{
  const MvView *view = gather->scene->view;
  g_autoptr (MvSheet) sheet = mv_sheet_new ("memberships", _("Memberships"));
  MvDate date = view->date.year != 0 ? view->date : (MvDate) { view->year, 12, 31 };
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month != 0 ? date.month : 12, date.day != 0 ? date.day : 31);

  sheet->place = MV_SHEET_POINT;
  if (!mv_sheets_columns (gather->db, MV_RECORD_MEMBERSHIP, sheet, gather->error))
    return NULL;
  for (guint r = 0; r < countries->rows->len; r++)
    for (guint o = 0; view->orgs[o] != NULL; o++)
      if (!mv_sheets_memberships (gather->db, view->orgs[o], ((const MvSheetRow *) countries->rows->pdata[r])->cells[FIRST_COLUMN], day, sheet, gather->error))
        return NULL;
  return g_steal_pointer (&sheet);
}

static gboolean
gather_map (Gather *gather, GPtrArray *sheets)
{
  gboolean done = add_marks (gather, gather->scene->marks, FALSE) && add_marks (gather, gather->scene->listed, FALSE)
                  && add_marks (gather, gather->scene->marks, TRUE) && add_marks (gather, gather->scene->listed, TRUE);

  for (guint i = 0; i < N_TABLES; i++)
    if (gather->sheets[i] != NULL)
      {
        if (i != TABLE_FLOW)
          g_ptr_array_sort (gather->sheets[i]->rows, by_ref);
        g_ptr_array_add (sheets, gather->sheets[i]);
      }
  if (done && gather->sheets[TABLE_ALLIANCE] != NULL)
    {
      MvSheet *beside = memberships (gather, gather->sheets[TABLE_ALLIANCE]);

      done = beside != NULL;
      if (done)
        g_ptr_array_add (sheets, beside);
    }
  return done;
}

static gboolean
gather_query (Gather *gather, GPtrArray *sheets)
{
  MvSheet *sheet = mv_export_query (gather->db, gather->scene, gather->error);

  if (sheet != NULL)
    g_ptr_array_add (sheets, sheet);
  return sheet != NULL;
}

static void
take_ids (GHashTable *ids, char **more)
{
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    g_hash_table_add (ids, (gpointer) g_intern_string (more[i]));
}

/* The scene beside it, in tables of their own. */
static gboolean
gather_compared (Gather *gather, GPtrArray *sheets, GHashTable *ids, char **title, GCancellable *cancellable)
{
  g_autoptr (MvView) view = mv_compare_other (gather->scene->view);
  g_autoptr (MvScene) scene = view != NULL ? mv_scene_build (gather->db, gather->scene->atlas, view, cancellable, gather->error) : NULL;
  Gather other = { .db = gather->db, .scene = scene, .error = gather->error };
  guint first = sheets->len;
  gboolean done;

  if (scene == NULL)
    return view == NULL;
  other.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = gather_map (&other, sheets);
  g_hash_table_unref (other.seen);
  for (guint i = first; i < sheets->len; i++)
    {
      MvSheet *sheet = sheets->pdata[i];
      char *name = g_strconcat (sheet->name, "_compared", NULL), *title = g_strdup_printf (_("%s (compared)"), sheet->title);

      g_free (sheet->name);
      g_free (sheet->title);
      sheet->name = name;
      sheet->title = title;
    }
  take_ids (ids, scene->source_ids);
  *title = g_strdup_printf ("%s · %s", gather->scene->title, scene->title);
  return done;
}

static MvSheet *
chart_sheet (const MvChart *chart, const char *prefix, guint number)
{
  g_autofree char *said = mv_chart_csv (chart), *csv = mv_text_plain (said), *code = g_strdelimit (g_strdup (mv_chart_kind_code (chart->kind)), "-", '_');
  g_autofree char *name = number == 0 ? g_strdup_printf ("%s_%s", prefix, code) : g_strdup_printf ("%s_%u_%s", prefix, number, code);

  return mv_sheet_from_csv (name, chart->title, csv);
}

static gboolean
gather_charts (Gather *gather, GPtrArray *sheets, GHashTable *ids)
{
  MvChartKind kinds[MV_N_CHARTS];
  guint n = mv_view_get_charts (gather->scene->view, kinds);

  if (*gather->scene->view->compare != '\0' && !(gather->scene->view->charts & 1u << MV_CHART_DIFFERENCE) && n < MV_N_CHARTS)
    kinds[n++] = MV_CHART_DIFFERENCE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MvChart) chart = mv_chart_build (gather->db, gather->scene->atlas, gather->scene->view, kinds[i], CHART_WIDTH, CHART_HEIGHT, gather->error);

      if (chart == NULL)
        return FALSE;
      g_ptr_array_add (sheets, chart_sheet (chart, "chart", 0));
      take_ids (ids, chart->source_ids);
    }
  return TRUE;
}

static void
add_line (MvSheet *sheet, const MvPageModel *model, const char *section, const char *block, const MvPageLine *line, gboolean other)
{
  MvSheetRow *row = mv_sheet_row (sheet);
  const char *source = line->source > 0 && line->source <= g_strv_length (model->source_ids) ? model->source_ids[line->source - 1] : NULL;
  const char *const cells[] = { section, block, line->label, line->value, line->detail, line->note, other ? "1" : "0", line->missing ? "1" : "0", line->ref, source };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *cell = mv_text_plain (cells[i]);

      mv_sheet_set (row, i, cell);
    }
  for (guint i = 0; line->others != NULL && i < line->others->len; i++)
    add_line (sheet, model, section, block, line->others->pdata[i], TRUE);
}

static void
gather_page (const MvPageModel *model, GPtrArray *sheets)
{
  static const char *const columns[] = { "section", "part", "label", "value", "detail", "note", "other_source", "missing", "ref", "source_id" };
  MvSheet *sheet = mv_sheet_new ("page", model->title);
  guint n_charts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    mv_sheet_column (sheet, columns[i], i == 6 || i == 7 ? MV_SHEET_INTEGER : MV_SHEET_TEXT, NULL);
  g_ptr_array_add (sheets, sheet);
  for (guint s = 0; s < model->sections->len; s++)
    {
      const MvPageSection *section = model->sections->pdata[s];

      for (guint b = 0; b < section->blocks->len; b++)
        {
          const MvPageBlock *block = section->blocks->pdata[b];

          for (guint i = 0; block->lines != NULL && i < block->lines->len; i++)
            add_line (sheet, model, section->title, block->title, block->lines->pdata[i], FALSE);
          if (block->table != NULL)
            {
              MvChartSize size = { .width = CHART_WIDTH, .height = CHART_HEIGHT, .em = 13 };
              g_autoptr (MvChart) chart = mv_chart_plan (block->table, &size, mv_chart_measure);

              g_ptr_array_add (sheets, chart_sheet (chart, "page_chart", ++n_charts));
            }
        }
    }
}

/* Every source that a row names. */
static void
take_named (GPtrArray *sheets, GHashTable *ids)
{
  for (guint s = 0; s < sheets->len; s++)
    {
      const MvSheet *sheet = sheets->pdata[s];

      for (guint c = 0; c < sheet->columns->len; c++)
        if (g_str_has_suffix (((const MvSheetColumn *) sheet->columns->pdata[c])->name, "source_id"))
          for (guint r = 0; r < sheet->rows->len; r++)
            {
              const char *id = ((const MvSheetRow *) sheet->rows->pdata[r])->cells[c];

              if (id != NULL)
                g_hash_table_add (ids, (gpointer) g_intern_string (id));
            }
    }
}

GPtrArray *
mv_export_rows (MvDb *db, MvScene *scene, GHashTable *ids, char **title, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_sheet_free);
  Gather gather = { .db = db, .scene = scene, .error = error };
  gboolean done;

  if (*scene->view->page != '\0' && strcmp (scene->view->page, "table") != 0)
    {
      g_autoptr (MvPageModel) model = mv_page_build (db, scene->atlas, scene->view, cancellable, error);

      if (model == NULL)
        return NULL;
      gather_page (model, sheets);
      *title = g_strdup (model->title);
      take_ids (ids, model->source_ids);
      return g_steal_pointer (&sheets);
    }
  gather.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = gather_map (&gather, sheets) && (!(scene->view->overlays & MV_OVERLAY_QUERY) || gather_query (&gather, sheets))
         && gather_compared (&gather, sheets, ids, title, cancellable) && gather_charts (&gather, sheets, ids);
  g_hash_table_unref (gather.seen);
  if (!done || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  take_ids (ids, scene->source_ids);
  take_named (sheets, ids);
  return g_steal_pointer (&sheets);
}
