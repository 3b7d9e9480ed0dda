import { piecesOf } from './marks.ts';

/** Characters of a long text that a row has room for. */
const room = 140;
/** Of them, those before what was found. */
const before = 40;

/** The part of a long text in which what was looked for stands; its beginning where it stands nowhere. */
export function aroundFound(text: string, wanted: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= room) return line;
  const letters = Array.from(line);
  const at = placeOfFirst(line, wanted);
  const from = at <= before ? 0 : at - before;
  const part = letters.slice(from, from + room).join('');
  return `${from > 0 ? '…' : ''}${part}${from + room < letters.length ? '…' : ''}`;
}

/** In letters; 0 where nothing of it is found. */
function placeOfFirst(line: string, wanted: string): number {
  let at = 0;
  for (const { text, isFound } of piecesOf(line, wanted)) {
    if (isFound) return at;
    at += Array.from(text).length;
  }
  return 0;
}
