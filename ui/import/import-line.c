#include "ui/import/import-line.h"

struct _MvImportLine
{
  GObject  parent_instance;
  char   **cells;
  guint    number, n;
  gboolean wrong;
};

G_DEFINE_FINAL_TYPE (MvImportLine, mv_import_line, G_TYPE_OBJECT)

static void
mv_import_line_finalize (GObject *object)
{
  MvImportLine *self = MV_IMPORT_LINE (object);

  for (guint i = 0; i < self->n; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  G_OBJECT_CLASS (mv_import_line_parent_class)->finalize (object);
}

static void
mv_import_line_class_init (MvImportLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_import_line_finalize;
}

static void
mv_import_line_init (MvImportLine *self)
{
}

MvImportLine *
mv_import_line_new (guint number, guint n)
{
  MvImportLine *self = g_object_new (MV_TYPE_IMPORT_LINE, NULL);

  self->number = number;
  self->n = n;
  self->cells = g_new0 (char *, n);
  return self;
}

guint
mv_import_line_get_number (MvImportLine *self)
{
  g_return_val_if_fail (MV_IS_IMPORT_LINE (self), 0);

  return self->number;
}

void
mv_import_line_take (MvImportLine *self, guint cell, char *text)
{
  g_return_if_fail (MV_IS_IMPORT_LINE (self) && cell < self->n);

  g_free (self->cells[cell]);
  self->cells[cell] = text;
}

const char *
mv_import_line_get (MvImportLine *self, guint cell)
{
  g_return_val_if_fail (MV_IS_IMPORT_LINE (self), NULL);

  return cell < self->n ? self->cells[cell] : NULL;
}

void
mv_import_line_set_wrong (MvImportLine *self, gboolean wrong)
{
  g_return_if_fail (MV_IS_IMPORT_LINE (self));

  self->wrong = wrong;
}

gboolean
mv_import_line_is_wrong (MvImportLine *self)
{
  g_return_val_if_fail (MV_IS_IMPORT_LINE (self), FALSE);

  return self->wrong;
}
