/* What holds for all rows of the file: what is measured, in which unit and prices, how numbers are written. */
#include <string.h>

#include "app/base/text.h"
#include "app/base/unit.h"
#include "ui/import/import-private.h"

#define FLOWS (1 << MV_IMPORT_FLOWS)
#define FIGURES (1 << MV_IMPORT_INDICATORS)
#define PLACES (1 << MV_IMPORT_PLACES)
#define ALL (FLOWS | FIGURES | PLACES)

typedef enum { CHOICE, ENTRY, SWITCH } Form;
typedef enum
{
  MEASURE, INDICATOR, REPORTER, DIRECTION, UNIT, FACTOR, BASIS, FOB_OUT, FOB_IN, YEAR, PRODUCT, DECIMAL, SKIP, SEPARATOR, ENCODING, WIDE, SAME, TOTALS, N_SPECS
} Which;

static const struct { const char *key, *title; guint kinds; Form form; } specs[N_SPECS] = {
  [MEASURE] = { "measure", N_("What flows"), FLOWS, CHOICE },
  [INDICATOR] = { "indicator", N_("Name of the figure"), FIGURES, ENTRY },
  [REPORTER] = { "reporter", N_("Country that reports, of all rows"), FLOWS, ENTRY },
  [DIRECTION] = { "direction", N_("Direction"), FLOWS, CHOICE },
  [UNIT] = { "unit", N_("Unit"), ALL, CHOICE },
  [FACTOR] = { "multiply", N_("Values are given in"), ALL, CHOICE },
  [BASIS] = { "basis", N_("Prices or definition"), FLOWS | PLACES, CHOICE },
  [FOB_OUT] = { "valuation-export", N_("Exports are valued"), FLOWS, CHOICE },
  [FOB_IN] = { "valuation-import", N_("Imports are valued"), FLOWS, CHOICE },
  [YEAR] = { "year", N_("Year of all rows"), FLOWS | FIGURES, ENTRY },
  [PRODUCT] = { "product", N_("Product of all rows"), FLOWS, ENTRY },
  [DECIMAL] = { NULL, N_("Decimal sign"), ALL, CHOICE },
  [SKIP] = { NULL, N_("Lines before the header"), ALL, ENTRY },
  [SEPARATOR] = { NULL, N_("Cells are separated by"), ALL, CHOICE },
  [ENCODING] = { NULL, N_("Encoding of the text"), ALL, CHOICE },
  [WIDE] = { NULL, N_("A column for each year"), ALL, SWITCH },
  [SAME] = { NULL, N_("Add up rows that say the same"), FLOWS | FIGURES, SWITCH },
  [TOTALS] = { NULL, N_("Add up the products to a total"), FLOWS, SWITCH },
};

typedef struct { MvImportWindow *page; Which which; GtkWidget *row, *control; } Constant;

static const MvImportOption factors[] = { { "", N_("ones") }, { "1000", N_("thousands") }, { "1000000", N_("millions") }, { "1000000000", N_("billions") } };
static const MvImportOption directions[] = { { "export", N_("all rows are exports") }, { "import", N_("all rows are imports") }, { "", N_("a column says it") } };
static const MvImportOption valuations[] = { { "", N_("not stated") }, { "FOB", "FOB" }, { "CIF", "CIF" } };
static const MvImportOption decimals[] = { { "", N_("as the file looks") }, { ",", N_("comma: 14,8") }, { ".", N_("point: 14.8") } };

static const MvImportOption separators[] = { { "", N_("as the file looks") }, { ",", N_("comma") }, { ";", N_("semicolon") }, { "\t", N_("tab") }, { "|", N_("bar") } };
static const MvImportOption encodings[] = {
  { "", N_("as the file looks") }, { "UTF-8", "UTF-8" }, { "UTF-16LE", "UTF-16 LE" }, { "UTF-16BE", "UTF-16 BE" }, { "WINDOWS-1251", "Windows-1251" },
  { "KOI8-R", "KOI8-R" }, { "CP866", "CP866" }, { "ISO-8859-5", "ISO 8859-5" }, { "MAC-CYRILLIC", "Mac Cyrillic" }, { "WINDOWS-1252", "Windows-1252" },
  { "WINDOWS-1250", "Windows-1250" }, { "WINDOWS-1254", "Windows-1254" }, { "GB18030", "GB 18030" }
};

/* --- what there is to choose from ----------------------------------------------------------------------------------------------------- */

static void
add (GArray *options, const char *code, const char *title)
{
  MvImportOption option = { code, title };

  g_array_append_val (options, option);
}

static void
add_fixed (GArray *options, const MvImportOption *fixed, guint n)
{
  for (guint i = 0; i < n; i++)
    add (options, fixed[i].code, _(fixed[i].title));
}

static void
add_words (GArray *options, GPtrArray *words, const char *unit)
{
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const MvImportWord *word = words->pdata[i];

      if (unit == NULL || g_strcmp0 (word->group, unit) == 0)
        add (options, word->code, word->name);
    }
}

/* "US$ …", "… persons" */
static const char *
unit_title (const char *unit)
{
  g_auto(GStrv) parts = g_strsplit (mv_unit_pattern (unit), "%s", 2);
  g_autofree char *title = g_strjoinv ("…", parts);

  return g_intern_string (title);
}

static const char *
none_title (const Constant *constant)
{
  return constant->which == UNIT && constant->page->recipe->kind == MV_IMPORT_INDICATORS ? _("none") : _("as usual for what is measured");
}

static GArray *
options_of (gpointer data)
{
  const Constant *constant = data;
  const MvImportWindow *self = constant->page;
  GArray *options = g_array_new (FALSE, FALSE, sizeof (MvImportOption));

  switch (constant->which)
    {
    case MEASURE:
      add_words (options, self->measures, NULL);
      break;
    case DIRECTION:
      add_fixed (options, directions, G_N_ELEMENTS (directions));
      break;
    case UNIT:
      add (options, "", none_title (constant));
      for (const char *const *unit = mv_unit_codes (); *unit != NULL; unit++)
        add (options, *unit, unit_title (*unit));
      break;
    case FACTOR:
      add_fixed (options, factors, G_N_ELEMENTS (factors));
      break;
    case BASIS:
      add (options, "", none_title (constant));
      add_words (options, self->bases, mv_recipe_constant (self->recipe, "unit"));
      break;
    case FOB_OUT: case FOB_IN:
      add_fixed (options, valuations, G_N_ELEMENTS (valuations));
      break;
    case DECIMAL:
      add_fixed (options, decimals, G_N_ELEMENTS (decimals));
      break;
    case SEPARATOR:
      add_fixed (options, separators, G_N_ELEMENTS (separators));
      break;
    case ENCODING:
      add_fixed (options, encodings, G_N_ELEMENTS (encodings));
      break;
    default:
      break;
    }
  return options;
}

/* --- what is chosen ------------------------------------------------------------------------------------------------------------------- */

static char *
value_of (const Constant *constant)
{
  const MvRecipe *recipe = constant->page->recipe;
  const char decimal[] = { recipe->decimal, '\0' }, separator[] = { recipe->separator, '\0' };
  const char *value;

  if (constant->which == DECIMAL)
    return g_strdup (decimal);
  if (constant->which == SEPARATOR)
    return g_strdup (separator);
  if (constant->which == ENCODING)
    return g_strdup (recipe->encoding != NULL ? recipe->encoding : "");
  if (constant->which == SKIP)
    return recipe->skip_lines > 0 ? g_strdup_printf ("%d", recipe->skip_lines) : g_strdup ("");
  value = mv_recipe_constant (recipe, specs[constant->which].key);
  return g_strdup (value != NULL ? value : constant->which == MEASURE ? "goods" : "");
}

/* What is read is another table then, with other columns. */
static gboolean
changes_table (const Constant *constant)
{
  return constant->which == SKIP || constant->which == SEPARATOR || constant->which == ENCODING;
}

static void
set_value (Constant *constant, const char *value)
{
  MvRecipe *recipe = constant->page->recipe;
  g_autofree char *before = value_of (constant);

  if (g_str_equal (before, value))
    return;
  if (constant->which == DECIMAL)
    recipe->decimal = *value;
  else if (constant->which == SEPARATOR)
    recipe->separator = *value;
  else if (constant->which == ENCODING)
    {
      g_free (recipe->encoding);
      recipe->encoding = *value != '\0' ? g_strdup (value) : NULL;
    }
  else if (constant->which == SKIP)
    recipe->skip_lines = (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000);
  else
    mv_recipe_set_constant (recipe, specs[constant->which].key, value);
  /* They are guessed anew. */
  if (changes_table (constant))
    g_hash_table_remove_all (recipe->columns);
  if (changes_table (constant))
    recipe->wide = FALSE;
  constant->page->own_recipe = TRUE;
  mv_import_window_judge (constant->page, changes_table (constant));
}

static void
chosen_cb (MvImportChoice *choice, const char *code, Constant *constant)
{
  set_value (constant, code);
}

static void
applied_cb (GtkWidget *entry, Constant *constant)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  set_value (constant, text);
}

static gboolean *
flag_of (const Constant *constant)
{
  MvRecipe *recipe = constant->page->recipe;

  return constant->which == WIDE ? &recipe->wide : constant->which == SAME ? &recipe->sum_same : &recipe->sum_totals;
}

static void
switched_cb (GObject *control, GParamSpec *spec, Constant *constant)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (control));

  if (constant->page->recipe == NULL || *flag_of (constant) == active)
    return;
  *flag_of (constant) = active;
  constant->page->own_recipe = TRUE;
  mv_import_window_judge (constant->page, FALSE);
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

static const char *
title_of (const Constant *constant, const char *code)
{
  g_autoptr(GArray) options = options_of ((gpointer) constant);

  for (guint i = 0; i < options->len; i++)
    if (g_str_equal (g_array_index (options, MvImportOption, i).code, code))
      return g_array_index (options, MvImportOption, i).title;
  return g_intern_string (code);
}

static void
follow_one (Constant *constant)
{
  const MvRecipe *recipe = constant->page->recipe;
  g_autofree char *value = NULL;

  gtk_widget_set_visible (constant->row, (specs[constant->which].kinds & 1u << recipe->kind) != 0);
  if (specs[constant->which].form == SWITCH)
    {
      gtk_switch_set_active (GTK_SWITCH (constant->control), *flag_of (constant));
      return;
    }
  value = value_of (constant);
  if (specs[constant->which].form == CHOICE)
    mv_import_choice_show (MV_IMPORT_CHOICE (constant->control), _(specs[constant->which].title), value, title_of (constant, value));
  else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (constant->control)), value))
    gtk_editable_set_text (GTK_EDITABLE (constant->control), value);
}

void
mv_import_constants_follow (MvImportWindow *self)
{
  for (guint i = 0; i < self->constants->len; i++)
    follow_one (self->constants->pdata[i]);
}

static void
make_control (Constant *constant)
{
  const char *title = _(specs[constant->which].title);

  if (specs[constant->which].form == ENTRY)
    {
      constant->row = constant->control = adw_entry_row_new ();
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (constant->row), TRUE);
      g_signal_connect (constant->control, "apply", G_CALLBACK (applied_cb), constant);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (constant->control))), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  else
    {
      gboolean choice = specs[constant->which].form == CHOICE;

      constant->row = adw_action_row_new ();
      constant->control = choice ? mv_import_choice_new (options_of, constant) : gtk_switch_new ();
      gtk_widget_set_valign (constant->control, GTK_ALIGN_CENTER);
      if (choice)
        {
          gtk_widget_set_size_request (constant->control, 190, -1);
          g_signal_connect (constant->control, "chosen", G_CALLBACK (chosen_cb), constant);
        }
      else
        {
          g_signal_connect (constant->control, "notify::active", G_CALLBACK (switched_cb), constant);
          adw_action_row_set_activatable_widget (ADW_ACTION_ROW (constant->row), constant->control);
        }
      adw_action_row_add_suffix (ADW_ACTION_ROW (constant->row), constant->control);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (constant->row), title);
}

GtkWidget *
mv_import_constants_new (MvImportWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *group = adw_preferences_group_new ();

  self->constants = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_SPECS; i++)
    {
      Constant *constant = g_new0 (Constant, 1);

      constant->page = self;
      constant->which = (Which) i;
      make_control (constant);
      g_ptr_array_add (self->constants, constant);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), constant->row);
    }
  gtk_widget_add_css_class (group, "import-side");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), group);
  return scrolled;
}
