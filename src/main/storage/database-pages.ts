/**
 * Reads rows straight out of a database's pages, where SQLite itself finds no way to them any more: a page that holds
 * rows says so by itself, whatever became of the pages that led to it. sqlite.org/fileformat2.html
 */

/** Bytes of a file from a place on; fewer where it ends. */
export type ReadPart = (from: number, count: number) => Uint8Array;

export type PageFile = { readonly size: number; readonly read: ReadPart };

/** Big values are of no use here and come as undefined. */
export type PageValue = string | number | null | undefined;
export type PageRow = { readonly rowid: number; readonly values: readonly PageValue[] };

const usualPage = 4096;
const leafOfTable = 0x0d;
const logHeader = 32;
const frameHeader = 24;
/** Longer than anything that is kept, in bytes; a damaged length must not eat the memory. */
const longestRow = 4_000_000;

/**
 * All rows of all tables, in no order. Pages that the write-ahead log has a newer state of are taken from there, and
 * free ones, whose rows were deleted, are left out.
 * @param wanted numbers of columns; rows with others are passed over
 */
export function* rowsInPages(
  file: PageFile,
  log: PageFile | undefined,
  wanted: ReadonlySet<number>,
): Generator<PageRow> {
  const { pageSize, reserved } = headOf(file.read(0, 100));
  const logged = log === undefined ? new Map<number, number>() : framesIn(log, pageSize);
  const count = Math.max(Math.ceil(file.size / pageSize), ...logged.keys());
  const page = (number: number): Uint8Array => {
    const frame = logged.get(number);
    return frame !== undefined && log !== undefined
      ? log.read(frame, pageSize)
      : file.read((number - 1) * pageSize, pageSize);
  };
  const free = freePages(page, count);
  for (let number = 1; number <= count; number += 1)
    if (!free.has(number)) yield* rowsOfPage(page, number, pageSize - reserved, wanted);
}

const magic = 'SQLite format 3\0';

/** Where the head is damaged, too, it is most likely that of all our databases. */
function headOf(head: Uint8Array): { readonly pageSize: number; readonly reserved: number } {
  const written = uint16(head, 16);
  const pageSize = written === 1 ? 65_536 : written;
  const isHead = Buffer.from(head.subarray(0, magic.length)).toString('latin1') === magic;
  if (!isHead || pageSize < 512 || (pageSize & (pageSize - 1)) !== 0)
    return { pageSize: usualPage, reserved: 0 };
  return { pageSize, reserved: head[20] ?? 0 };
}

/** Where the newest committed state of each page lies in the log. */
function framesIn(log: PageFile, pageSize: number): Map<number, number> {
  const salts = hex(log.read(16, 8));
  const committed = new Map<number, number>();
  let pending: [number, number][] = [];
  const step = frameHeader + pageSize;
  for (let at = logHeader; at + step <= log.size; at += step) {
    const head = log.read(at, frameHeader);
    if (hex(head.subarray(8, 16)) !== salts) break;
    pending.push([uint32(head, 0), at + frameHeader]);
    if (uint32(head, 4) === 0) continue;
    for (const [number, place] of pending) committed.set(number, place);
    pending = [];
  }
  return committed;
}

function freePages(page: (number: number) => Uint8Array, count: number): ReadonlySet<number> {
  const free = new Set<number>();
  let trunk = uint32(page(1), 32);
  while (trunk > 0 && trunk <= count && !free.has(trunk)) {
    free.add(trunk);
    const bytes = page(trunk);
    const leaves = Math.min(uint32(bytes, 4), Math.floor(bytes.length / 4));
    for (let leaf = 0; leaf < leaves; leaf += 1) free.add(uint32(bytes, 8 + 4 * leaf));
    trunk = uint32(bytes, 0);
  }
  return free;
}

function* rowsOfPage(
  page: (number: number) => Uint8Array,
  number: number,
  usable: number,
  wanted: ReadonlySet<number>,
): Generator<PageRow> {
  const bytes = page(number);
  const header = number === 1 ? 100 : 0;
  if (bytes[header] !== leafOfTable) return;
  const cells = Math.min(uint16(bytes, header + 3), Math.floor(bytes.length / 4));
  for (let cell = 0; cell < cells; cell += 1) {
    const at = uint16(bytes, header + 8 + 2 * cell);
    const [length, afterLength] = varint(bytes, at);
    const [rowid, start] = varint(bytes, afterLength);
    if (at === 0 || length > longestRow || start >= bytes.length) continue;
    const values = valuesOf(payload(page, bytes, start, length, usable), wanted);
    if (values !== undefined) yield { rowid, values };
  }
}

/** What does not fit into its page goes on in others, each of which names the next. */
function payload(
  page: (number: number) => Uint8Array,
  bytes: Uint8Array,
  start: number,
  length: number,
  usable: number,
): Uint8Array {
  if (length <= usable - 35) return bytes.subarray(start, start + length);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const local = fitting <= usable - 35 ? fitting : least;
  const whole = new Uint8Array(length);
  whole.set(bytes.subarray(start, start + local));
  let filled = local;
  let next = uint32(bytes, start + local);
  while (next !== 0 && filled < length) {
    const overflow = page(next);
    const part = overflow.subarray(4, Math.min(usable, 4 + length - filled));
    if (part.length === 0) break;
    whole.set(part, filled);
    filled += part.length;
    next = uint32(overflow, 0);
  }
  return whole;
}

/** Undefined where it has another number of columns than any that is wanted. */
function valuesOf(record: Uint8Array, wanted: ReadonlySet<number>): readonly PageValue[] | undefined {
  const [headerLength, begin] = varint(record, 0);
  const types: number[] = [];
  let at = begin;
  while (at < headerLength && at < record.length && types.length <= 100) {
    const [type, next] = varint(record, at);
    types.push(type);
    at = next;
  }
  if (!wanted.has(types.length)) return undefined;
  let place = headerLength;
  return types.map((type) => {
    const size = sizeOf(type);
    const value = valueOf(type, record.subarray(place, place + size));
    place += size;
    return value;
  });
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}

const letters = new TextDecoder();

function valueOf(type: number, bytes: Uint8Array): PageValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type >= 13 && type % 2 === 1) return letters.decode(bytes);
  if (bytes.length < sizeOf(type)) return undefined;
  if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
  if (type >= 1 && type <= 6) return wholeNumber(bytes);
  return undefined;
}

function wholeNumber(bytes: Uint8Array): number {
  let value = (bytes[0] ?? 0) >= 0x80 ? -1n : 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return Number(value);
}

/** The number and where the next byte stands. */
function varint(bytes: Uint8Array, from: number): readonly [value: number, next: number] {
  let value = 0;
  for (let at = from; at < from + 8; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + 1];
  }
  return [value * 256 + (bytes[from + 8] ?? 0), from + 9];
}

const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const uint32 = (bytes: Uint8Array, at: number): number => uint16(bytes, at) * 65_536 + uint16(bytes, at + 2);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
