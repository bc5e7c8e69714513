#include "chargefix/store.h"

#include <sodium.h>
#include <stdio.h>

void store_hash(const char *text, size_t length, char hex[65])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, (const unsigned char *)text, length);
	sodium_bin2hex(hex, 65, digest, sizeof(digest));
}

void store_new_uuid(char uuid[UUID_SIZE])
{
	unsigned char bytes[16];
	char hex[33];

	randombytes_buf(bytes, sizeof(bytes));
	bytes[6] = (bytes[6] & 0x0f) | 0x40;
	bytes[8] = (bytes[8] & 0x3f) | 0x80;
	sodium_bin2hex(hex, sizeof(hex), bytes, sizeof(bytes));
	snprintf(uuid, UUID_SIZE, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8,
		 hex + 12, hex + 16, hex + 20);
}

const char *hashed_text_sha256(struct hashed_text *text)
{
	if (text->sha256[0] == '\0')
		store_hash(text->text, text->length, text->sha256);
	return text->sha256;
}
