#include "chargefix/store.h"

#include <sodium.h>

void store_hash(const char *text, size_t length, char hex[65])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, (const unsigned char *)text, length);
	sodium_bin2hex(hex, 65, digest, sizeof(digest));
}
