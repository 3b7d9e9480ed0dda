/** What the first bytes of a file say that it is. */
export type Signature =
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'psd'
  | 'rtf'
  | 'zip'
  | 'ole'
  /** Something that a system would run. */
  | 'program'
  | 'unknown';

/** A PDF may begin with other bytes: readers look for its header within this much. */
const pdfHeaderWithin = 1024;

const beginnings: readonly (readonly [Signature, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['gif', ascii('GIF87a')],
  ['gif', ascii('GIF89a')],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['psd', ascii('8BPS')],
  ['rtf', ascii('{\\rt')],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['program', ascii('MZ')],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0xfe, 0xed, 0xfa, 0xce]],
  ['program', [0xfe, 0xed, 0xfa, 0xcf]],
  ['program', [0xcf, 0xfa, 0xed, 0xfe]],
  ['program', [0xca, 0xfe, 0xba, 0xbe]],
  ['bmp', ascii('BM')],
];

export function signatureOf(bytes: Uint8Array): Signature {
  const found = beginnings.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte));
  if (found !== undefined) return found[0];
  return hasPdfHeader(bytes) ? 'pdf' : 'unknown';
}

export function hasPdfHeader(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, pdfHeaderWithin);
  const header = ascii('%PDF-');
  for (let at = head.indexOf(0x25); at !== -1; at = head.indexOf(0x25, at + 1)) {
    if (header.every((byte, place) => head[at + place] === byte)) return true;
  }
  return false;
}

function ascii(text: string): readonly number[] {
  return Array.from(Buffer.from(text, 'latin1'));
}
