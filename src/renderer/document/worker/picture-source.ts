import { faxLimits } from '../../../shared/fax-draft.ts';
import { CannotShow } from '../trouble.ts';
import { paintTurned, type PageSource, readWhole, type SourceBytes } from './page-source.ts';
import { pictureSize } from './picture-size.ts';

type PictureKind = 'png' | 'jpeg' | 'gif' | 'bmp';

/** Of a picture that says nothing about it; any would do, as only the proportion counts. */
const pointsPerPixel = 72 / 200;

/** One picture is one page; of a moving one the first frame. @throws CannotShow */
export async function openPicture(kind: PictureKind, bytes: SourceBytes): Promise<PageSource> {
  const size = pictureSize(kind, bytes.first);
  if (size === undefined || size.width * size.height === 0) throw new CannotShow('damaged');
  if (size.width * size.height > faxLimits.pixels) throw new CannotShow('too-many-pixels');
  const blob = new Blob([await readWhole(bytes)], { type: `image/${kind}` });
  const bitmap = await createImageBitmap(blob).catch(() => {
    throw new CannotShow('damaged');
  });
  return {
    count: 1,
    // As it is unpacked: a camera may have held it sideways.
    sizeOf: () =>
      Promise.resolve({ width: bitmap.width * pointsPerPixel, height: bitmap.height * pointsPerPixel }),
    paint: (page, canvas) => {
      paintTurned(bitmap, page, canvas);
      return Promise.resolve();
    },
    close: () => bitmap.close(),
  };
}
