import net from 'node:net';
import { listStrings, methodCall, readMessages } from './dbus-wire.ts';

const limitMs = 1_500;
const mostBytes = 1_000_000;

/**
 * The names that can be reached on the person's D-Bus, running or startable. Undefined when there is no bus or
 * it does not answer: then nothing is known.
 * @param address as in `DBUS_SESSION_BUS_ADDRESS`
 */
export function readBusNames(address: string, uid: number): Promise<ReadonlySet<string> | undefined> {
  const place = socketPath(address);
  if (place === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = net.connect(place);
    const finish = (names: ReadonlySet<string> | undefined): void => {
      socket.destroy();
      resolve(names);
    };
    socket.setTimeout(limitMs, () => finish(undefined));
    socket.on('error', () => finish(undefined));
    socket.on('close', () => finish(undefined));
    socket.on('connect', () => {
      // One NUL byte opens the talk; EXTERNAL names us by user id, in hex of its decimal text.
      socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
    });
    converse(socket, finish);
  });
}

function converse(socket: net.Socket, finish: (names: ReadonlySet<string> | undefined) => void): void {
  let heard = Buffer.alloc(0);
  let greeted = false;
  socket.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
    if (heard.length > mostBytes) return finish(undefined);
    if (!greeted) {
      const end = heard.indexOf('\r\n');
      if (end === -1) return;
      if (!heard.subarray(0, end).toString('latin1').startsWith('OK')) return finish(undefined);
      heard = heard.subarray(end + 2);
      greeted = true;
      const calls = ['Hello', 'ListNames', 'ListActivatableNames'].map((member, at) =>
        methodCall(member, at + 1),
      );
      socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), ...calls]));
    }
    const answers = readMessages(heard).filter(({ type }) => type === 'return' || type === 'error');
    // The bus answers in the order it was asked; the first answer is our own name.
    if (answers.length >= 3) finish(new Set(answers.slice(1, 3).flatMap(({ body }) => listStrings(body))));
  });
}

/** The first `unix:` address, e.g. `unix:path=/run/user/1000/bus,guid=…`. */
function socketPath(address: string): string | undefined {
  for (const one of address.split(';')) {
    const [, transport, rest] = /^(\w+):(.*)$/.exec(one) ?? [];
    if (transport !== 'unix' || rest === undefined) continue;
    const fields = new Map(rest.split(',').map((field) => splitOnce(field)));
    const abstract = fields.get('abstract');
    const place = fields.get('path') ?? (abstract === undefined ? undefined : `\0${abstract}`);
    if (place !== undefined) return place;
  }
  return undefined;
}

function splitOnce(field: string): readonly [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at), unescape(field.slice(at + 1))];
}

/** Bytes outside a small set are written as `%hh`. */
function unescape(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
