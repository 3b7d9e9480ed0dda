/** What a document is by its first bytes; what the platform calls it proves nothing. */
export type KeptKind = 'pdf' | 'tiff' | 'unknown';

/** As many bytes are enough to tell. */
export const kindBytes = 16;

/** @param head the first bytes of the document, at least `kindBytes` unless it is shorter */
export function kindOf(head: Uint8Array): KeptKind {
  const text = Buffer.from(head.subarray(0, kindBytes)).toString('latin1');
  if (/^(?:ï»¿)?\s{0,8}%PDF-\d/.test(text)) return 'pdf';
  return /^(?:II[*+]\0|MM\0[*+])/.test(text) ? 'tiff' : 'unknown';
}

/** Of the file on this computer; what it is called elsewhere plays no part. */
export const extensionOf: Readonly<Record<KeptKind, string>> = { pdf: 'pdf', tiff: 'tif', unknown: 'bin' };
