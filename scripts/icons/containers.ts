type Picture = (size: number) => Buffer;

/** A Windows icon: a table of sizes, each a PNG. */
export function packIco(picture: Picture, sizes: readonly number[]): Buffer {
  const header = Buffer.alloc(6 + 16 * sizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  const images = sizes.map(picture);
  let offset = header.length;
  for (const [at, image] of images.entries()) {
    const entry = 6 + 16 * at;
    // 256 does not fit into a byte and is written as 0.
    const side = (sizes[at] ?? 0) % 256;
    header.set([side, side, 0, 0, 1, 0, 32, 0], entry);
    header.writeUInt32LE(image.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += image.length;
  }
  return Buffer.concat([header, ...images]);
}

/** Apple's names of PNG entries: 16, 32, 64, 128, 256, 512 and 1024 px, some once plain and once as "@2x". */
const icnsTypes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** A macOS icon: named chunks, big-endian lengths that count their own header. */
export function packIcns(picture: Picture): Buffer {
  const chunks = icnsTypes.map(([type, size]) => chunk(type, picture(size)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
}
