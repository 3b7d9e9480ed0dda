import { readOrientation } from './exif.ts';

/** What a picture's header says, before a single pixel is decoded. */
export type PictureSize = {
  readonly width: number;
  readonly height: number;
  /** EXIF, 1 to 8: how it lies. */
  readonly orientation: number;
};

type Picture = 'jpeg' | 'png' | 'gif' | 'bmp';

/** Undefined where the header makes no sense. */
export function readPictureSize(kind: Picture, bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readers[kind](view);
    return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // The header ends in the middle of a number.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Record<Picture, (view: DataView) => PictureSize | undefined> = {
  // The first chunk is always the header.
  png: (view) =>
    view.getUint32(12) === 0x49484452 ? upright(view.getUint32(16), view.getUint32(20)) : undefined,
  gif: (view) => upright(view.getUint16(6, true), view.getUint16(8, true)),
  bmp: (view) =>
    // Windows 2 wrote shorter headers; a height below zero says that the top comes first.
    view.getUint32(14, true) < 40
      ? upright(view.getUint16(18, true), view.getUint16(20, true))
      : upright(view.getInt32(18, true), Math.abs(view.getInt32(22, true))),
  jpeg: readJpeg,
};

function upright(width: number, height: number): PictureSize {
  return { width, height, orientation: 1 };
}

/** Marker by marker up to the one that begins a frame. */
function readJpeg(view: DataView): PictureSize | undefined {
  let orientation = 1;
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (isFrame(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), orientation };
    }
    if (marker === 0xe1) orientation = readOrientation(view, at + 4, length - 2) ?? orientation;
    // The scan begins, or the picture ends, without a frame.
    if (marker === 0xda || marker === 0xd9 || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the row. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
