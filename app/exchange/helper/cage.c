#include "app/exchange/helper/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#if defined __x86_64__
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef __SANITIZE_ADDRESS__
/* Leaks are looked for with ptrace, which the cage refuses. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

static void
limit (int what, guint64 most)
{
  const struct rlimit bound = { most, most };

  setrlimit (what, &bound);
}

void
cage_limit (guint64 memory, guint seconds)
{
#ifndef __SANITIZE_ADDRESS__    /* whose shadow alone takes terabytes of addresses */
  limit (RLIMIT_AS, memory);
#endif
  limit (RLIMIT_CPU, seconds);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
}

#ifdef THIS_MACHINE
#define REFUSE BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA))
#define REFUSE_CALL(number) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), REFUSE
#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, (unsigned) offsetof (struct seccomp_data, field))
/* Refused when the argument has any of the bits; the accumulator holds the call's number again afterwards. */
#define REFUSE_FLAGS(number, argument, bits)                                                                        \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4), LOAD (args[argument]),                                       \
  BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), REFUSE, LOAD (nr)
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)

gboolean
cage_shut (void)
{
  struct sock_filter rules[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0), BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    LOAD (nr),
#ifdef __x86_64__
    /* Calls of the x32 kind would pass by their other numbers. */
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), REFUSE,
    REFUSE_CALL (SYS_fork), REFUSE_CALL (SYS_vfork), REFUSE_CALL (SYS_creat), REFUSE_CALL (SYS_rename), REFUSE_CALL (SYS_unlink),
    REFUSE_CALL (SYS_link), REFUSE_CALL (SYS_symlink), REFUSE_CALL (SYS_mkdir), REFUSE_CALL (SYS_rmdir), REFUSE_CALL (SYS_chmod),
    REFUSE_FLAGS (SYS_open, 1, WRITING),
#endif
    REFUSE_CALL (SYS_socket), REFUSE_CALL (SYS_socketpair), REFUSE_CALL (SYS_connect), REFUSE_CALL (SYS_bind), REFUSE_CALL (SYS_sendto),
    REFUSE_CALL (SYS_execve), REFUSE_CALL (SYS_execveat), REFUSE_CALL (SYS_ptrace), REFUSE_CALL (SYS_process_vm_readv),
    REFUSE_CALL (SYS_process_vm_writev), REFUSE_CALL (SYS_kill), REFUSE_CALL (SYS_renameat), REFUSE_CALL (SYS_renameat2),
    REFUSE_CALL (SYS_unlinkat), REFUSE_CALL (SYS_linkat), REFUSE_CALL (SYS_symlinkat), REFUSE_CALL (SYS_mkdirat), REFUSE_CALL (SYS_fchmodat),
    REFUSE_CALL (SYS_truncate), REFUSE_CALL (SYS_ftruncate), REFUSE_CALL (SYS_mount), REFUSE_CALL (SYS_setns), REFUSE_CALL (SYS_unshare),
    REFUSE_CALL (SYS_bpf), REFUSE_CALL (SYS_io_uring_setup), REFUSE_CALL (SYS_keyctl), REFUSE_CALL (SYS_openat2),
    REFUSE_FLAGS (SYS_openat, 2, WRITING),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
  };
  const struct sock_fprog program = { G_N_ELEMENTS (rules), rules };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
gboolean
cage_shut (void)
{
  return FALSE;
}
#endif
