import type { DocumentKind } from '../../shared/document.ts';
import { faxLimits } from '../../shared/fax-draft.ts';
import { extensionOf } from '../../shared/fax-formats.ts';
import { type Format, formatOf } from './formats.ts';
import type { Judgement } from './judgement.ts';
import { isOfficeContainer, isOpenXml, isProtectedOffice } from './office-container.ts';
import { readPictureSize } from './picture-size.ts';
import { isText, leastPages } from './plain-content.ts';
import { hasPdfHeader, type Signature, signatureOf } from './signature.ts';
import { readTiffPages } from './tiff-pages.ts';

/** A picture with more pixels is sent as it is; turning it would take too much memory. */
const mostPixelsToEdit = 40_000_000;

/**
 * What a file is by its bytes, and whether it can be faxed. The name's extension says which content is expected, and
 * a file that is something else is refused.
 * @param readPdf loaded only when there is one
 */
export async function judgeContent(
  name: string,
  bytes: Uint8Array,
  readPdf: (bytes: Uint8Array) => Promise<Judgement>,
): Promise<Judgement> {
  const format = formatOf(name);
  if (format === undefined) return refused('format', extensionOf(name));
  const signature = signatureOf(bytes);
  if (!isExpected(format, signature, bytes)) return refused('not-what-it-says', signature);
  if (format.kind === 'pdf') return readPdf(bytes);
  if (format.kind === 'text') return judgeText(bytes);
  if (format.kind === 'office') return judgeOffice(extensionOf(name), signature, bytes);
  return judgePicture(signature, bytes);
}

function isExpected(format: Format, signature: Signature, bytes: Uint8Array): boolean {
  if (format.begins.includes('text')) return isText(bytes);
  if (format.begins.includes(signature)) return true;
  // Some programs write bytes of their own before a PDF; whether it is one shows when it is read.
  const mayBegin = signature !== 'program' && signature !== 'zip';
  return format.kind === 'pdf' && mayBegin && hasPdfHeader(bytes);
}

function judgeText(bytes: Uint8Array): Judgement {
  const least = leastPages(bytes);
  return least > faxLimits.pages ? refused('too-many-pages', String(least)) : unknownPages('text');
}

function judgeOffice(extension: string, signature: Signature, bytes: Uint8Array): Judgement {
  if (signature === 'zip' && !isOfficeContainer(extension, bytes)) return refused('not-what-it-says', 'zip');
  if (signature === 'ole' && isProtectedOffice(bytes)) return refused('password', undefined);
  if (signature === 'ole' && isOpenXml(extension)) return refused('not-what-it-says', 'ole');
  return unknownPages('office');
}

function judgePicture(kind: Signature, bytes: Uint8Array): Judgement {
  if (kind === 'tiff') return judgeTiff(bytes);
  if (kind !== 'jpeg' && kind !== 'png' && kind !== 'gif' && kind !== 'bmp')
    return refused('not-what-it-says', kind);
  const size = readPictureSize(kind, bytes);
  if (size === undefined) return refused('damaged', 'header');
  const pixels = size.width * size.height;
  if (pixels > faxLimits.pixels) return refused('too-many-pixels', `${size.width} × ${size.height}`);
  // A mirrored one would have to be mirrored back.
  const isTurnedOnly = [1, 3, 6, 8].includes(size.orientation);
  const canEdit = (kind === 'jpeg' || kind === 'png') && isTurnedOnly && pixels <= mostPixelsToEdit;
  return { status: 'fits', kind, pages: 1, canEdit };
}

function judgeTiff(bytes: Uint8Array): Judgement {
  const pages = readTiffPages(bytes);
  if (pages === undefined) return refused('damaged', 'directory');
  if (pages.length > faxLimits.pages) return refused('too-many-pages', String(pages.length));
  const sizes = pages.map(({ width, height }) => width * height);
  if (sizes.some((size) => size > faxLimits.pixels)) return refused('too-many-pixels', undefined);
  const canEdit = sizes.every((size) => size <= mostPixelsToEdit);
  return { status: 'fits', kind: 'tiff', pages: pages.length, canEdit };
}

function unknownPages(kind: DocumentKind): Judgement {
  return { status: 'fits', kind, pages: undefined, canEdit: false };
}

function refused(
  why: Extract<Judgement, { status: 'refused' }>['why'],
  detail: string | undefined,
): Judgement {
  return { status: 'refused', why, detail };
}
