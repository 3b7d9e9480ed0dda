import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultipart } from '../../../../src/simulator/rest/multipart.ts';

const boundary = 'x--here';
const type = `multipart/form-data; boundary=${boundary}`;
const bodyOf = (parts: readonly { readonly head: string; readonly content: Uint8Array }[]) =>
  Buffer.concat([
    ...parts.flatMap(({ head, content }) => [
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
const text = (content: string) => Buffer.from(content);

describe('a body in parts', () => {
  it('is read as it was written, whatever the bytes are', () => {
    // Pieces of the boundary are the bytes that might mislead.
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom('\r\n', '--', `--${boundary.slice(0, 4)}`, '\r\n--x', '\0').map(text),
    );
    const content = fc.array(piece, { maxLength: 6 }).map((pieces) => Buffer.concat(pieces));
    fc.assert(
      fc.property(fc.array(content, { maxLength: 5 }), (contents) => {
        fc.pre(contents.every((one) => !one.includes(`\r\n--${boundary}`) && !one.includes(`--${boundary}`)));
        const head = 'Content-Disposition: form-data; name="attachment"; filename="a.txt"';
        const parts = readMultipart(type, bodyOf(contents.map((one) => ({ head, content: one }))));
        expect(parts?.map((part) => Buffer.from(part.content))).toEqual(contents);
      }),
    );
  });

  it.each([
    ['form-data; name="a"; filename="q\\"uo.txt"', 'q"uo.txt'],
    ['form-data; name="a"; filename="q%22uo.txt"', 'q"uo.txt'],
    ['attachment; filename=plain.txt', 'plain.txt'],
    ['attachment; filename="x.txt"; filename*=UTF-8\'\'caf%C3%A9.txt', 'café.txt'],
    ['attachment; filename="semi;colon.txt"', 'semi;colon.txt'],
    ['form-data; name="a"', undefined],
  ])('names a file by %s', (disposition, expected) => {
    const body = bodyOf([{ head: `content-disposition: ${disposition}`, content: text('x') }]);
    expect(readMultipart(type, body)?.[0]?.disposition?.filename).toBe(expected);
  });

  it('may have parts without any header', () => {
    const parts = readMultipart(type, text(`--${boundary}\r\n\r\nhello\r\n--${boundary}--`));
    expect(parts?.map(({ content }) => Buffer.from(content).toString())).toEqual(['hello']);
  });

  it.each([
    ['has no boundary', 'multipart/mixed', 'x'],
    ['begins nowhere', type, 'x'],
    ['ends nowhere', type, `--${boundary}\r\nA: b\r\n\r\nhello\r\n`],
    ['goes on after a line that is no boundary', type, `--${boundary}more\r\n\r\nhello\r\n--${boundary}--`],
  ])('cannot be read when it %s', (_what, contentType, body) => {
    expect(readMultipart(contentType, text(body))).toBeUndefined();
  });
});
