#include "ui/export-dialog.h"

#include "app/base/text.h"
#include "ui/export-job.h"
#include "ui/export-size.h"
#include "ui/panel/hint.h"
#include "ui/window-private.h"

static const struct { const char *name; MvVariant variant; } themes[] = {
  { N_("Light"), MV_VARIANT_LIGHT }, { N_("Dark"), MV_VARIANT_DARK }, { N_("Print"), MV_VARIANT_PRINT }
};
#define WIDTH 620               /* px of the dialog; its height is at most that of the window */
#define HEIGHT 700
#define PICTURES (MV_EXPORT_PNG | MV_EXPORT_SVG | MV_EXPORT_PDF)
#define FORMATS_FIRST (MV_EXPORT_PNG | MV_EXPORT_CSV | MV_EXPORT_BIBTEX)

typedef struct
{
  MvWindow      *window;        /* outlives the modal dialog */
  GtkWidget     *dialog, *write, *counts, *terms, *terms_text, *folder_row, *theme, *replace, *bar, *problem, *pages;
  GtkWidget     *checks[MV_N_EXPORTS];
  MvExportSize   size;
  GCancellable  *cancellable;   /* of the counting, then of the writing */
  MvExportReady *ready;         /* NULL until counted */
  char          *folder;
  guint          pending;       /* answers under way: freed after the last */
  gboolean       closed, writing;
} Dialog;

static void
dialog_release (Dialog *self)
{
  if (!self->closed || self->pending > 0)
    return;
  g_clear_pointer (&self->ready, mv_export_ready_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->window);
  g_free (self->folder);
  g_free (self);
}

static void
destroyed_cb (GtkWidget *widget, Dialog *self)
{
  g_cancellable_cancel (self->cancellable);
  self->closed = TRUE;
  dialog_release (self);
}

static guint
chosen (Dialog *self)
{
  guint bits = 0;

  for (guint i = 0; i < MV_N_EXPORTS; i++)
    bits |= gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])) ? 1u << i : 0;
  return bits;
}

static void
update_cb (Dialog *self)
{
  guint bits = chosen (self);

  gtk_widget_set_sensitive (self->write, self->ready != NULL && bits != 0 && !self->writing);
  mv_export_size_set_sensitive (&self->size, (bits & PICTURES) != 0);
  gtk_widget_set_sensitive (self->theme, (bits & PICTURES) != 0);
}

static void
show_problem (Dialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
show_folder (Dialog *self)
{
  g_autofree char *shown = g_filename_display_name (self->folder);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), shown);
}

/* --- counting ------------------------------------------------------------------------------------------------------------------------- */

static void
show_terms (Dialog *self, const char *terms)
{
  g_auto(GStrv) lines = g_strsplit (terms, "\n", -1);
  guint n = g_strv_length (lines);
  g_autofree char *subtitle = g_strdup_printf (ngettext_ ("%u source: read its terms before passing rows on",
                                                          "%u sources: read their terms before passing rows on", n), n);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->terms), subtitle);
  gtk_label_set_text (GTK_LABEL (self->terms_text), terms);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Dialog *self = data;
  g_autoptr(GError) error = NULL;
  MvExportReady *ready = mv_export_job_prepared (result, &error);

  self->pending--;
  self->ready = ready;
  if (self->closed)
    {
      dialog_release (self);
      return;
    }
  if (ready == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->counts), _("The rows cannot be counted"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->counts), error->message);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->counts), ready->export->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->counts), ready->export->summary);
  gtk_widget_set_visible (self->terms, ready->export->terms != NULL);
  if (ready->export->terms != NULL)
    show_terms (self, ready->export->terms);
  update_cb (self);
  gtk_widget_grab_focus (self->write);
}

/* --- writing -------------------------------------------------------------------------------------------------------------------------- */

static void
progress_cb (const char *name, double done, gpointer data)
{
  Dialog *self = data;

  if (self->closed)
    return;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), name);
}

static void
tell_done (Dialog *self, const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder), *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_("Exported to %s"), shown), *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("Open Folder"));
  adw_toast_set_action_name (toast, "win.open-file");
  adw_toast_set_action_target (toast, "s", folder);
  adw_toast_overlay_add_toast (self->window->toasts, toast);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Dialog *self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = mv_export_job_written (result, &error);

  self->pending--;
  self->writing = FALSE;
  if (folder != NULL)
    tell_done (self, folder);
  if (self->closed)
    {
      dialog_release (self);
      return;
    }
  if (folder != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self->dialog));
      return;
    }
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_sensitive (self->pages, TRUE);
  show_problem (self, error->message);
  update_cb (self);
  gtk_widget_grab_focus (self->write);
}

static void
write_cb (GtkButton *button, Dialog *self)
{
  MvExportOrder order = { .formats = chosen (self), .folder = self->folder };

  order.size = mv_export_size_get (&self->size);
  order.size.variant = themes[adw_combo_row_get_selected (ADW_COMBO_ROW (self->theme))].variant;
  order.replace = gtk_switch_get_active (GTK_SWITCH (self->replace));
  self->writing = TRUE;
  self->pending++;
  show_problem (self, NULL);
  gtk_widget_set_visible (self->bar, TRUE);
  gtk_widget_set_sensitive (self->pages, FALSE);
  gtk_widget_set_sensitive (self->write, FALSE);
  mv_export_job_write (self->window->session, self->ready, &order, self->cancellable, progress_cb, written_cb, self);
}

/* --- the folder ----------------------------------------------------------------------------------------------------------------------- */

/* A name that is free: multivector-2023, multivector-2023-2 ... */
static char *
free_folder (const char *parent, int year)
{
  for (int i = 1; i < 1000; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("multivector-%d", year) : g_strdup_printf ("multivector-%d-%d", year, i);
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_strdup (parent);
}

static void
folder_cb (GtkNativeDialog *chooser, int response, Dialog *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    {
      g_free (self->folder);
      self->folder = g_steal_pointer (&path);
      show_folder (self);
    }
  g_object_unref (chooser);
}

static void
choose_cb (GtkWidget *row, Dialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Export to Folder"), GTK_WINDOW (self->dialog), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                               _("_Choose"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (folder_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* --- the parts ------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
group (GtkWidget *page, const char *title)
{
  GtkWidget *widget = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (widget));
  return widget;
}

static GtkWidget *
row (GtkWidget *parent, const char *title, const char *subtitle)
{
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), widget);
  return widget;
}

static void
add_contents (Dialog *self, GtkWidget *page)
{
  GtkWidget *parent = group (page, NULL);

  self->counts = row (parent, _("Counting the rows…"), NULL);
  self->terms = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->terms), _("Sources Under Terms"));
  self->terms_text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->terms_text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->terms_text), 0);
  gtk_label_set_selectable (GTK_LABEL (self->terms_text), TRUE);
  gtk_widget_add_css_class (self->terms_text, "export-terms");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->terms), self->terms_text);
  gtk_widget_set_visible (self->terms, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), self->terms);
}

/* One row a kind of file, with a box for each format. */
static void
add_formats (Dialog *self, GtkWidget *page)
{
  static const struct { guint first, last; const char *title, *subtitle; } parts[] = {
    { 0, 3, N_("Picture"), N_("With legend, sources and its view inside") },
    { 3, 6, N_("Rows"), N_("With their sources and a README") },
    { 6, 9, N_("Citation"), N_("Of the view and of its sources") }
  };
  static const char *const names[MV_N_EXPORTS] = { "PNG", "SVG", "PDF", "CSV", "XLSX", "GeoPackage", "BibTeX", "CSL JSON", N_("Text") };
  GtkWidget *parent = group (page, _("Files"));

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      GtkWidget *line = row (parent, _(parts[p].title), _(parts[p].subtitle));

      for (guint i = parts[p].first; i < parts[p].last; i++)
        {
          self->checks[i] = gtk_check_button_new_with_label (i == MV_N_EXPORTS - 1 ? _(names[i]) : names[i]);
          gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), (FORMATS_FIRST & 1u << i) != 0);
          mv_hint_set (self->checks[i], mv_export_name (i));
          gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, mv_export_name (i), -1);
          adw_action_row_add_suffix (ADW_ACTION_ROW (line), self->checks[i]);
          g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (update_cb), self);
        }
    }
}

static GtkWidget *
combo (GtkWidget *parent, const char *title, const char *const *names)
{
  GtkWidget *widget = adw_combo_row_new ();
  g_autoptr(GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (parent), widget);
  return widget;
}

static void
add_place (Dialog *self, GtkWidget *page)
{
  GtkWidget *parent = group (page, _("Where")), *line;

  self->folder_row = row (parent, _("Folder"), "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->folder_row), gtk_image_new_from_icon_name ("folder-open-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->folder_row), TRUE);
  g_signal_connect (self->folder_row, "activated", G_CALLBACK (choose_cb), self);
  line = row (parent, _("Replace Files of the Same Names"), NULL);
  self->replace = gtk_switch_new ();
  gtk_widget_set_valign (self->replace, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), self->replace);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), self->replace);
}

static void
add_looks (Dialog *self, GtkWidget *page)
{
  GtkWidget *parent = group (page, _("Size and Colours of the Picture"));
  const char *colours[G_N_ELEMENTS (themes) + 1] = { NULL };
  const MvView *view = mv_session_get_view (self->window->session);
  gboolean dark = g_str_equal (view->map, "dark")
                  || (g_str_equal (view->map, "auto") && adw_style_manager_get_dark (adw_style_manager_get_default ()));

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    colours[i] = _(themes[i].name);
  mv_export_size_add (&self->size, parent);
  self->theme = combo (parent, _("Colours"), colours);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->theme), dark ? 1 : 0);
}

static GtkWidget *
header (Dialog *self)
{
  GtkWidget *bar = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->write = gtk_button_new_with_mnemonic (_("_Export"));
  gtk_widget_add_css_class (self->write, "suggested-action");
  gtk_widget_set_sensitive (self->write, FALSE);
  g_signal_connect (self->write, "clicked", G_CALLBACK (write_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->dialog);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->write);
  return bar;
}

static void
add_escape (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
}

void
mv_export_dialog_show (MvWindow *window)
{
  Dialog *self;
  GtkWidget *box, *page;
  const char *parent = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  g_return_if_fail (MV_IS_WINDOW (window));

  if (mv_session_get_atlas (window->session) == NULL)
    return;
  self = g_new0 (Dialog, 1);
  self->window = g_object_ref (window);
  self->cancellable = g_cancellable_new ();
  self->folder = free_folder (parent != NULL ? parent : g_get_home_dir (), mv_session_get_view (window->session)->year);
  self->dialog = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (self->dialog), _("Export"));
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), WIDTH, CLAMP (gtk_widget_get_height (GTK_WIDGET (window)) - 40, WIDTH / 2, HEIGHT));
  self->pages = page = adw_preferences_page_new ();
  add_contents (self, page);
  add_formats (self, page);
  add_place (self, page);
  add_looks (self, page);
  self->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->bar), TRUE);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_margin_start (self->bar, 12);
  gtk_widget_set_margin_end (self->bar, 12);
  gtk_widget_set_margin_bottom (self->bar, 12);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_margin_start (self->problem, 12);
  gtk_widget_set_margin_end (self->problem, 12);
  gtk_widget_set_margin_bottom (self->problem, 12);
  gtk_widget_set_visible (self->problem, FALSE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), header (self));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->problem);
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  add_escape (self->dialog);
  show_folder (self);
  update_cb (self);
  g_signal_connect (self->dialog, "destroy", G_CALLBACK (destroyed_cb), self);
  self->pending++;
  mv_export_job_prepare (window->session, self->cancellable, counted_cb, self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
