import { draw } from './letters.ts';

/** A page as a plain machine scans it: one bit for each dot, black on white, rows of whole bytes. */
const [width, height, dotsPerInch] = [864, 1100, 100] as const;
const bytesInRow = width / 8;

function fill(dots: Uint8Array, left: number, top: number, wide: number, high: number) {
  for (let y = top; y < top + high; y += 1)
    for (let x = left; x < left + wide; x += 1) {
      const place = y * bytesInRow + (x >> 3);
      dots[place] = (dots[place] ?? 0) | (0x80 >> (x & 7));
    }
}

function write(dots: Uint8Array, line: string, top: number, size: number) {
  for (const { column, row, length } of draw(line))
    fill(dots, 80 + column * size, top + row * size, size, length * size);
}

/** A frame, a heading, and bars where the lines of a worn copy would be. */
function drawPage(page: number, pages: number): Uint8Array {
  const dots = new Uint8Array(bytesInRow * height);
  fill(dots, 40, 40, width - 80, 6);
  fill(dots, 40, height - 46, width - 80, 6);
  write(dots, `Page ${page} of ${pages}`, 90, 6);
  write(dots, 'Scanned and sent by a plain machine', 170, 3);
  for (let line = 0; line < 22; line += 1)
    fill(dots, 80, 280 + line * 34, 420 + ((line * 97 + page * 41) % 280), 10);
  return dots;
}

/** Each row on its own: runs of one byte, or bytes as they are. */
function packRow(row: Uint8Array, into: number[]) {
  for (let at = 0; at < row.length;) {
    let run = 1;
    while (at + run < row.length && run < 128 && row[at + run] === row[at]) run += 1;
    if (run > 1) into.push(257 - run, row[at] ?? 0);
    else into.push(0, row[at] ?? 0);
    at += run;
  }
}

function pack(dots: Uint8Array): Buffer {
  const packed: number[] = [];
  for (let y = 0; y < height; y += 1) packRow(dots.subarray(y * bytesInRow, (y + 1) * bytesInRow), packed);
  return Buffer.from(packed);
}

const [short, long, ratio] = [3, 4, 5] as const;

/** A directory of tags, the numbers that do not fit into it, and the dots. @param start where it will stand */
function directory(dots: Buffer, start: number, isLast: boolean): Buffer {
  const count = 13;
  const after = start + 2 + count * 12 + 4;
  const content = after + 16;
  const next = content + dots.length + (dots.length % 2);
  const tags: readonly (readonly [tag: number, type: number, value: number])[] = [
    [254, long, 2],
    [256, long, width],
    [257, long, height],
    [258, short, 1],
    [259, short, 32_773],
    [262, short, 0],
    [273, long, content],
    [277, short, 1],
    [278, long, height],
    [279, long, dots.length],
    [282, ratio, after],
    [283, ratio, after + 8],
    [296, short, 2],
  ];
  const bytes = Buffer.alloc(next - start);
  bytes.writeUInt16LE(count, 0);
  tags.forEach(([tag, type, value], index) => {
    const at = 2 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  });
  bytes.writeUInt32LE(isLast ? 0 : next, 2 + count * 12);
  for (const place of [0, 8]) {
    bytes.writeUInt32LE(dotsPerInch, after - start + place);
    bytes.writeUInt32LE(1, after - start + place + 4);
  }
  dots.copy(bytes, content - start);
  return bytes;
}

/** A whole TIFF with so many pages, packed as PackBits. */
export function writeTiff(pages: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let start = 8;
  for (let page = 1; page <= pages; page += 1) {
    const part = directory(pack(drawPage(page, pages)), start, page === pages);
    parts.push(part);
    start += part.length;
  }
  return Buffer.concat(parts);
}
