#include "chargefix/store.h"

#include <sodium.h>

void store_hash(const char *text, size_t length, char hex[65])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, (const unsigned char *)text, length);
	sodium_bin2hex(hex, 65, digest, sizeof(digest));
}

const char *hashed_text_sha256(struct hashed_text *text)
{
	if (text->sha256[0] == '\0')
		store_hash(text->text, text->length, text->sha256);
	return text->sha256;
}
