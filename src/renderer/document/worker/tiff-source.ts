import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2';
import { faxLimits } from '../../../shared/fax-draft.ts';
import { CannotShow } from '../trouble.ts';
import { paintTurned, type PageSize, type PageSource, readWhole, type SourceBytes } from './page-source.ts';

/** TIFF 6.0: sides, dots per unit, and what the unit is (3: centimetre). */
const tag = {
  width: 't256',
  height: 't257',
  across: 't282',
  down: 't283',
  unit: 't296',
  subfile: 't254',
} as const;
/** A smaller copy of another page, not a page. */
const thumbnail = 1;

/** Each directory of the file is a page, as fax machines write them. @throws CannotShow */
export async function openTiff(bytes: SourceBytes): Promise<PageSource> {
  const { buffer } = await readWhole(bytes);
  const pages = directories(buffer);
  return {
    count: pages.length,
    sizeOf: (index) => Promise.resolve(sizeOf(pageAt(pages, index))),
    paint: async (page, canvas) => {
      const picture = unpack(buffer, pageAt(pages, page.index));
      const bitmap = await createImageBitmap(picture);
      paintTurned(bitmap, page, canvas);
      bitmap.close();
    },
    close: () => undefined,
  };
}

function directories(buffer: ArrayBuffer): readonly IFD[] {
  const found = orDamaged(() => decode(buffer));
  const pages = found.filter((page) => (number(page, tag.subfile, 0) & thumbnail) === 0);
  if (pages.length === 0 || pages.some((page) => sidesOf(page).includes(0))) throw new CannotShow('damaged');
  return pages;
}

function unpack(buffer: ArrayBuffer, page: IFD): ImageData {
  const [width, height] = sidesOf(page);
  if (width * height > faxLimits.pixels) throw new CannotShow('too-many-pixels');
  return orDamaged(() => {
    decodeImage(buffer, page);
    const rgba = new Uint8ClampedArray(toRGBA8(page));
    // Unpacked once more where it is drawn again: a hundred pages would fill the memory.
    page.data = new Uint8Array();
    return new ImageData(rgba, width, height);
  });
}

/** A fax has half as many lines to the inch as dots in a line: its pixels are no squares. */
function sizeOf(page: IFD): PageSize {
  const [width, height] = sidesOf(page);
  const inches = number(page, tag.unit, 2) === 3 ? 2.54 : 1;
  const across = number(page, tag.across, 0) * inches;
  const down = number(page, tag.down, 0) * inches;
  if (across <= 0 || down <= 0) return { width: (width * 72) / 200, height: (height * 72) / 200 };
  return { width: (width * 72) / across, height: (height * 72) / down };
}

function sidesOf(page: IFD): readonly [number, number] {
  return [number(page, tag.width, 0), number(page, tag.height, 0)];
}

function number(page: IFD, name: string, otherwise: number): number {
  const values: unknown = page[name];
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  // A fraction comes as its two numbers, whatever the decoder's types say.
  const value = Array.isArray(first) ? Number(first[0]) / Number(first[1]) : Number(first);
  return Number.isFinite(value) ? value : otherwise;
}

function pageAt(pages: readonly IFD[], index: number): IFD {
  const page = pages[index];
  if (page === undefined) throw new CannotShow('damaged');
  return page;
}

/** The decoder throws whatever comes to its mind. */
function orDamaged<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof CannotShow) throw error;
    throw new CannotShow('damaged');
  }
}
