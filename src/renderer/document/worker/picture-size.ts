/** In pixels. */
export type PictureSize = { readonly width: number; readonly height: number };

type Reader = (view: DataView) => PictureSize | undefined;

/**
 * How large a picture says it is, read from its head: nothing is unpacked to find out.
 * Undefined where the head is no such picture's, or not whole.
 */
export function pictureSize(kind: 'png' | 'jpeg' | 'gif' | 'bmp', head: Uint8Array): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    return readers[kind](view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Readonly<Record<'png' | 'jpeg' | 'gif' | 'bmp', Reader>> = {
  png: (view) =>
    view.getUint32(0) === 0x89504e47 ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined,
  gif: (view) =>
    view.getUint32(0) === 0x47494638
      ? { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      : undefined,
  bmp: readBmp,
  jpeg: readJpeg,
};

/** The oldest heads have two bytes a side; a negative height says that the rows run from the top. */
function readBmp(view: DataView): PictureSize | undefined {
  if (view.getUint16(0) !== 0x424d) return undefined;
  const isOldest = view.getUint32(14, true) === 12;
  return isOldest
    ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
    : { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** From marker to marker until the frame's own; SOF0 to SOF15 without the tables between them. */
function readJpeg(view: DataView): PictureSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  for (;;) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Filling bytes before a marker, and markers without a length.
    const isBare = marker === 0xffff || marker === 0xff01 || (marker >= 0xffd0 && marker <= 0xffd7);
    at += isBare ? (marker === 0xffff ? 1 : 2) : 2 + view.getUint16(at + 2);
  }
}
