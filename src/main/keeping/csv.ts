/**
 * Rows of a table as RFC 4180 has them. A cell that a spreadsheet would take for a formula is made a text by an
 * apostrophe in front of it: names of callers come from strangers. Whole numbers stay as they are, a telephone number
 * with its plus, too. owasp.org/www-community/attacks/CSV_Injection
 */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Says that the file is UTF-8; without it spreadsheets guess. */
export const csvStart = '\uFEFF';

const formulaStart = /^[\s\p{C}]*[=+\-@|%＝＋－＠｜％]|^[\t\r\n]/u;
const wholeNumber = /^[+-]?\d{1,18}$/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // A null character ends the text in some programs.
  const text = value.replaceAll('\0', '');
  const safe = formulaStart.test(text) && !wholeNumber.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
