import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG in shades of grey, on white where the picture is transparent.
 * @param rgba four bytes a pixel
 */
export function encodeGrey(rgba: Uint8Array, width: number, height: number): Uint8Array {
  if (rgba.length < width * height * 4) throw new RangeError('pixels are missing');
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    // The first byte of a row names its filter: none.
    let to = y * (width + 1) + 1;
    for (let from = y * width * 4; from < (y + 1) * width * 4; from += 4) rows[to++] = greyAt(rgba, from);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** ITU-R BT.601, as scanners do. */
function greyAt(rgba: Uint8Array, at: number): number {
  const shade = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  return Math.round(255 + ((shade - 255) * (rgba[at + 3] ?? 255)) / 255);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
