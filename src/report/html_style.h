/*
 * The style sheet of HTML reports: A4 and Letter, light and dark.
 *
 * Private to src/report.
 */
#ifndef CHARGEFIX_REPORT_HTML_STYLE_H
#define CHARGEFIX_REPORT_HTML_STYLE_H

extern const char html_style[];

#endif
