import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRow } from '../../../../src/main/keeping/csv.ts';

it.each<[string, string]>([
  ['=HYPERLINK("http://evil.example","Click")', `"'=HYPERLINK(""http://evil.example"",""Click"")"`],
  ['+SUM(1)', `"'+SUM(1)"`],
  ['-2+3+cmd|/c calc', `"'-2+3+cmd|/c calc"`],
  ['@SUM(1)', `"'@SUM(1)"`],
  ['  =1+1', `"'  =1+1"`],
  ['\t=1+1', `"'\t=1+1"`],
  ['\r=1+1', `"'\r=1+1"`],
  ['\u200b=1+1', `"'\u200b=1+1"`],
  ['＝1+1', `"'＝1+1"`],
  ['|cmd', `"'|cmd"`],
  ['+14155550177', '"+14155550177"'],
  ['-5', '"-5"'],
  ['+14155550177=1', `"'+14155550177=1"`],
  ['Ada "the first" Lovelace', '"Ada ""the first"" Lovelace"'],
  ['two\nlines', '"two\nlines"'],
  ['a\0=b', '"a=b"'],
  ['', '""'],
])('[I22] %j is a text for every spreadsheet', (text, written) => {
  expect(csvRow([text])).toBe(`${written}\r\n`);
});

it('numbers and what is missing stand bare', () => {
  expect(csvRow([12, undefined, 0])).toBe('12,,0\r\n');
});

/** RFC 4180, read strictly. */
function readRow(row: string): readonly string[] {
  return [...row.replace(/\r\n$/, '').matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)].map(([, cell = '']) =>
    cell.replaceAll('""', '"'),
  );
}

it('whatever the cells are, they are read as they were, and none begins a formula', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((rest) => `=${rest}`),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (cells) => {
      const read = readRow(csvRow(cells));
      expect(read).toHaveLength(cells.length);
      for (const [at, cell] of read.entries()) {
        const plain = (cells[at] ?? '').replaceAll('\0', '');
        expect([plain, `'${plain}`]).toContain(cell);
        if (!/^[+-]?\d+$/.test(cell)) expect(cell).not.toMatch(/^[\s\p{C}]*[=+\-@|%＝＋－＠]/u);
      }
    }),
  );
});
