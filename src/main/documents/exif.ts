const exifHeader = [0x45, 0x78, 0x69, 0x66, 0x00, 0x00];
const orientationTag = 0x0112;
const mostEntries = 200;

/**
 * How a camera held the picture, 1 to 8; undefined where the block says nothing readable. Source: Exif 2.32, tag 0x0112.
 * @param at where the content of the APP1 block begins
 */
export function readOrientation(view: DataView, at: number, length: number): number | undefined {
  if (length < 20 || at + length > view.byteLength) return undefined;
  if (!exifHeader.every((byte, place) => view.getUint8(at + place) === byte)) return undefined;
  const start = at + exifHeader.length;
  const end = at + length;
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > end) return undefined;
  const count = Math.min(view.getUint16(directory, little), mostEntries);
  for (let entry = 0; entry < count; entry++) {
    const place = directory + 2 + entry * 12;
    if (place + 12 > end) return undefined;
    if (view.getUint16(place, little) !== orientationTag) continue;
    const value = view.getUint16(place + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
