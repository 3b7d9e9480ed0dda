import { crc32, deflateSync } from 'node:zlib';

/** One object of a PDF: a dictionary as text, and perhaps a stream behind it. */
export type PdfPiece = string | { readonly dict: string; readonly stream: Uint8Array };

/**
 * A PDF of these objects, numbered from 1; the first is its catalogue.
 * @param trailer more entries of the trailer, e.g. `/Encrypt 7 0 R`
 */
export function writePdf(pieces: readonly PdfPiece[], trailer = ''): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  pieces.forEach((piece, at) => {
    places.push(length);
    const { dict, stream } = typeof piece === 'string' ? { dict: piece, stream: undefined } : piece;
    add(Buffer.from(`${at + 1} 0 obj\n${dict}\n`, 'latin1'));
    if (stream !== undefined)
      add(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]));
    add(Buffer.from('endobj\n'));
  });
  const start = length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  add(Buffer.from(`xref\n0 ${pieces.length + 1}\n0000000000 65535 f \n${entries}`));
  add(
    Buffer.from(
      `trailer\n<< /Size ${pieces.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Each page says its number in large letters. */
export function pdfOf(
  count: number,
  page: { readonly box?: string; readonly more?: string; readonly catalog?: string } = {},
): Uint8Array<ArrayBuffer> {
  const { box = '0 0 612 792', more = '', catalog = '' } = page;
  const kids = Array.from({ length: count }, (_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const pages = Array.from({ length: count }, (_, at): PdfPiece[] => {
    const text = Buffer.from(`BT /F 40 Tf 80 600 Td (Page ${at + 1}) Tj ET`);
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents ${5 + 2 * at} 0 R /Resources << /Font << /F 3 0 R >> >> ${more} >>`,
      { dict: `<< /Length ${text.length} >>`, stream: text },
    ];
  });
  return writePdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flat(),
  ]);
}

/** A picture in shades of grey: its left half black, its right half white. */
export function pngOf(width: number, height: number): Uint8Array<ArrayBuffer> {
  const row = Buffer.from([0, ...Array.from({ length: width }, (_, x) => (x < width / 2 ? 0 : 255))]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return pngWith(pngHeader(width, height), deflateSync(rows));
}

/** Announces its size, and has next to no pixels. */
export function hollowPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  return pngWith(pngHeader(width, height), deflateSync(Buffer.alloc(10)));
}

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return header;
}

function pngWith(header: Buffer, pixels: Buffer): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [begin, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat(parts));
}

/** The smallest JPEG there is, in grey, 8 × 8, with this orientation in its EXIF block. */
export function jpegOf(orientation = 1): Uint8Array<ArrayBuffer> {
  const exif = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010001000000000000', 'hex');
  exif.writeUInt16BE(orientation, 28);
  const body =
    'ffdb004300' +
    '01'.repeat(64) +
    'ffc0000b080008000801011100' +
    'ffc4001400010000000000000000000000000000000009' +
    'ffc40014100100000000000000000000000000000000' +
    'ffda0008010100003f0054ff d9';
  return new Uint8Array(
    Buffer.concat([Buffer.from('ffd8', 'hex'), exif, Buffer.from(body.replaceAll(' ', ''), 'hex')]),
  );
}

/**
 * A black and white TIFF without compression, each page 16 × 8 with so many black columns.
 * @param next where the chain of directories leads after the last page; 0 ends it
 * @param dpi across and down
 */
export function tiffOf(
  black: readonly number[],
  next = 0,
  dpi: readonly [number, number] = [200, 200],
): Uint8Array<ArrayBuffer> {
  const entries = 11;
  const pageSize = 2 + entries * 12 + 4 + 32;
  const file = Buffer.alloc(8 + black.length * pageSize);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  black.forEach((columns, at) => {
    const place = 8 + at * pageSize;
    const pixels = place + 2 + entries * 12 + 4;
    const tags: readonly (readonly [number, number, number])[] = [
      ...([
        [256, 4, 16],
        [257, 4, 8],
        [258, 3, 1],
        [259, 3, 1],
        [262, 3, 0],
      ] as const),
      ...([
        [273, 4, pixels],
        [277, 3, 1],
        [278, 4, 8],
        [279, 4, 16],
      ] as const),
      ...([
        [282, 5, pixels + 16],
        [283, 5, pixels + 24],
      ] as const),
    ];
    dpi.forEach((value, index) => {
      file.writeUInt32LE(value, pixels + 16 + 8 * index);
      file.writeUInt32LE(1, pixels + 20 + 8 * index);
    });
    file.writeUInt16LE(entries, place);
    tags.forEach(([tag, type, value], index) => {
      const entry = place + 2 + index * 12;
      file.writeUInt16LE(tag, entry);
      file.writeUInt16LE(type, entry + 2);
      file.writeUInt32LE(1, entry + 4);
      file.writeUInt32LE(value, entry + 8);
    });
    const isLast = at === black.length - 1;
    file.writeUInt32LE(isLast ? next : place + pageSize, place + 2 + entries * 12);
    for (let y = 0; y < 8; y++) file.writeUInt16BE((0xffff << (16 - columns)) & 0xffff, pixels + 2 * y);
  });
  return new Uint8Array(file);
}

/** A ZIP that names these files and holds nothing of them. */
export function zipNaming(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46, 'latin1');
    return entry;
  });
  const directory = Buffer.concat(entries);
  const local = Buffer.from('PK\x03\x04'.padEnd(30, '\0'), 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, directory, end]));
}
