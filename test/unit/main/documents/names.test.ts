import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainPath } from '../../../../src/main/documents/odd-path.ts';
import { safeName } from '../../../../src/main/documents/safe-name.ts';

describe('a path', () => {
  test.each([
    ['C:\\Users\\ada\\a.pdf', true],
    ['c:/Users/ada/a.pdf', true],
    ['\\\\server\\share\\a.pdf', true],
    ['C:\\Users\\ada\\console.pdf', true],
    ['\\\\?\\C:\\a.pdf', false],
    ['\\\\.\\pipe\\a', false],
    ['//./COM1', false],
    ['C:\\a.pdf:evil', false],
    ['C:\\a.pdf::$DATA', false],
    ['C:\\Users\\CON', false],
    ['C:\\Users\\NUL.pdf', false],
    ['C:\\nul .pdf\\a.pdf', true],
    ['C:\\AUX.\\a.pdf', false],
    ['C:\\com¹.pdf', false],
    ['C:a.pdf', false],
    ['a.pdf', false],
    ['', false],
  ])('[F17] %s on Windows names an ordinary file: %s', (file, isPlain) => {
    expect(isPlainPath(file, 'windows')).toBe(isPlain);
  });

  test.each([
    ['/home/ada/a:b.pdf', true],
    ['/home/ada/CON.pdf', true],
    ['/home/ada/a\nb.pdf', true],
    ['a.pdf', false],
    ['/home/ada/a\0.pdf', false],
    [`/${'x'.repeat(4_096)}`, false],
  ])('[F15] %j elsewhere names an ordinary file: %s', (file, isPlain) => {
    expect(isPlainPath(file, 'linux')).toBe(isPlain);
    expect(isPlainPath(file, 'macos')).toBe(isPlain);
  });
});

test('[F16] whatever a file is called, the name sent has a hundred plain letters at most', () => {
  const names = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 }));
  fc.assert(
    fc.property(names, fc.constantFrom('pdf', 'jpg', undefined), (name, extension) => {
      const sent = safeName(name, extension);
      expect(sent).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/);
      if (extension !== undefined) expect(sent.endsWith(`.${extension}`)).toBe(true);
      expect(safeName(sent, extension)).toBe(sent);
    }),
  );
});
