/* How the import page is laid out: its head, the side with what can be corrected, the answer, the sentence below. */
#include "app/base/text.h"
#include "ui/import/import-private.h"
#include "ui/panel/hint.h"

#define SIDE 372                /* px: no narrower */

/* --- head ----------------------------------------------------------------------------------------------------------------------------- */

static GArray *
kinds_of (gpointer page)
{
  static const char *const codes[] = { "0", "1", "2" };
  GArray *options = g_array_new (FALSE, FALSE, sizeof (MvImportOption));

  for (guint i = 0; i < MV_N_IMPORT_KINDS; i++)
    {
      MvImportOption option = { codes[i], mv_import_kind_title ((MvImportKind) i) };

      g_array_append_val (options, option);
    }
  return options;
}

static void
kind_cb (MvImportChoice *choice, const char *code, MvImportWindow *self)
{
  mv_import_window_set_kind (self, (MvImportKind) g_ascii_strtoull (code, NULL, 10));
}

static GArray *
tables_of (gpointer data)
{
  const MvImportWindow *self = data;
  GArray *options = g_array_new (FALSE, FALSE, sizeof (MvImportOption));

  for (guint i = 0; i < self->look->tables->len; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);
      MvImportOption option = { g_intern_string (code), self->look->tables->pdata[i] };

      g_array_append_val (options, option);
    }
  return options;
}

/* Another table has other columns: they are recognised or guessed anew. */
static void
table_cb (MvImportChoice *choice, const char *code, MvImportWindow *self)
{
  guint table = (guint) g_ascii_strtoull (code, NULL, 10);

  if (table == self->look->table || table >= self->look->tables->len)
    return;
  mv_recipe_free (self->recipe);
  self->recipe = mv_recipe_new ("-", MV_IMPORT_FLOWS);
  self->recipe->layer = g_strdup (self->look->tables->pdata[table]);
  mv_import_window_judge (self, TRUE);
}

void
mv_import_layout_follow (MvImportWindow *self)
{
  const MvImportLook *look = self->look;
  g_autofree char *shape = look->format != NULL ? g_strdup_printf ("%s · %s", look->reason, look->format) : g_strdup (look->reason);
  g_autofree char *table = g_strdup_printf ("%u", look->table);
  const char *kinds[] = { "0", "1", "2" };

  gtk_label_set_text (GTK_LABEL (self->shape), shape);
  mv_hint_set (self->shape, shape);
  mv_import_choice_show (MV_IMPORT_CHOICE (self->kind), _("What the rows become"), kinds[look->recipe->kind], mv_import_kind_title (look->recipe->kind));
  gtk_widget_set_visible (self->tables, look->tables->len > 1);
  gtk_widget_set_visible (self->tables_label, look->tables->len > 1);
  mv_import_choice_show (MV_IMPORT_CHOICE (self->tables), _("Sheet or layer"), table, look->table < look->tables->len ? look->tables->pdata[look->table] : "");
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_head (MvImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->shape = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->shape), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->shape), 0);
  gtk_widget_set_hexpand (self->shape, TRUE);
  self->kind = mv_import_choice_new (kinds_of, self);
  gtk_widget_set_size_request (self->kind, 210, -1);
  self->tables = mv_import_choice_new (tables_of, self);
  self->tables_label = make_caption (_("Sheet"));
  g_signal_connect (self->kind, "chosen", G_CALLBACK (kind_cb), self);
  g_signal_connect (self->tables, "chosen", G_CALLBACK (table_cb), self);
  gtk_box_append (GTK_BOX (box), self->shape);
  gtk_box_append (GTK_BOX (box), self->tables_label);
  gtk_box_append (GTK_BOX (box), self->tables);
  gtk_box_append (GTK_BOX (box), make_caption (_("Rows become")));
  gtk_box_append (GTK_BOX (box), self->kind);
  gtk_widget_add_css_class (box, "import-head");
  return box;
}

/* --- the parts ------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_side (MvImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *switcher = gtk_stack_switcher_new ();

  self->side = gtk_stack_new ();
  gtk_stack_add_titled (GTK_STACK (self->side), mv_import_columns_new (self), "columns", _("Columns"));
  gtk_stack_add_titled (GTK_STACK (self->side), mv_import_constants_new (self), "rows", _("All rows"));
  gtk_stack_add_titled (GTK_STACK (self->side), mv_import_source_new (self), "source", _("Source"));
  gtk_widget_set_vexpand (self->side, TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->side));
  gtk_widget_add_css_class (switcher, "import-switcher");
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->side);
  gtk_widget_set_size_request (box, SIDE, -1);
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_add_css_class (box, "import-aside");
  return box;
}

/* A label of its own: GTK 4.8 would speak that of the button twice. */
static GtkWidget *
make_button (const char *mnemonic, const char *action)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new_with_mnemonic (mnemonic);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "text-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_foot (MvImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->spinner = gtk_spinner_new ();
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  mv_hint_set (self->spinner, _("The rows are being read"));
  self->sentence_text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence_text), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentence_text), TRUE);
  gtk_widget_set_hexpand (self->sentence_text, TRUE);
  self->sentence = make_button (_("_Show Where"), "import.mend");
  gtk_widget_set_valign (self->sentence, GTK_ALIGN_CENTER);
  self->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->progress), TRUE);
  gtk_widget_set_size_request (self->progress, 220, -1);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress of the import"), -1);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->sentence_text);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_widget_add_css_class (box, "import-foot");
  return box;
}

static GtkWidget *
make_file (MvImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (middle), make_side (self));
  gtk_box_append (GTK_BOX (middle), mv_import_answer_new (self));
  gtk_widget_set_vexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  return box;
}

static GtkWidget *
make_header (MvImportWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->cancel = make_button (_("_Cancel"), "import.cancel");
  self->import = make_button (_("_Import"), "import.run");
  gtk_widget_add_css_class (self->import, "suggested-action");
  mv_hint_set (self->import, _("Import the rows (Ctrl+Enter)"));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->import);
  return bar;
}

GtkWidget *
mv_import_layout_new (MvImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *reading = adw_status_page_new (), *spinner = gtk_spinner_new ();

  self->pages = gtk_stack_new ();
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_status_page_set_title (ADW_STATUS_PAGE (reading), _("Reading the file…"));
  adw_status_page_set_child (ADW_STATUS_PAGE (reading), spinner);
  self->failure = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->failure), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->failure), _("The file cannot be imported"));
  gtk_stack_add_named (GTK_STACK (self->pages), reading, "reading");
  gtk_stack_add_named (GTK_STACK (self->pages), self->failure, "failure");
  gtk_stack_add_named (GTK_STACK (self->pages), make_file (self), "file");
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->pages);
  return box;
}
