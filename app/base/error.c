#include "app/base/error.h"

G_DEFINE_QUARK (mv-error-quark, mv_error)
