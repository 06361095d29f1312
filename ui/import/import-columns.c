/* The columns of the file, each with what it means. */
#include "app/base/text.h"
#include "ui/import/import-private.h"
#include "ui/model/gradual.h"
#include "ui/panel/hint.h"

enum { NAME, REASON, ROLE, TITLE, N_CELLS };   /* cells of a line of self->columns */

#define STEP 1500               /* µs for new rows in one piece */
#define ROW "mv-row"            /* under this name a column knows the row that shows it */

typedef struct { MvImportWindow *page; GtkWidget *name, *reason, *choice; MvImportLine *line; } Row;

/* --- changing ------------------------------------------------------------------------------------------------------------------------- */

static gboolean
stands_once (const MvImportWindow *self, MvImportRole role)
{
  return role != MV_IMPORT_IGNORE && !(role == MV_IMPORT_VALUE && self->recipe->kind == MV_IMPORT_INDICATORS);
}

/* A role has one column: the one that had it before is left out. */
static void
give_role (MvImportWindow *self, const char *column, MvImportRole role)
{
  for (guint i = 0; stands_once (self, role) && i < self->look->columns->len; i++)
    {
      const MvImportColumn *other = self->look->columns->pdata[i];

      if (mv_recipe_role (self->recipe, other->name) == role)
        mv_recipe_set_role (self->recipe, other->name, MV_IMPORT_IGNORE);
    }
  mv_recipe_set_role (self->recipe, column, role);
  self->own_recipe = TRUE;
  mv_import_window_judge (self, FALSE);
}

static MvImportRole
role_for (MvImportRole role, MvImportKind kind)
{
  if (mv_import_role_suits (role, kind))
    return role;
  if (kind == MV_IMPORT_FLOWS)
    return role == MV_IMPORT_COUNTRY ? MV_IMPORT_REPORTER : role == MV_IMPORT_INDICATOR ? MV_IMPORT_PRODUCT : MV_IMPORT_IGNORE;
  if (role == MV_IMPORT_REPORTER || role == MV_IMPORT_TO)
    return MV_IMPORT_COUNTRY;
  if (kind == MV_IMPORT_PLACES && (role == MV_IMPORT_FROM || role == MV_IMPORT_PARTNER))
    return MV_IMPORT_SPONSOR;
  return kind == MV_IMPORT_INDICATORS && role == MV_IMPORT_FROM ? MV_IMPORT_COUNTRY : MV_IMPORT_IGNORE;
}

void
mv_import_window_set_kind (MvImportWindow *self, MvImportKind kind)
{
  gboolean taken[MV_N_IMPORT_ROLES] = { FALSE };

  if (self->recipe == NULL || self->recipe->kind == kind)
    return;
  self->recipe->kind = kind;
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      const MvImportColumn *column = self->look->columns->pdata[i];
      MvImportRole role = role_for (mv_recipe_role (self->recipe, column->name), kind);

      mv_recipe_set_role (self->recipe, column->name, taken[role] && stands_once (self, role) ? MV_IMPORT_IGNORE : role);
      taken[role] = TRUE;
    }
  self->own_recipe = TRUE;
  mv_import_window_judge (self, FALSE);
}

static void
chosen_cb (MvImportChoice *choice, const char *code, Row *row)
{
  MvImportRole role;

  if (row->line != NULL && mv_import_role_find (code, &role))
    give_role (row->page, mv_import_line_get (row->line, NAME), role);
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

static GArray *
roles_of (gpointer data)
{
  MvImportWindow *self = data;
  GArray *options = g_array_new (FALSE, FALSE, sizeof (MvImportOption));

  for (guint i = 0; i < MV_N_IMPORT_ROLES; i++)
    if (mv_import_role_suits ((MvImportRole) i, self->recipe->kind))
      {
        MvImportOption option = { mv_import_role_word ((MvImportRole) i), mv_import_role_title ((MvImportRole) i) };

        g_array_append_val (options, option);
      }
  return options;
}

static void
show_row (Row *row)
{
  const char *name = mv_import_line_get (row->line, NAME), *word = mv_import_line_get (row->line, ROLE);
  g_autofree char *spoken = g_strdup_printf (_("Role of %s"), name);
  const char *title = mv_import_line_get (row->line, TITLE);

  gtk_label_set_text (GTK_LABEL (row->name), name);
  gtk_label_set_text (GTK_LABEL (row->reason), mv_import_line_get (row->line, REASON));
  mv_hint_set (row->name, name);
  mv_import_choice_show (MV_IMPORT_CHOICE (row->choice), spoken, word, title);
  if (g_str_equal (title, mv_import_role_title (MV_IMPORT_IGNORE)))
    gtk_widget_add_css_class (row->name, "dim-label");
  else
    gtk_widget_remove_css_class (row->name, "dim-label");
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Row *row = g_new0 (Row, 1);

  row->page = page;
  row->name = make_label ("heading");
  row->reason = make_label ("caption");
  gtk_widget_add_css_class (row->reason, "dim-label");
  row->choice = mv_import_choice_new (roles_of, page);
  gtk_widget_set_size_request (row->choice, 190, -1);
  gtk_widget_set_hexpand (row->name, TRUE);
  g_signal_connect (row->choice, "chosen", G_CALLBACK (chosen_cb), row);
  gtk_box_append (GTK_BOX (top), row->name);
  gtk_box_append (GTK_BOX (top), row->choice);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), row->reason);
  g_object_set_data_full (G_OBJECT (box), ROW, row, g_free);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer page)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), ROW);

  row->line = gtk_list_item_get_item (item);
  g_object_set_data (G_OBJECT (row->line), ROW, row);
  show_row (row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer page)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), ROW);

  if (row->line != NULL)
    g_object_set_data (G_OBJECT (row->line), ROW, NULL);
  row->line = NULL;
}

/* --- following ------------------------------------------------------------------------------------------------------------------------ */

static void
fill (MvImportLine *line, const MvImportLook *look, guint i)
{
  const MvImportColumn *column = look->columns->pdata[i];

  mv_import_line_take (line, NAME, g_strdup (column->name));
  mv_import_line_take (line, REASON, g_strdup (column->reason));
  mv_import_line_take (line, ROLE, g_strdup (mv_import_role_word (column->role)));
  mv_import_line_take (line, TITLE, mv_import_look_role (look, i));
}

/* Rows that are there stay there, and with them the focus. */
static gboolean
refill (MvImportWindow *self)
{
  GListModel *model = G_LIST_MODEL (self->columns);

  if (g_list_model_get_n_items (model) != self->look->columns->len)
    return FALSE;
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      g_autoptr(MvImportLine) line = g_list_model_get_item (model, i);

      if (g_strcmp0 (mv_import_line_get (line, NAME), ((MvImportColumn *) self->look->columns->pdata[i])->name) != 0)
        return FALSE;
    }
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      g_autoptr(MvImportLine) line = g_list_model_get_item (model, i);
      Row *row = g_object_get_data (G_OBJECT (line), ROW);

      fill (line, self->look, i);
      if (row != NULL)
        show_row (row);
    }
  return TRUE;
}

void
mv_import_columns_follow (MvImportWindow *self)
{
  g_autoptr(GPtrArray) lines = NULL;

  if (refill (self))
    return;
  lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      MvImportLine *line = mv_import_line_new (i, N_CELLS);

      fill (line, self->look, i);
      g_ptr_array_add (lines, line);
    }
  g_list_store_splice (self->columns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->columns)), lines->pdata, lines->len);
}

GtkWidget *
mv_import_columns_new (MvImportWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->columns = g_list_store_new (MV_TYPE_IMPORT_LINE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (mv_gradual_new (g_object_ref (G_LIST_MODEL (self->columns)), STEP)))), factory);
  gtk_widget_add_css_class (list, "import-columns");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns of the file"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}
