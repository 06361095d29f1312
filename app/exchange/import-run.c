#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gio/gio.h>

#include "app/base/text.h"
#include "app/exchange/import-judge.h"
#include "app/exchange/import-roles.h"
#include "app/exchange/stream-reader.h"

#define SILENCE_SECONDS 120     /* without a byte of the helper */
#define HEADER_SECONDS 60
#define ROWS_BETWEEN_NEWS 20000
#define FOCUS_MOST 5

typedef struct
{
  MvDb                  *dataset;
  const MvRecipe        *recipe;
  const MvImportOptions *options;
  MvCountryNames        *names;
  const char            *path;
  GPtrArray             *columns;       /* char *: all of the file */
  GString               *wanted;        /* "0,2,5" */
  MvJudge               *judge;
  MvImportResult        *result;
  double                 share;
} Run;

void
mv_import_result_free (MvImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->source_id);
  g_free (result->measure);
  g_free (result->indicator);
  g_free (result->product);
  g_free (result->view);
  g_clear_pointer (&result->focus, g_ptr_array_unref);
  g_clear_pointer (&result->problems, g_ptr_array_unref);
  g_clear_pointer (&result->reasons, g_ptr_array_unref);
  g_clear_pointer (&result->same, g_ptr_array_unref);
  g_free (result);
}

static gboolean
on_header (const char *name, const char *const *columns, guint n, gpointer data, GError **error)
{
  Run *run = data;

  for (guint i = 0; i < n; i++)
    {
      gboolean demanded = g_hash_table_contains (run->recipe->only, columns[i]);

      g_ptr_array_add (run->columns, g_strdup (columns[i]));
      if (demanded || mv_recipe_role (run->recipe, columns[i]) != MV_IMPORT_IGNORE || (run->recipe->wide && mv_import_wide_year (columns[i], NULL, NULL) > 0))
        g_string_append_printf (run->wanted, "%s%u", run->wanted->len > 0 ? "," : "", i);
    }
  return TRUE;
}

static gboolean
pass_over (guint line, const char *const *cells, guint n, gpointer data, GError **error)
{
  return TRUE;
}

/* Only the columns that mean something are sent. */
static gboolean
on_table (const char *name, const char *const *columns, guint n, gpointer data, GError **error)
{
  Run *run = data;
  g_autofree char *folder = g_path_get_dirname (run->path);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;

  run->judge = mv_judge_new (run->dataset, run->recipe, columns, n, run->names, folder, missing, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (run->judge == NULL)
    g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("“%s” cannot be imported yet: %s"), run->path, (const char *) missing->pdata[0]);
  return run->judge != NULL;
}

static gboolean
on_row (guint line, const char *const *cells, guint n, gpointer data, GError **error)
{
  Run *run = data;
  MvJudged judged = mv_judge_row (run->judge, line, cells);

  run->result->n_read++;
  run->result->n_left_out += judged == MV_JUDGED_LEFT_OUT;
  if (run->options->progress != NULL && run->result->n_read % ROWS_BETWEEN_NEWS == 0)
    run->options->progress (run->result->n_read, run->share, run->options->data);
  if (judged != MV_JUDGED_FULL)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("“%s” holds more than can be imported at once (16 million rows, a million products). Split it."), run->path);
  return FALSE;
}

static void
on_long_row (guint line, guint cells, gpointer data)
{
  Run *run = data;

  run->result->n_read++;
  mv_judge_refuse_long (run->judge, line, cells);
}

static void
on_share (double share, gpointer data)
{
  ((Run *) data)->share = share;
}

static gpointer
reckon_digest (gpointer path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (262144);
  FILE *file = fopen (path, "rb");
  gsize n;

  while (file != NULL && (n = fread (chunk, 1, 262144, file)) > 0)
    g_checksum_update (checksum, chunk, (gssize) n);
  if (file != NULL)
    fclose (file);
  return g_strdup (g_checksum_get_string (checksum));
}

/* DATA is the thread; it can be awaited once. */
static char *
await_digest (gpointer data)
{
  GThread **thread = data;
  char *digest = *thread != NULL ? g_thread_join (*thread) : NULL;

  *thread = NULL;
  return digest;
}

static gboolean
read_file (Run *run, GCancellable *cancellable, GError **error)
{
  const MvStreamWish header = { 1, run->recipe->layer, run->recipe->skip_lines, NULL, run->recipe->encoding, run->recipe->separator };
  const MvStreamWatch header_watch = { .row = pass_over, .table = on_header, .data = run };
  const MvStreamWatch watch = { on_row, on_table, on_long_row, on_share, run };
  MvStreamWish wish = { 0, run->recipe->layer, run->recipe->skip_lines, NULL, run->recipe->encoding, run->recipe->separator };
  MvStreamFile file;

  if (!mv_stream_read (run->path, &header, HEADER_SECONDS, &header_watch, &file, cancellable, error))
    return FALSE;
  mv_stream_file_clear (&file);
  /* None of the columns: all are sent, and the judge says what is missing. */
  wish.columns = run->wanted->len > 0 ? run->wanted->str : NULL;
  if (!mv_stream_read (run->path, &wish, SILENCE_SECONDS, &watch, &file, cancellable, error))
    return FALSE;
  mv_stream_file_clear (&file);
  return TRUE;
}

typedef struct { int country; guint64 n; gboolean in_region; } Count;

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Count *one = a, *other = b;

  if (one->in_region != other->in_region)
    return other->in_region - one->in_region;
  return one->n > other->n ? -1 : one->n < other->n ? 1 : one->country - other->country;
}

/* What the rows are about, so that they can be shown at once. */
static void
describe (Run *run)
{
  const MvImportRows *rows = mv_judge_rows (run->judge);
  MvImportResult *result = run->result;
  int n = mv_country_names_len (run->names);
  g_autofree Count *counts = g_new0 (Count, n);
  g_autofree guint64 *products = g_new0 (guint64, rows->products->len + 1);
  guint best = 0;

  result->focus = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n; i++)
    counts[i] = (Count) { i, 0, mv_country_names_in_region (run->names, i) };
  for (gsize i = 0; i < rows->n; i++)
    {
      guint64 key = rows->rows[i].key;
      int year = MV_KEY_YEAR (key);

      result->year_first = result->year_first == 0 ? year : MIN (result->year_first, year);
      result->year_last = MAX (result->year_last, year);
      counts[MV_KEY_FROM (key)].n++;
      if (run->recipe->kind == MV_IMPORT_FLOWS)
        counts[MV_KEY_TO (key)].n++;
      products[MV_KEY_PRODUCT (key)]++;
    }
  for (guint i = 0; i < rows->products->len; i++)
    if (products[i] > products[best])
      best = i;
  qsort (counts, (gsize) n, sizeof *counts, compare_counts);
  for (int i = 0; i < n && result->focus->len < FOCUS_MOST; i++)
    if (counts[i].n > 0 && mv_country_names_has_place (run->names, counts[i].country) && (counts[i].in_region || result->focus->len == 0))
      g_ptr_array_add (result->focus, g_strdup (mv_country_names_code (run->names, counts[i].country)));
  if (run->recipe->kind == MV_IMPORT_FLOWS && rows->series->len > 0)
    {
      result->measure = g_strdup (g_array_index (rows->series, MvImportSeries, 0).measure);
      result->product = g_strdup (rows->products->len > 0 && !run->recipe->sum_totals && !g_hash_table_contains (rows->product_numbers, "TOTAL")
                                  ? rows->products->pdata[best] : "TOTAL");
    }
  else if (run->recipe->kind == MV_IMPORT_INDICATORS && rows->products->len > 0)
    result->indicator = g_strdup (rows->products->pdata[best]);
}

/* The map of what was imported: only figures of this source. */
static char *
make_view (Run *run)
{
  const MvImportResult *result = run->result;
  g_autoptr (GString) text = g_string_new ("multivector:?overlay=");
  g_autofree char *family = NULL, *focus = NULL, *product = NULL;

  if (run->recipe->kind == MV_IMPORT_PLACES)
    return g_string_free (g_string_append (g_steal_pointer (&text), "projects"), FALSE);
  if (run->recipe->kind != MV_IMPORT_FLOWS || result->focus->len == 0)
    return NULL;
  family = mv_imports_family (run->dataset, result->measure);
  g_ptr_array_add (result->focus, NULL);
  focus = g_strjoinv (",", (char **) result->focus->pdata);
  g_ptr_array_set_size (result->focus, (int) result->focus->len - 1);
  product = g_uri_escape_string (result->product, NULL, FALSE);
  g_string_append_printf (text, "%s&focus=%s&direction=both&year=%d&origin=%s", family, focus, CLAMP (result->year_last, 1945, 2026), result->source_id);
  if (strcmp (result->product, "TOTAL") != 0)
    g_string_append_printf (text, "&product=%s", product);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
write_rows (Run *run, MvDb *workspace, const MvImportSource *source, GThread **digest, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_path_get_basename (run->path), *recipe = mv_recipe_text (run->recipe);
  MvImportJournal *journal = mv_judge_journal (run->judge);
  MvImportResult *result = run->result;
  MvImportWrite write = {
    .file_name = name, .recipe = recipe, .digest = await_digest, .digest_data = digest, .source = source, .rows = mv_judge_rows (run->judge),
    .indicators = run->recipe->kind == MV_IMPORT_INDICATORS, .places = mv_judge_places (run->judge), .duplicates = run->options->duplicates,
    .sum_totals = run->recipe->sum_totals, .dry_run = run->options->dry_run, .journal = journal, .progress = run->options->progress,
    .data = run->options->data
  };
  MvImportWritten written;
  guint64 same_twice = 0;

  mv_import_rows_sort (write.rows);
  mv_import_rows_unite (write.rows, run->recipe->sum_same, journal, &same_twice);
  describe (run);
  if (!mv_import_write (workspace, run->dataset, &write, &written, cancellable, error))
    return FALSE;
  result->import_id = written.import_id;
  result->source_id = written.source_id;
  result->n_taken = written.n_taken;
  result->n_left_out += same_twice;
  result->n_skipped = written.n_skipped;
  result->n_replaced = written.n_replaced;
  result->n_summed = written.n_summed;
  result->n_same = written.n_same;
  result->same = written.same;
  result->n_refused = journal->n;
  result->problems = g_ptr_array_ref (journal->problems);
  result->reasons = g_ptr_array_ref (journal->reasons);
  result->view = make_view (run);
  return TRUE;
}

static MvImportResult *
run_all (Run *run, const char *workspace, const MvImportSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvDb) db = NULL;
  GThread *thread;
  gboolean done;

  if ((run->names = mv_country_names_read (run->dataset, error)) == NULL || !read_file (run, cancellable, error)
      || (db = mv_workspace_open (workspace, error)) == NULL)
    return NULL;
  thread = g_thread_new ("digest", reckon_digest, (gpointer) run->path);
  done = write_rows (run, db, source, &thread, cancellable, error);
  g_free (await_digest (&thread));
  return done ? g_steal_pointer (&run->result) : NULL;
}

MvImportResult *
mv_import_run (MvDb *dataset, const char *workspace, const char *path, const MvRecipe *recipe, const MvImportSource *source, const MvImportOptions *options,
               GCancellable *cancellable, GError **error)
{
  Run run = { .dataset = dataset, .recipe = recipe, .options = options, .path = path, .share = NAN };
  MvImportResult *result;

  g_return_val_if_fail (dataset != NULL && workspace != NULL && path != NULL && recipe != NULL && source != NULL && options != NULL, NULL);

  if (!mv_import_source_check (source, error))
    return NULL;
  run.result = g_new0 (MvImportResult, 1);
  run.result->kind = recipe->kind;
  run.columns = g_ptr_array_new_with_free_func (g_free);
  run.wanted = g_string_new (NULL);
  result = run_all (&run, workspace, source, cancellable, error);
  g_string_free (run.wanted, TRUE);
  g_ptr_array_unref (run.columns);
  mv_judge_free (run.judge);
  mv_country_names_free (run.names);
  mv_import_result_free (run.result);
  return result;
}
