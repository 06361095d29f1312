#include "app/exchange/export.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/exchange/citation.h"
#include "app/exchange/export-rows.h"
#include "app/exchange/table.h"
#include "app/exchange/workbook.h"
#include "app/store/sheets.h"

static const struct { const char *code, *name, *file; } formats[MV_N_EXPORTS] = {
  { "png", N_("PNG picture"), "picture.png" }, { "svg", N_("SVG drawing"), "picture.svg" }, { "pdf", N_("PDF page"), "picture.pdf" },
  { "csv", N_("CSV tables"), NULL }, { "xlsx", N_("XLSX workbook"), "data.xlsx" }, { "gpkg", N_("GeoPackage with places"), "data.gpkg" },
  { "bibtex", N_("Citation as BibTeX"), "citation.bib" }, { "csl", N_("Citation as CSL JSON"), "citation.json" },
  { "txt", N_("Citation as plain text"), "citation.txt" }
};

#define PICTURES (MV_EXPORT_PNG | MV_EXPORT_SVG | MV_EXPORT_PDF)

const char *
mv_export_code (guint i)
{
  g_return_val_if_fail (i < MV_N_EXPORTS, "");

  return formats[i].code;
}

const char *
mv_export_name (guint i)
{
  g_return_val_if_fail (i < MV_N_EXPORTS, "");

  return _(formats[i].name);
}

guint
mv_export_parse (const char *codes, GError **error)
{
  g_auto (GStrv) words = g_strsplit (codes, ",", -1);
  guint bits = 0;

  for (guint w = 0; words[w] != NULL; w++)
    {
      guint bit = strcmp (words[w], "all") == 0 ? MV_EXPORT_ALL : 0;

      for (guint i = 0; i < MV_N_EXPORTS; i++)
        bit |= strcmp (words[w], formats[i].code) == 0 ? 1u << i : 0;
      if (bit == 0)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--format %s: the formats are png, svg, pdf, csv, xlsx, gpkg, bibtex, csl, txt and all."), words[w]);
          return 0;
        }
      bits |= bit;
    }
  return bits;
}

/* --- what it would be ----------------------------------------------------------------------------------------------------------------- */

void
mv_export_free (MvExport *export)
{
  if (export == NULL)
    return;
  g_ptr_array_unref (export->sheets);
  g_clear_pointer (&export->sources, g_ptr_array_unref);
  g_free (export->summary);
  g_free (export->terms);
  g_free (export->title);
  g_free (export);
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A row may name several sources: where it comes from, and where its place does. */
static gboolean
names (const MvSheet *sheet, const MvSheetRow *row, const char *source_id)
{
  for (guint c = 0; c < sheet->columns->len; c++)
    if (g_str_has_suffix (((const MvSheetColumn *) sheet->columns->pdata[c])->name, "source_id") && g_strcmp0 (row->cells[c], source_id) == 0)
      return TRUE;
  return FALSE;
}

static guint
rows_of (const MvExport *export, const char *source_id)
{
  guint n = 0;

  for (guint s = 0; s < export->sheets->len; s++)
    {
      const MvSheet *sheet = export->sheets->pdata[s];

      for (guint r = 0; r < sheet->rows->len; r++)
        n += names (sheet, sheet->rows->pdata[r], source_id);
    }
  return n;
}

static void
summarise (MvExport *export)
{
  GString *summary = g_string_new (NULL), *terms = g_string_new (NULL);

  g_string_append_printf (summary, ngettext_ ("%u row", "%u rows", export->n_rows), export->n_rows);
  for (guint i = 0; i < export->sheets->len; i++)
    {
      const MvSheet *sheet = export->sheets->pdata[i];

      g_string_append_printf (summary, "%s%s: %u", i == 0 ? " (" : ", ", sheet->title, sheet->rows->len);
    }
  g_string_append (summary, export->sheets->len > 0 ? ")" : "");
  g_string_append (summary, " · ");
  g_string_append_printf (summary, ngettext_ ("%u source", "%u sources", export->sources->len), export->sources->len);
  for (guint i = 0; i < export->sources->len; i++)
    {
      const MvSourceText *source = export->sources->pdata[i];
      guint n = rows_of (export, source->source_id);

      if (g_str_equal (source->redistribution, "open"))
        continue;
      g_string_append_printf (terms, "%s%s: %s. %s (%s, ", terms->len > 0 ? "\n" : "", source->source_id, source->title, source->licence, source->redistribution);
      g_string_append_printf (terms, ngettext_ ("%u row)", "%u rows)", n), n);
    }
  export->summary = g_string_free (summary, FALSE);
  export->terms = g_string_free (terms, terms->len == 0);
}

MvExport *
mv_export_new (MvDb *db, MvScene *scene, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sheets = NULL, sorted = NULL;
  g_autoptr (MvExport) export = NULL;
  g_autofree char *title = NULL;
  gboolean paged;

  mv_guard_work ("export");
  sheets = mv_export_rows (db, scene, ids, &title, cancellable, error);
  if (sheets == NULL)
    return NULL;
  export = g_new0 (MvExport, 1);
  export->sheets = g_steal_pointer (&sheets);
  export->title = g_strdup (title != NULL ? title : scene->title);
  paged = *scene->view->page != '\0' && strcmp (scene->view->page, "table") != 0;
  export->charts = !paged && mv_table_chart_of (scene->view) == MV_N_CHARTS ? scene->view->charts : 0;
  for (guint i = 0; i < export->sheets->len; i++)
    export->n_rows += ((const MvSheet *) export->sheets->pdata[i])->rows->len;
  sorted = g_ptr_array_new ();
  for (GList *keys = g_hash_table_get_keys (ids); keys != NULL; keys = g_list_delete_link (keys, keys))
    g_ptr_array_add (sorted, keys->data);
  g_ptr_array_sort (sorted, by_text);
  g_ptr_array_add (sorted, NULL);
  export->sources = mv_report_sources (db, (const char *const *) sorted->pdata, error);
  if (export->sources == NULL)
    return NULL;
  summarise (export);
  return g_steal_pointer (&export);
}

/* "chart_line.png" */
static char *
chart_file (MvChartKind kind, const char *code)
{
  g_autofree char *name = g_strdelimit (g_strdup (mv_chart_kind_code (kind)), "-", '_');

  return g_strdup_printf ("chart_%s.%s", name, code);
}

char **
mv_export_files (const MvExport *export, guint chosen)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < MV_N_EXPORTS; i++)
    if ((chosen & 1u << i) != 0 && formats[i].file != NULL)
      {
        g_ptr_array_add (names, g_strdup (formats[i].file));
        for (guint kind = 0; kind < MV_N_CHARTS && (1u << i & PICTURES); kind++)
          if (export->charts & 1u << kind)
            g_ptr_array_add (names, chart_file (kind, formats[i].code));
      }
  for (guint i = 0; (chosen & MV_EXPORT_CSV) && i < export->sheets->len; i++)
    g_ptr_array_add (names, g_strconcat (((const MvSheet *) export->sheets->pdata[i])->name, ".csv", NULL));
  if (chosen & MV_EXPORT_ROWS)
    {
      g_ptr_array_add (names, g_strdup ("sources.csv"));
      g_ptr_array_add (names, g_strdup ("README.txt"));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* --- writing -------------------------------------------------------------------------------------------------------------------------- */

#define N_SOURCE_COLUMNS 11

static MvSheet *
source_sheet (const MvExport *export)
{
  static const char *const columns[N_SOURCE_COLUMNS] = { "source_id", "title", "publisher", "edition", "licence", "redistribution", "citation", "url", "read_on", "note", "rows" };
  MvSheet *sheet = mv_sheet_new ("sources", _("Sources"));

  for (guint i = 0; i < N_SOURCE_COLUMNS; i++)
    mv_sheet_column (sheet, columns[i], i == N_SOURCE_COLUMNS - 1 ? MV_SHEET_INTEGER : MV_SHEET_TEXT, NULL);
  for (guint s = 0; s < export->sources->len; s++)
    {
      const MvSourceText *source = export->sources->pdata[s];
      const char *const cells[] = { source->source_id, source->title, source->publisher, source->edition, source->licence, source->redistribution,
                                    source->citation, source->url, source->read_on, source->note };
      MvSheetRow *row = mv_sheet_row (sheet);

      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        mv_sheet_set (row, i, cells[i]);
      mv_sheet_set_number (row, N_SOURCE_COLUMNS - 1, rows_of (export, source->source_id));
    }
  return sheet;
}

static MvSheet *
provenance_sheet (const MvScene *scene, const MvExport *export, const MvInfo *info)
{
  g_autofree char *view = mv_view_text (scene->view);
  const char *const facts[][2] = { { "view", view }, { "title", export->title }, { "dataset_edition", info->edition }, { "dataset_built_from", info->built_from },
                                   { "program", "Multivector " MV_VERSION } };
  MvSheet *sheet = mv_sheet_new ("provenance", _("Where these rows come from"));

  mv_sheet_column (sheet, "key", MV_SHEET_TEXT, NULL);
  mv_sheet_column (sheet, "value", MV_SHEET_TEXT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      MvSheetRow *row = mv_sheet_row (sheet);

      mv_sheet_set (row, 0, facts[i][0]);
      mv_sheet_set (row, 1, facts[i][1]);
    }
  for (guint i = 0; i < export->sheets->len; i++)
    {
      const MvSheet *rows = export->sheets->pdata[i];
      MvSheetRow *row = mv_sheet_row (sheet);
      g_autofree char *key = g_strconcat ("rows:", rows->name, NULL);

      mv_sheet_set (row, 0, key);
      mv_sheet_set_number (row, 1, rows->rows->len);
    }
  return sheet;
}

static gboolean
put_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (text == NULL)
    return FALSE;
  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &failure))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The export is not written: %s. Choose another place."), failure->message);
  return FALSE;
}

/* Words of the program, without its no-break spaces. */
static gboolean
put_plain (const char *path, const char *text, GError **error)
{
  g_autofree char *plain = mv_text_plain (text);

  return put_text (path, plain, error);
}

typedef struct { MvDb *db; MvScene *scene; const MvExport *export; const MvExportOrder *order; MvInfo *info; const char *day; } Writing;

static gboolean
write_package (const Writing *writing, const char *path, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (MvSheet) sources = source_sheet (writing->export), provenance = provenance_sheet (writing->scene, writing->export, writing->info);

  for (guint i = 0; i < writing->export->sheets->len; i++)
    g_ptr_array_add (all, writing->export->sheets->pdata[i]);
  g_ptr_array_add (all, sources);
  g_ptr_array_add (all, provenance);
  return mv_sheets_package (all, writing->day, path, error);
}

static gboolean
write_workbook (const Writing *writing, const char *path, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (MvSheet) sources = source_sheet (writing->export);
  g_autofree char *said = mv_export_about (writing->db, writing->scene, writing->export, error), *about = mv_text_plain (said);

  for (guint i = 0; i < writing->export->sheets->len; i++)
    g_ptr_array_add (all, writing->export->sheets->pdata[i]);
  g_ptr_array_add (all, sources);
  return about != NULL && mv_workbook_write (all, writing->export->title, about, writing->day, path, error);
}

static gboolean
write_citation (const Writing *writing, MvCitationForm form, const char *path, GError **error)
{
  g_autofree char *text = mv_citation_write (writing->scene->view, writing->export->title, writing->info, writing->export->sources, form);

  return put_plain (path, text, error);
}

static gboolean
write_csv (const Writing *writing, const char *name, const char *path, GError **error)
{
  g_autofree char *csv = NULL;

  if (strcmp (name, "sources.csv") == 0)
    {
      g_autoptr (MvSheet) sources = source_sheet (writing->export);

      csv = mv_sheet_csv (sources);
    }
  for (guint i = 0; csv == NULL && i < writing->export->sheets->len; i++)
    {
      const MvSheet *sheet = writing->export->sheets->pdata[i];

      if (strncmp (sheet->name, name, strlen (name) - strlen (".csv")) == 0 && strlen (sheet->name) == strlen (name) - strlen (".csv"))
        csv = mv_sheet_csv (sheet);
    }
  return put_text (path, csv, error);
}

/* FALSE without an error when NAME is no chart's. */
static gboolean
write_chart (const Writing *writing, const char *name, const char *path, GError **error)
{
  const char *code = strrchr (name, '.') + 1;

  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    if (writing->export->charts & 1u << kind)
      {
        g_autofree char *file = chart_file (kind, code);

        if (strcmp (file, name) == 0)
          return mv_picture_write_chart (writing->db, writing->scene, kind, &writing->order->size, path, error);
      }
  return FALSE;
}

static gboolean
write_one (const Writing *writing, const char *name, const char *path, GError **error)
{
  if (g_str_has_prefix (name, "picture."))
    return mv_picture_write (writing->db, writing->scene, &writing->order->size, path, error);
  if (g_str_has_prefix (name, "chart_") && !g_str_has_suffix (name, ".csv"))
    return write_chart (writing, name, path, error);
  if (g_str_has_suffix (name, ".csv"))
    return write_csv (writing, name, path, error);
  if (g_str_has_suffix (name, ".xlsx"))
    return write_workbook (writing, path, error);
  if (g_str_has_suffix (name, ".gpkg"))
    return write_package (writing, path, error);
  if (g_str_has_prefix (name, "citation."))
    return write_citation (writing, g_str_has_suffix (name, ".bib") ? MV_CITATION_BIBTEX : g_str_has_suffix (name, ".json") ? MV_CITATION_CSL : MV_CITATION_PLAIN,
                           path, error);
  else
    {
      g_autofree char *about = mv_export_about (writing->db, writing->scene, writing->export, error);

      return put_plain (path, about, error);
    }
}

static void
sweep (const char *folder, char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Nothing that is there already is replaced without being asked for, and a folder never is. */
static gboolean
check_free (const MvExportOrder *order, char **names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (order->folder, names[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: %s."), path, g_strerror (EISDIR));
          return FALSE;
        }
      if (!order->replace && g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” is there already. Choose another folder, or let it be replaced."), path);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
move_in (const char *from, const MvExportOrder *order, char **names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *one = g_build_filename (from, names[i], NULL), *other = g_build_filename (order->folder, names[i], NULL);

      if (g_rename (one, other) != 0)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: %s."), other, g_strerror (errno));
          return FALSE;
        }
    }
  g_rmdir (from);
  return TRUE;
}

gboolean
mv_export_write (MvDb *db, MvScene *scene, const MvExport *export, const MvExportOrder *order, MvExportProgress progress, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) names = mv_export_files (export, order->formats);
  g_autoptr (MvInfo) info = mv_info_read (db, error);
  g_autofree char *parent = g_path_get_dirname (order->folder), *making = g_build_filename (parent, ".multivector-XXXXXX", NULL);
  guint total = g_strv_length (names);
  Writing writing = { db, scene, export, order, info, NULL };
  gboolean there = g_file_test (order->folder, G_FILE_TEST_IS_DIR), done = TRUE;

  if (info == NULL || !check_free (order, names, error))
    return FALSE;
  writing.day = info->read_on != NULL && strlen (info->read_on) == 10 ? info->read_on : "2000-01-01";
  if (g_mkdir_with_parents (parent, 0777) != 0 || g_mkdtemp_full (making, 0755) == NULL)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be made: %s. Choose another place."), order->folder, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; done && i < total; i++)
    {
      g_autofree char *path = g_build_filename (making, names[i], NULL);

      if (progress != NULL)
        progress (names[i], i, total, data);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error) && write_one (&writing, names[i], path, error);
    }
  if (done && there)
    done = move_in (making, order, names, error);
  else if (done && g_rename (making, order->folder) != 0)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be made: %s. Choose another place."), order->folder, g_strerror (errno));
      done = FALSE;
    }
  if (!done)
    sweep (making, names);
  return done;
}
