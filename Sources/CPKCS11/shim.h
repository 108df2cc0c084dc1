// Structures and functions under the names of the GNU convention: structures rather than macros, which Swift sees.
#define CRYPTOKI_GNU 1
#include <stddef.h>
#include <p11-kit/pkcs11.h>
#include <p11-kit/p11-kit.h>
