import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import type { DocumentKind, DocumentPage } from '../../src/shared/document.ts';
import type { FaxResolution } from '../../src/shared/fax.ts';
import type { DrawnDocument } from '../gallery/draw-document.ts';
import type {} from '../gallery/gallery-page.ts';

export type PaperDocument = {
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  /** Undefined: each as it stands in the file. */
  readonly pages?: readonly DocumentPage[];
};

/** Draws a document with the product's own preview engine, in the gallery's page. */
export async function drawOnPaper(
  page: Page,
  { kind, bytes, pages }: PaperDocument,
  resolution: FaxResolution = 'High',
): Promise<DrawnDocument> {
  const wanted = {
    ...{ kind, base64: Buffer.from(bytes).toString('base64'), resolution },
    ...(pages === undefined ? {} : { pages }),
  };
  return page.evaluate((each) => globalThis.gallery.drawDocument(each), wanted);
}

/**
 * Holds what was previewed against what arrived, sheet by sheet.
 * @returns for each sheet the share of dots that differ, 0 to 1; 1 where the sizes differ or a sheet is missing
 */
export async function differencesOnPaper(
  page: Page,
  previewed: readonly PaperDocument[],
  arrived: readonly PaperDocument[],
  resolution: FaxResolution = 'High',
): Promise<readonly number[]> {
  const [ours, theirs] = [await sheets(page, previewed, resolution), await sheets(page, arrived, resolution)];
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, at) =>
    difference(ours[at], theirs[at]),
  );
}

type Sheet = Extract<DrawnDocument, { readonly status: 'ready' }>['pages'][number];

async function sheets(
  page: Page,
  documents: readonly PaperDocument[],
  resolution: FaxResolution,
): Promise<readonly Sheet[]> {
  const all: Sheet[] = [];
  for (const document of documents) {
    const drawn = await drawOnPaper(page, document, resolution);
    if (drawn.status === 'cannot') throw new Error(`A document cannot be drawn: ${drawn.why}`);
    all.push(...drawn.pages);
  }
  return all;
}

function difference(one: Sheet | undefined, other: Sheet | undefined): number {
  if (one === undefined || other === undefined) return 1;
  if (one.width !== other.width || one.height !== other.height) return 1;
  const [bits, others] = [Buffer.from(one.bits, 'base64'), Buffer.from(other.bits, 'base64')];
  const different = bits.reduce((sum, byte, at) => sum + ones(byte ^ (others[at] ?? 0)), 0);
  return different / (one.width * one.height);
}

/** The share of black, 0 to 1. */
export function blackShare({ width, height, bits }: Sheet): number {
  return Buffer.from(bits, 'base64').reduce((sum, byte) => sum + ones(byte), 0) / (width * height);
}

function ones(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length;
}
