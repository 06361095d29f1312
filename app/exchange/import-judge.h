/* Rows of a file, understood by a recipe: each becomes a figure or a place, or a problem with its reason. One thread. */
#pragma once

#include "app/exchange/import.h"
#include "app/store/import-write.h"
#include "app/store/measures.h"

G_BEGIN_DECLS

typedef struct _MvJudge MvJudge;

/* What is missing before rows can be judged goes to MISSING (char *, translated; may be NULL): then NULL without ERROR. RECIPE and NAMES are
 * borrowed for as long as the judge lives. FOLDER is where the file's own tables of codes are looked for; NULL = nowhere. */
MvJudge        *mv_judge_new     (MvDb *dataset, const MvRecipe *recipe, const char *const *columns, guint n, MvCountryNames *names, const char *folder,
                                  GPtrArray *missing, GError **error);
void            mv_judge_free    (MvJudge *judge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvJudge, mv_judge_free)

typedef enum { MV_JUDGED_TAKEN, MV_JUDGED_LEFT_OUT, MV_JUDGED_REFUSED, MV_JUDGED_FULL } MvJudged;
/* CELLS: a cell a column. A refusal is noted in the journal. FULL = no more rows can be held. */
MvJudged        mv_judge_row     (MvJudge *judge, guint line, const char *const *cells);

/* Refuses a row that has CELLS cells, more than there are columns. */
void            mv_judge_refuse_long (MvJudge *judge, guint line, guint cells);

/* What has been gathered; borrowed. */
MvImportRows    *mv_judge_rows    (MvJudge *judge);
GPtrArray       *mv_judge_places  (MvJudge *judge);     /* NULL unless the recipe is for places */
MvImportJournal *mv_judge_journal (MvJudge *judge);
/* The newest row or place in words; g_free. */
char            *mv_judge_words   (MvJudge *judge);

G_END_DECLS
