/** One page of a TIFF as its directory describes it. */
export type TiffPage = { readonly width: number; readonly height: number };

/** More directories than a fax may have pages are counted no further. */
const mostDirectories = 2_000;
const tags = { width: 256, height: 257 };

/** Follows the chain of directories; undefined where it is broken or runs in a circle. Source: TIFF 6.0, section 2. */
export function readTiffPages(bytes: Uint8Array): readonly TiffPage[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  try {
    const little = view.getUint16(0) === 0x4949;
    for (let at = view.getUint32(4, little); at !== 0;) {
      if (seen.has(at) || seen.size >= mostDirectories) return undefined;
      seen.add(at);
      const count = view.getUint16(at, little);
      const page = readPage(view, at + 2, count, little);
      if (page === undefined) return undefined;
      pages.push(page);
      at = view.getUint32(at + 2 + count * 12, little);
    }
  } catch (error) {
    // A directory that lies behind the end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return pages.length === 0 ? undefined : pages;
}

function readPage(view: DataView, from: number, count: number, little: boolean): TiffPage | undefined {
  const found = new Map<number, number>();
  for (let place = from; place < from + count * 12; place += 12) {
    // Type 3 is 16 bits wide, 4 is 32.
    const isShort = view.getUint16(place + 2, little) === 3;
    const value = isShort ? view.getUint16(place + 8, little) : view.getUint32(place + 8, little);
    found.set(view.getUint16(place, little), value);
  }
  const width = found.get(tags.width) ?? 0;
  const height = found.get(tags.height) ?? 0;
  return width > 0 && height > 0 ? { width, height } : undefined;
}
