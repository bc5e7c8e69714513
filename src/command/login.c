#include "command/login.h"

#include "chargefix/details.h"

#include <pwd.h>
#include <unistd.h>

void login_name(struct buffer *out)
{
	const struct passwd *user = getpwuid(getuid());

	if (user)
		detail_clean(out, user->pw_name);
}
