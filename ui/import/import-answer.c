/* What becomes of the rows: the first of them, what is refused and why, and what is there already, side by side. */
#include "app/base/number.h"
#include "app/base/text.h"
#include "ui/import/import-private.h"
#include "ui/panel/hint.h"

#define COLUMNS_MOST 40         /* of the file, shown at once */
#define CELLS_MOST 1600         /* GTK 4.8 keeps all of them alive, seen or not */
#define BECOMES 0               /* the column that says what becomes of a row */

/* --- the first rows ------------------------------------------------------------------------------------------------------------------- */

/* "Год · year or date" */
static char *
title_of (const MvImportLook *look, guint i)
{
  const MvImportColumn *column = look->columns->pdata[i];
  g_autofree char *role = mv_import_look_role (look, i);

  if (column->role == MV_IMPORT_IGNORE && g_array_index (look->years, int, i) == 0)
    return g_strdup (column->name);
  return g_strdup_printf ("%s · %s", column->name, role);
}

static void
show_titles (MvImportWindow *self, gboolean anew)
{
  guint n = MIN (self->look->columns->len, COLUMNS_MOST);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (titles, g_strdup (_("Becomes")));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, title_of (self->look, i));
  if (anew)
    mv_import_table_set_titles (MV_IMPORT_TABLE (self->preview), (const char *const *) titles->pdata, titles->len, BECOMES);
  else
    for (guint i = 0; i < titles->len; i++)
      mv_import_table_retitle (MV_IMPORT_TABLE (self->preview), i, titles->pdata[i]);
}

static void
set_page_title (MvImportWindow *self, GtkWidget *child, const char *title, guint64 n)
{
  GtkStackPage *page = gtk_stack_get_page (GTK_STACK (self->answer), child);
  g_autofree char *count = mv_number_full ((double) n, NULL);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s (%s)", title, count) : g_strdup (title);

  gtk_stack_page_set_title (page, text);
}

void
mv_import_answer_look (MvImportWindow *self)
{
  guint n = MIN (self->look->columns->len, COLUMNS_MOST), left = self->look->columns->len - n;
  g_autofree char *more = g_strdup_printf (ngettext_ ("%u more column is not shown here; it is in the list of columns.",
                                                      "%u more columns are not shown here; they are in the list of columns.", left), left);

  /* The same columns as before keep their place and their width. */
  show_titles (self, self->n_shown != n + 1);
  self->n_shown = n + 1;
  gtk_label_set_text (GTK_LABEL (self->more_columns), left > 0 ? more : "");
  gtk_widget_set_visible (self->more_columns, left > 0);
  mv_import_table_set_lines (MV_IMPORT_TABLE (self->preview), self->look->lines, MAX (20, CELLS_MOST / (n + 2)));
  mv_import_table_set_lines (MV_IMPORT_TABLE (self->problems), self->look->problems, 0);
  set_page_title (self, gtk_widget_get_parent (self->problems), _("Refused"), self->look->problems->len);
  mv_import_answer_check (self);
}

/* --- all rows ------------------------------------------------------------------------------------------------------------------------- */

static char *
sentence_of_same (const MvImportDone *done)
{
  guint64 n = done != NULL ? done->result->n_same : 0;
  g_autofree char *count = mv_number_full ((double) n, NULL);

  if (done != NULL && done->result->kind != MV_IMPORT_FLOWS)
    return g_strdup (_("Only flows between countries are compared with what is there. These rows stand beside it, with their source."));
  if (done == NULL)
    return g_strdup (_("Not known before all rows have been read."));
  if (n == 0)
    return g_strdup (_("None of the rows is in the dataset or in this workspace."));
  return g_strdup_printf (ngettext_ ("%s row is in the dataset or in this workspace already. What becomes of the row of the file?",
                                     "%s rows are in the dataset or in this workspace already. What becomes of the rows of the file?", n), count);
}

void
mv_import_answer_check (MvImportWindow *self)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  const MvImportDone *done = self->checked;
  g_autofree char *text = sentence_of_same (done);

  gtk_label_set_text (GTK_LABEL (self->same_text), text);
  gtk_widget_set_visible (self->duplicates_choice, done != NULL && done->result->n_same > 0);
  mv_import_table_set_lines (MV_IMPORT_TABLE (self->same), done != NULL ? done->same : none, 0);
  set_page_title (self, gtk_widget_get_parent (self->same), _("There already"), done != NULL ? done->result->n_same : 0);
  if (done == NULL)
    return;
  mv_import_table_set_lines (MV_IMPORT_TABLE (self->problems), done->problems, 0);
  set_page_title (self, gtk_widget_get_parent (self->problems), _("Refused"), done->result->n_refused);
}

/* --- duplicates ----------------------------------------------------------------------------------------------------------------------- */

static void
toggled_cb (GtkCheckButton *button, MvImportWindow *self)
{
  if (gtk_check_button_get_active (button))
    self->duplicates = (MvDuplicates) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mv-duplicates"));
}

static GtkWidget *
make_duplicates (MvImportWindow *self)
{
  static const struct { const char *label, *tooltip; } choices[] = {
    [MV_DUPLICATES_KEEP] = { N_("Keep both"), N_("Both are kept, each with its source; the map draws what it drew before") },
    [MV_DUPLICATES_REPLACE] = { N_("Replace"), N_("The map draws the row of the file in place of what is there, which stays in the tables") },
    [MV_DUPLICATES_SKIP] = { N_("Skip"), N_("The row of the file is left out") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (_(choices[i].label));

      mv_hint_set (button, _(choices[i].tooltip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(choices[i].label), -1);
      g_object_set_data (G_OBJECT (button), "mv-duplicates", GINT_TO_POINTER (i));
      if (first == NULL)
        first = button;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), i == MV_DUPLICATES_KEEP);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/* --- the parts ------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_text (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
add_page (MvImportWindow *self, const char *name, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_stack_add_titled (GTK_STACK (self->answer), box, name, title);
  return box;
}

GtkWidget *
mv_import_answer_new (MvImportWindow *self)
{
  const char *const reason[] = { _("Why it is refused") };
  const char *const same[] = { _("Year"), _("From"), _("To"), _("Product"), _("In the file"), _("There already"), _("By") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *switcher = gtk_stack_switcher_new (), *page;

  self->answer = gtk_stack_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->answer));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "import-switcher");
  page = add_page (self, "preview", _("First rows"));
  self->more_columns = make_text ();
  self->preview = mv_import_table_new (_("First rows of the file"), TRUE);
  gtk_box_append (GTK_BOX (page), self->preview);
  gtk_box_append (GTK_BOX (page), self->more_columns);
  page = add_page (self, "problems", _("Refused"));
  self->problems = mv_import_table_new (_("Rows that are refused"), TRUE);
  mv_import_table_set_titles (MV_IMPORT_TABLE (self->problems), reason, G_N_ELEMENTS (reason), 0);
  gtk_box_append (GTK_BOX (page), self->problems);
  page = add_page (self, "same", _("There already"));
  self->same_text = make_text ();
  self->duplicates_choice = make_duplicates (self);
  self->same = mv_import_table_new (_("Rows that are there already"), FALSE);
  mv_import_table_set_titles (MV_IMPORT_TABLE (self->same), same, G_N_ELEMENTS (same), G_N_ELEMENTS (same) - 1);
  gtk_box_append (GTK_BOX (page), self->same_text);
  gtk_box_append (GTK_BOX (page), self->duplicates_choice);
  gtk_box_append (GTK_BOX (page), self->same);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->answer);
  gtk_widget_set_vexpand (self->answer, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "import-answer");
  return box;
}
