#include "ui/import/import-look.h"

#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/exchange/import-roles.h"
#include "app/store/choices.h"
#include "app/store/codes.h"
#include "app/store/country-names.h"
#include "app/store/measures.h"

#define LONGEST 300             /* letters of a cell that are shown */

/* --- the desk ------------------------------------------------------------------------------------------------------------------------- */

struct _MvImportDesk { gint references; char *path; MvImportPreview *preview; gboolean told_words; };

MvImportDesk *
mv_import_desk_new (const char *path)
{
  MvImportDesk *desk = g_new0 (MvImportDesk, 1);

  desk->references = 1;
  desk->path = g_strdup (path);
  return desk;
}

MvImportDesk *
mv_import_desk_ref (MvImportDesk *desk)
{
  g_atomic_int_inc (&desk->references);
  return desk;
}

void
mv_import_desk_unref (MvImportDesk *desk)
{
  if (desk == NULL || !g_atomic_int_dec_and_test (&desk->references))
    return;
  mv_import_preview_free (desk->preview);
  g_free (desk->path);
  g_free (desk);
}

/* --- a look --------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvImportDesk *desk; MvRecipe *recipe; gboolean reads; } Wish;

gpointer
mv_import_wish_new (MvImportDesk *desk, const MvRecipe *recipe, gboolean reads)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->desk = mv_import_desk_ref (desk);
  wish->recipe = recipe != NULL ? mv_recipe_copy (recipe) : NULL;
  wish->reads = reads;
  return wish;
}

void
mv_import_wish_free (gpointer data)
{
  Wish *wish = data;

  mv_import_desk_unref (wish->desk);
  mv_recipe_free (wish->recipe);
  g_free (wish);
}

static void
word_free (gpointer data)
{
  MvImportWord *word = data;

  g_free (word->code);
  g_free (word->name);
  g_free (word->group);
  g_free (word);
}

static void
column_free (gpointer data)
{
  MvImportColumn *column = data;

  g_free (column->name);
  g_free (column->reason);
  g_free (column);
}

void
mv_import_look_free (gpointer data)
{
  MvImportLook *look = data;

  if (look == NULL)
    return;
  g_free (look->format);
  g_free (look->reason);
  g_clear_pointer (&look->tables, g_ptr_array_unref);
  mv_recipe_free (look->recipe);
  g_clear_pointer (&look->columns, g_ptr_array_unref);
  g_clear_pointer (&look->years, g_array_unref);
  g_clear_pointer (&look->lines, g_ptr_array_unref);
  g_clear_pointer (&look->problems, g_ptr_array_unref);
  g_clear_pointer (&look->missing, g_ptr_array_unref);
  g_clear_pointer (&look->measures, g_ptr_array_unref);
  g_clear_pointer (&look->bases, g_ptr_array_unref);
  g_free (look);
}

char *
mv_import_look_role (const MvImportLook *look, guint i)
{
  const MvImportColumn *column = look->columns->pdata[i];
  int year = g_array_index (look->years, int, i);

  return column->role == MV_IMPORT_IGNORE && year > 0 ? g_strdup_printf (_("values of %d"), year) : g_strdup (mv_import_role_title (column->role));
}

static void
add_word (GPtrArray *words, const char *code, const char *name, const char *group)
{
  MvImportWord *word = g_new (MvImportWord, 1);

  *word = (MvImportWord) { g_strdup (code), g_strdup (name), g_strdup (group) };
  g_ptr_array_add (words, word);
}

/* What a person may choose from, told once. */
static gboolean
tell_words (MvDb *dataset, MvImportLook *look, GError **error)
{
  g_autoptr(MvChoices) choices = mv_choices_read (dataset, error);
  g_autoptr(GPtrArray) bases = choices != NULL ? mv_basis_list (dataset, error) : NULL;

  if (bases == NULL)
    return FALSE;
  look->measures = g_ptr_array_new_with_free_func (word_free);
  look->bases = g_ptr_array_new_with_free_func (word_free);
  for (guint i = 0; i < choices->measures->len; i++)
    {
      const MvChoice *choice = choices->measures->pdata[i];

      add_word (look->measures, choice->code, choice->name, NULL);
    }
  for (guint i = 0; i < bases->len; i++)
    {
      const MvBasis *basis = bases->pdata[i];

      add_word (look->bases, basis->basis, basis->name, basis->unit);
    }
  return TRUE;
}

static char *
short_text (const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL && g_utf8_strlen (copy, -1) > LONGEST)
    *g_utf8_offset_to_pointer (copy, LONGEST) = '\0';
  return copy != NULL ? g_strdelimit (copy, "\r\n\t", ' ') : NULL;
}

static void
add_lines (MvImportLook *look, const MvImportPreview *preview)
{
  g_autoptr(GHashTable) reasons = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < preview->problems->len; i++)
    {
      const MvImportProblem *problem = preview->problems->pdata[i];
      MvImportLine *line;

      if (problem->line == 0)
        {
          g_ptr_array_add (look->missing, g_strdup (problem->reason));
          continue;
        }
      line = mv_import_line_new (problem->line, 1);
      mv_import_line_take (line, 0, g_strdup (problem->reason));
      g_ptr_array_add (look->problems, line);
      g_hash_table_insert (reasons, GUINT_TO_POINTER (problem->line), problem->reason);
    }
  for (guint i = 0; i < preview->rows->len; i++)
    {
      guint number = g_array_index (preview->lines, guint, i);
      MvImportLine *line = mv_import_line_new (number, preview->columns->len + 1);
      const char *words = i < preview->taken->len ? preview->taken->pdata[i] : NULL, *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (number));

      mv_import_line_set_wrong (line, words == NULL && reason != NULL);
      mv_import_line_take (line, 0, g_strdup (words != NULL ? words : reason != NULL ? reason : preview->ready ? _("left out: no value, or not asked for") : ""));
      for (guint k = 0; k < preview->columns->len; k++)
        mv_import_line_take (line, k + 1, short_text (((char **) preview->rows->pdata[i])[k]));
      g_ptr_array_add (look->lines, line);
    }
}

static MvImportLook *
look_at (const MvImportPreview *preview)
{
  MvImportLook *look = g_new0 (MvImportLook, 1);

  look->format = g_strdup (preview->format);
  look->reason = g_strdup (preview->recipe_reason);
  look->tables = g_ptr_array_ref (preview->tables);
  look->table = preview->table;
  look->guessed = preview->guessed;
  look->recipe = mv_recipe_copy (preview->recipe);
  look->columns = g_ptr_array_new_with_free_func (column_free);
  look->years = g_array_new (FALSE, FALSE, sizeof (int));
  look->lines = g_ptr_array_new_with_free_func (g_object_unref);
  look->problems = g_ptr_array_new_with_free_func (g_object_unref);
  look->missing = g_ptr_array_new_with_free_func (g_free);
  look->n_rows = preview->rows->len;
  look->n_taken = preview->n_taken;
  for (guint i = 0; i < preview->columns->len; i++)
    {
      MvImportColumn *column = g_memdup2 (preview->columns->pdata[i], sizeof *column);
      int year = look->recipe->wide ? mv_import_wide_year (column->name, NULL, NULL) : 0;

      g_array_append_val (look->years, year);
      column->name = g_strdup (column->name);
      column->reason = g_strdup (column->reason);
      g_ptr_array_add (look->columns, column);
    }
  add_lines (look, preview);
  return look;
}

gpointer
mv_job_import_look (MvDb *dataset, gpointer data, GCancellable *cancellable, GError **error)
{
  Wish *wish = data;
  MvImportDesk *desk = wish->desk;
  MvImportLook *look;

  if (wish->reads || desk->preview == NULL)
    {
      MvImportPreview *preview = mv_import_preview (dataset, desk->path, wish->recipe, cancellable, error);

      if (preview == NULL)
        return NULL;
      mv_import_preview_free (desk->preview);
      desk->preview = preview;
    }
  else
    {
      mv_recipe_free (desk->preview->recipe);
      desk->preview->recipe = g_steal_pointer (&wish->recipe);
      if (!mv_import_preview_review (dataset, desk->preview, error))
        return NULL;
    }
  look = look_at (desk->preview);
  if (!desk->told_words && !tell_words (dataset, look, error))
    {
      mv_import_look_free (look);
      return NULL;
    }
  desk->told_words = TRUE;
  return look;
}

/* --- all rows ------------------------------------------------------------------------------------------------------------------------- */

MvImportOrder *
mv_import_order_new (void)
{
  MvImportOrder *order = g_new0 (MvImportOrder, 1);

  order->share = g_atomic_rc_box_new0 (gint);
  order->n_rows = g_atomic_rc_box_new0 (gint);
  return order;
}

void
mv_import_order_free (gpointer data)
{
  MvImportOrder *order = data;

  g_free (order->workspace);
  g_free (order->path);
  mv_recipe_free (order->recipe);
  mv_import_source_clear (&order->source);
  g_atomic_rc_box_release (order->share);
  g_atomic_rc_box_release (order->n_rows);
  g_free (order);
}

void
mv_import_done_free (gpointer data)
{
  MvImportDone *done = data;

  if (done == NULL)
    return;
  mv_import_result_free (done->result);
  g_clear_pointer (&done->same, g_ptr_array_unref);
  g_clear_pointer (&done->problems, g_ptr_array_unref);
  g_free (done->recipe_problem);
  g_free (done);
}

static void
progress_cb (guint64 n_rows, double share, gpointer data)
{
  const MvImportOrder *order = data;

  g_atomic_int_set (order->n_rows, (gint) MIN (n_rows, G_MAXINT));
  g_atomic_int_set (order->share, isnan (share) ? -1 : (gint) (share * 10000));
}

static char *
country_name (MvCountryNames *names, const char *code)
{
  int country = mv_country_names_find (names, code, NULL);

  return g_strdup (country >= 0 ? mv_country_names_name (names, country) : code);
}

static GPtrArray *
lines_of_same (MvDb *dataset, const MvImportResult *result, GError **error)
{
  g_autoptr(MvCountryNames) names = mv_country_names_read (dataset, error);
  GPtrArray *lines = names != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;

  for (guint i = 0; lines != NULL && i < result->same->len; i++)
    {
      const MvImportSame *same = result->same->pdata[i];
      MvImportLine *line = mv_import_line_new (0, 7);
      char *publisher = same->in_workspace ? NULL : mv_source_publisher (dataset, same->other_source, NULL);

      mv_import_line_take (line, 0, g_strdup_printf ("%d", same->year));
      mv_import_line_take (line, 1, country_name (names, same->from));
      mv_import_line_take (line, 2, country_name (names, same->to));
      mv_import_line_take (line, 3, g_str_equal (same->product, "TOTAL") ? g_strdup (_("all products")) : g_strdup (same->product));
      mv_import_line_take (line, 4, mv_number_full (same->value, NULL));
      mv_import_line_take (line, 5, mv_number_full (same->other, NULL));
      mv_import_line_take (line, 6, same->in_workspace ? g_strdup_printf (_("this workspace: %s"), same->other_source)
                                    : publisher != NULL ? publisher : g_strdup (same->other_source));
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static GPtrArray *
lines_of_problems (const MvImportResult *result)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < result->problems->len; i++)
    {
      const MvImportProblem *problem = result->problems->pdata[i];
      MvImportLine *line = mv_import_line_new (problem->line, 1);

      mv_import_line_take (line, 0, g_strdup (problem->reason));
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* A dry run is made before a person has given the source; none of it is kept. */
static void
stand_in (MvImportSource *source)
{
  char **places[] = { &source->title, &source->publisher, &source->licence };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_free (*places[i]);
      *places[i] = g_strdup ("-");
    }
  mv_text_set (&source->read_on, "2026-01-01");
}

gpointer
mv_job_import_run (MvDb *dataset, gpointer data, GCancellable *cancellable, GError **error)
{
  MvImportOrder *order = data;
  const MvImportOptions options = { order->duplicates, order->dry_run, progress_cb, order };
  g_autoptr(GError) reason = NULL;
  MvImportResult *result;
  MvImportDone *done;

  if (order->dry_run)
    stand_in (&order->source);
  result = mv_import_run (dataset, order->workspace, order->path, order->recipe, &order->source, &options, cancellable, error);
  if (result == NULL)
    return NULL;
  done = g_new0 (MvImportDone, 1);
  done->result = result;
  done->problems = lines_of_problems (result);
  /* What has been imported stays so, whatever fails from here on. */
  done->same = lines_of_same (dataset, result, NULL);
  if (done->same == NULL)
    done->same = g_ptr_array_new_with_free_func (g_object_unref);
  if (order->keeps_recipe && !order->dry_run && !mv_recipe_save (order->recipe, &reason))
    done->recipe_problem = g_strdup (reason->message);
  return done;
}
