import { Buffer } from 'node:buffer';

/** Dots in a line of a fax. */
const scanWidth = 1728;

/** Lines of black on paper as Group 4 codes them (ITU-T T.6): the first in full, each other one as "the same". */
export function blackGroup4(height: number): Uint8Array {
  const horizontal = '001';
  const noWhite = '00110101';
  const allBlack = '0000001100101' + '0000110111';
  const sameAgain = '11';
  const end = '000000000001'.repeat(2);
  return packed(horizontal + noWhite + allBlack + sameAgain.repeat(height - 1) + end);
}

/** An empty page: every line is as the one before the first, white. */
export function whiteGroup4(height: number): Uint8Array {
  return packed('1'.repeat(height) + '000000000001'.repeat(2));
}

function packed(bits: string): Uint8Array {
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

export type ScannedPage = { readonly group4: Uint8Array; readonly height: number };

/** A TIFF as a fax machine writes it: a directory for each page, 204 by 196 dots to the inch. */
export function tiffOf(pages: readonly ScannedPage[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])];
  let length = 8;
  let link = 4;
  const put = (part: Buffer): number => {
    const at = length;
    parts.push(part);
    length += part.length;
    return at;
  };
  const links: (readonly [number, number])[] = [];
  for (const { group4, height } of pages) {
    const strip = put(Buffer.from(group4));
    const across = put(numbers(204, 1));
    const down = put(numbers(196, 1));
    const tags = [
      ...[entry(256, 4, scanWidth), entry(257, 4, height), entry(258, 3, 1), entry(259, 3, 4)],
      ...[entry(262, 3, 0), entry(273, 4, strip), entry(277, 3, 1), entry(278, 4, height)],
      ...[entry(279, 4, group4.length), entry(282, 5, across), entry(283, 5, down), entry(296, 3, 2)],
    ];
    const count = Buffer.alloc(2);
    count.writeUInt16LE(tags.length);
    links.push([link, length]);
    const directory = put(Buffer.concat([count, ...tags, Buffer.alloc(4)]));
    link = directory + 2 + tags.length * 12;
  }
  const whole = Buffer.concat(parts);
  for (const [at, to] of links) whole.writeUInt32LE(to, at);
  return new Uint8Array(whole);
}

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => buffer.writeUInt32LE(value, at * 4));
  return buffer;
}

/** One value of a directory. @param type 3: 16 bits, 4: 32 bits, 5: two numbers elsewhere in the file */
function entry(tag: number, type: 3 | 4 | 5, value: number): Buffer {
  const buffer = Buffer.alloc(12);
  buffer.writeUInt16LE(tag, 0);
  buffer.writeUInt16LE(type, 2);
  buffer.writeUInt32LE(1, 4);
  if (type === 3) buffer.writeUInt16LE(value, 8);
  else buffer.writeUInt32LE(value, 8);
  return buffer;
}

/** A PDF of one scanned page, half an inch of it black. */
export function scannedPdf(height: number): Uint8Array {
  const data = Buffer.from(blackGroup4(height));
  const image =
    `<< /Type /XObject /Subtype /Image /Width ${scanWidth} /Height ${height} /BitsPerComponent 1 ` +
    `/ColorSpace /DeviceGray /Filter /CCITTFaxDecode ` +
    `/DecodeParms << /K -1 /Columns ${scanWidth} /Rows ${height} >> /Length ${data.length} >>`;
  const content = 'q 612 0 0 396 0 396 cm /Im1 Do Q';
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Count 1 /Kids [3 0 R] >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /Im1 5 0 R >> >> /Contents 4 0 R >>',
    ),
    Buffer.from(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`),
    Buffer.concat([Buffer.from(`${image}\nstream\n`), data, Buffer.from('\nendstream')]),
  ];
  return assembled(objects);
}

function assembled(objects: readonly Buffer[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, at) => {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    places.push(length);
    parts.push(part);
    length += part.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
