import type { ContentLine } from './content-lines.ts';

/** The value of a line as text: encodings of version 2.1 undone. */
export function decoded({ params, value }: ContentLine): string {
  const encoding = [...(params.get('ENCODING') ?? []), ...(params.get('TYPE') ?? [])];
  if (!encoding.includes('quoted-printable')) return value;
  return fromQuotedPrintable(value, params.get('CHARSET')?.[0] ?? 'utf-8');
}

function fromQuotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hex = text[at] === '=' ? /^[0-9a-f]{2}/i.exec(text.slice(at + 1, at + 3))?.[0] : undefined;
    if (hex === undefined) bytes.push(...Buffer.from(text[at] ?? '', 'utf8'));
    else {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    }
  }
  // Old telephones write Latin letters; anything else is UTF-8.
  const isLatin = /^(iso-8859-1|latin1|windows-1252)$/i.test(charset);
  return Buffer.from(bytes).toString(isLatin ? 'latin1' : 'utf8');
}

/** The parts of a value such as a name or an address, at marks that are not escaped; each with its escapes undone. */
export function parts(value: string, mark: ';' | ','): readonly string[] {
  const found: string[] = [];
  let part = '';
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\' && at + 1 < value.length) {
      part += value.slice(at, at + 2);
      at += 1;
    } else if (value[at] === mark) {
      found.push(unescaped(part));
      part = '';
    } else part += value[at] ?? '';
  }
  return [...found, unescaped(part)];
}

export function unescaped(value: string): string {
  return value.replace(/\\([\s\S])/g, (_all, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));
}

export function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** At most 75 bytes a line, as every reader takes it; never in the middle of a character. */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character, 'utf8');
    if (bytes + size > 75) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += character;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}
