/* What is measured, and in which prices or by which definition. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *measure, *family, *unit;          /* interned */
  char       *name, *from_role, *to_role, *caution;     /* caution NULL = none */
} MvMeasure;

/* The measure CODE of FAMILY, or the family's default when CODE is "". NULL with MV_ERROR_NOT_FOUND when there is none. */
MvMeasure *mv_measure_read (MvDb *db, const char *family, const char *code, GError **error);
void       mv_measure_free (MvMeasure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvMeasure, mv_measure_free)

/* "constant 2021 US dollars (AidData 3.0)"; the code itself when unknown. Interned; NULL on an error. */
const char *mv_basis_name  (MvDb *db, const char *basis, GError **error);

typedef struct { const char *basis, *unit; char *name; } MvBasis;        /* codes interned */
/* All of them, by unit and name; MvBasis, unref. NULL on an error. */
GPtrArray  *mv_basis_list (MvDb *db, GError **error);

/* The name of a product, or NULL: not known, or an error. g_free. */
char       *mv_product_name (MvDb *db, const char *code, GError **error);

G_END_DECLS
