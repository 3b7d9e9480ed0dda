import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mailFile } from '../../../../src/main/fax/mail-file.ts';

const mail = (different: Partial<Parameters<typeof mailFile>[0]> = {}): string =>
  mailFile({
    ...{ subject: 'Fax from Mercy Clinic', text: 'Three pages.\nBest', fileName: 'fax-2391431005.pdf' },
    ...{ contentType: 'application/pdf', content: Buffer.from('%PDF-1.7'), boundary: 'ab'.repeat(16) },
    ...different,
  });

const partsOf = (text: string): readonly string[] => text.split(/--(?:ab){16}(?:--)?\r\n/u).slice(1, -1);
const bodyOf = (part: string): Buffer => Buffer.from(part.split('\r\n\r\n')[1] ?? '', 'base64');
const decoded = (words: string): string =>
  words
    .split(/\r\n /u)
    .map((word) => Buffer.from(/\?B\?(.*)\?=/u.exec(word)?.[1] ?? '', 'base64').toString())
    .join('');
const subjectOf = (text: string): string => decoded(/Subject: (.*(?:\r\n .*)*)/u.exec(text)?.[1] ?? '');

it('an e-mail holds the words and the fax, byte for byte', () => {
  const [words = '', fax = ''] = partsOf(mail());
  expect(bodyOf(words).toString()).toBe('Three pages.\r\nBest');
  expect(bodyOf(fax).toString()).toBe('%PDF-1.7');
  expect(mail()).toContain('X-Unsent: 1\r\n');
});

it('a subject in any script comes through, in lines of at most 76 characters and without a line of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (subject) => {
      const text = mail({ subject });
      expect(subjectOf(text)).toBe(subject.replace(/\p{Cc}+/gu, ' '));
      expect(text.split('\r\n').every((line) => line.length <= 78)).toBe(true);
    }),
  );
});

it('a subject with line breaks makes no header of its own', () => {
  expect(mail({ subject: 'Fax\r\nBcc: everybody@example.com' })).not.toMatch(/^Bcc:/mu);
});

it('a fax of any bytes comes through', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (content) => {
      expect([...bodyOf(partsOf(mail({ content }))[1] ?? '')]).toEqual([...content]);
    }),
  );
});
