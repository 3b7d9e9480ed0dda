/** A line of fax paper holds no more characters at 200 dpi, and a page no more lines. */
const most = { column: 200, lines: 100 };

/** UTF-8, UTF-16 with its mark, or one of the old eight-bit sets: what holds no control characters is text. */
export function isText(bytes: Uint8Array): boolean {
  if (beginsWith(bytes, 0xff, 0xfe) || beginsWith(bytes, 0xfe, 0xff)) return bytes.length % 2 === 0;
  return bytes.every((byte) => byte >= 0x20 || isLayout(byte));
}

/** No layout needs fewer pages than this. */
export function leastPages(bytes: Uint8Array): number {
  let lines = 1;
  let column = 0;
  let breaks = 0;
  for (const byte of bytes) {
    column += 1;
    if (byte === 0x0c) breaks += 1;
    if (byte !== 0x0a && column <= most.column) continue;
    lines += 1;
    column = 0;
  }
  return Math.max(Math.ceil(lines / most.lines), breaks);
}

/** Tab, line feed, form feed, carriage return, the end mark of old systems, escape. */
function isLayout(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a || byte === 0x1b;
}

function beginsWith(bytes: Uint8Array, ...begin: readonly number[]): boolean {
  return begin.every((byte, at) => bytes[at] === byte);
}
