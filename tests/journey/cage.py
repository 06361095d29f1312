"""A cage without network: whoever is in it, and all that they start, end at once when they ask for a socket of the internet. Sockets of the
file system stay, which the display, the bus and the screen reader use. Linux, x86_64 and aarch64."""
import ctypes
import platform
import socket
import struct
import subprocess
import sys

# linux/audit.h, and the numbers of socket(2) and io_uring_setup(2) of asm/unistd.h: the second could make sockets unseen.
MACHINES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
KNOWN = sys.platform == "linux" and platform.machine() in MACHINES and sys.byteorder == "little"

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06          # linux/filter.h: BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_JMP|JGE|K, BPF_RET|K
ALLOW, DENY, KILL = 0x7FFF0000, 0x00050000 | 38, 0x80000000     # linux/seccomp.h: RET_ALLOW, RET_ERRNO with ENOSYS, RET_KILL_PROCESS
NUMBER, MACHINE, FIRST = 0, 4, 16                               # offsets in struct seccomp_data; FIRST: the low half of the first argument
SET_NO_NEW_PRIVS, SET_SECCOMP, FILTER = 38, 22, 2               # linux/prctl.h
OTHER_NUMBERS = 0x40000000                                      # of x32 on x86_64, behind which socket(2) has another number


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def instructions():
    """(code, jump when true, jump when false, value); jumps count from the next one."""
    machine, socket_number, ring_number = MACHINES[platform.machine()]
    return [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 0, 9, machine),                 # else kill
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 7, 0, OTHER_NUMBERS),        # kill
        (EQUAL, 4, 0, ring_number),             # deny
        (EQUAL, 0, 4, socket_number),           # else allow
        (LOAD, 0, 0, FIRST),
        (EQUAL, 3, 0, socket.AF_INET),          # kill
        (EQUAL, 2, 1, socket.AF_INET6),         # kill, else allow
        (RETURN, 0, 0, DENY),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL),
    ]


def shut():
    """Puts this process into the cage for good: called in a new process before its program begins."""
    code = b"".join(struct.pack("=HBBI", *one) for one in instructions())
    memory = ctypes.create_string_buffer(code, len(code))
    program = Program(len(instructions()), ctypes.addressof(memory))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or library.prctl(SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the cage does not shut")


def opens(family, child=False):
    """The exit status of a Python in the cage that opens a socket of FAMILY, or has a CHILD do it: -31 is SIGSYS."""
    words = [sys.executable, "-c", f"import socket; socket.socket(socket.{family}, socket.SOCK_STREAM)"]
    if child:
        words = [sys.executable, "-c", f"import subprocess, sys; sys.exit(-subprocess.run({words!r}).returncode)"]
    return subprocess.run(words, preexec_fn=shut, check=False, capture_output=True).returncode


def holds(pid):
    """Is the process under a filter that it cannot leave?"""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        facts = dict(line.rstrip("\n").split(":\t", 1) for line in status if ":\t" in line)
    return facts.get("Seccomp") == "2" and facts.get("NoNewPrivs") == "1"
