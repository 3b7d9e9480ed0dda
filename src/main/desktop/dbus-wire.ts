/**
 * As much of the D-Bus wire format (D-Bus Specification, "Message Protocol") as asking the bus itself for its
 * lists of names takes: little-endian, calls without arguments, answers that are one array of strings.
 */

export type BusMessage = {
  readonly type: 'call' | 'return' | 'error' | 'signal' | 'unknown';
  readonly body: Buffer;
};

const types = ['unknown', 'call', 'return', 'error', 'signal'] as const;
const headerStart = 16;

const bus = { path: '/org/freedesktop/DBus', name: 'org.freedesktop.DBus' } as const;

/** A call to the bus itself. @param serial from 1, one per call */
export function methodCall(member: string, serial: number): Buffer {
  // Padding stands between the fields but is not counted behind the last one.
  const fields = Buffer.concat([
    padTo8(field(1, 'o', bus.path)),
    padTo8(field(2, 's', bus.name)),
    padTo8(field(3, 's', member)),
    field(6, 's', bus.name),
  ]);
  const start = Buffer.alloc(headerStart);
  // 'l' little-endian, type 1 = call, no flags, version 1
  start.set([0x6c, 1, 0, 1]);
  start.writeUInt32LE(0, 4);
  start.writeUInt32LE(serial, 8);
  start.writeUInt32LE(fields.length, 12);
  return padTo8(Buffer.concat([start, fields]));
}

/** One header field: a code and a variant of string kind. */
function field(code: number, kind: 'o' | 's', text: string): Buffer {
  const bytes = Buffer.from(text);
  const made = Buffer.alloc(8 + bytes.length + 1);
  made.set([code, 1, kind.charCodeAt(0), 0]);
  made.writeUInt32LE(bytes.length, 4);
  bytes.copy(made, 8);
  return made;
}

function padTo8(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(up(bytes.length, 8) - bytes.length)]);
}

function up(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}

/** The whole messages at the start of what was heard so far. */
export function readMessages(heard: Buffer): readonly BusMessage[] {
  const messages: BusMessage[] = [];
  let at = 0;
  while (heard.length - at >= headerStart && heard[at] === 0x6c) {
    const bodyStart = at + up(headerStart + heard.readUInt32LE(at + 12), 8);
    const end = bodyStart + heard.readUInt32LE(at + 4);
    if (end > heard.length) break;
    messages.push({ type: types[heard[at + 1] ?? 0] ?? 'unknown', body: heard.subarray(bodyStart, end) });
    at = end;
  }
  return messages;
}

/** The strings of a body that is one array of strings. */
export function listStrings(body: Buffer): readonly string[] {
  if (body.length < 4) return [];
  const end = Math.min(4 + body.readUInt32LE(0), body.length);
  const found: string[] = [];
  let at = 4;
  while (at + 4 <= end) {
    const length = body.readUInt32LE(at);
    found.push(body.toString('utf8', at + 4, Math.min(at + 4 + length, end)));
    at = up(at + 4 + length + 1, 4);
  }
  return found;
}
