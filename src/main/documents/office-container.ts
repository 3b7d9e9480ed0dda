/** The part that each of these formats cannot be without. */
const parts: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/', xlsb: 'xl/', pptx: 'ppt/' };

/** The end record is 22 bytes, with a comment of at most 64 kB behind it. */
const farthestEnd = 22 + 0xffff;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const mostEntries = 20_000;

export function isOpenXml(extension: string): boolean {
  return extension in parts;
}

/**
 * Whether a ZIP's table of contents names what such a document has. Nothing is unpacked. Source: APPNOTE 6.3.10,
 * sections 4.3.12 and 4.3.16.
 */
export function isOfficeContainer(extension: string, bytes: Uint8Array): boolean {
  const part = parts[extension];
  if (part === undefined) return false;
  const names = namesInside(bytes);
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(part));
}

function namesInside(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return [];
  const names: string[] = [];
  const most = Math.min(view.getUint16(end + 10, true), mostEntries);
  let at = view.getUint32(end + 16, true);
  while (names.length < most && at + 46 <= view.byteLength && view.getUint32(at, true) === entryMark) {
    const length = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + length)).toString('latin1'));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - farthestEnd);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return undefined;
}

/** With a password, Office puts the encrypted ZIP into a stream of this name. Source: MS-OFFCRYPTO 2.3.4. */
export function isProtectedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    'EncryptedPackage',
    0,
    'utf16le',
  );
}
