/* What a person can choose from: measures, organisations, powers; and the licences the dataset stands under. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code;             /* measure, org_id or iso3; interned */
  const char *group;            /* a measure's family, an organisation's kind; interned, NULL = none */
  char       *name;
  char       *detail;           /* a measure's caution, an organisation's full name; NULL = none */
  gboolean    is_default;       /* of its family */
} MvChoice;

typedef struct
{
  GPtrArray *measures;          /* MvChoice, by family, the default first */
  GPtrArray *organisations;     /* by kind and acronym */
  GPtrArray *powers;            /* whose voting agreement with the five is known, by name */
} MvChoices;

MvChoices *mv_choices_read (MvDb *db, GError **error);
void       mv_choices_free (MvChoices *choices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvChoices, mv_choices_free)

typedef struct
{
  const char *redistribution;   /* open, share-alike, official, facts-only; interned */
  char       *licence;          /* as the source states it */
  char       *publishers;       /* each once, with ", " between */
  int         n_sources;
} MvLicence;

/* By redistribution and licence, the licence with the most sources first. MvLicence; free with g_ptr_array_unref. */
GPtrArray *mv_licences_read (MvDb *db, GError **error);

G_END_DECLS
