import type net from 'node:net';
import type { Clock } from '../clock.ts';
import { NetworkFailure } from '../network-failure.ts';
import type { ProxyKind } from '../../shared/network.ts';

type Place = { readonly host: string; readonly port: number };

const answerLimitMs = 10_000;

/**
 * Asks a SOCKS proxy, over a line to it, to pass everything on to a place; the proxy looks the name up. Version 5
 * without a password (RFC 1928), and version 4 with names ("4a").
 * @throws NetworkFailure as `openTunnel`; the line is gone then
 */
export async function openSocksTunnel(
  line: net.Socket,
  place: Place,
  kind: Extract<ProxyKind, 'socks4' | 'socks5'>,
  after: Clock['after'],
): Promise<net.Socket> {
  const cancel = after(answerLimitMs, () => line.destroy());
  try {
    await (kind === 'socks5' ? greet5(line, place) : greet4(line, place));
    return line;
  } catch (error) {
    line.destroy();
    throw error instanceof NetworkFailure ? error : silent();
  } finally {
    cancel();
  }
}

async function greet5(line: net.Socket, { host, port }: Place): Promise<void> {
  // Version, one method: no password.
  line.write(Uint8Array.of(5, 1, 0));
  const [version, method] = await read(line, 2);
  if (version !== 5) throw refused('speaks another version');
  if (method !== 0) throw new NetworkFailure('PROXY_PASSWORD_KIND', 'the proxy wants a sign-in');
  const name = Buffer.from(host);
  // Connect, to a name of that length. An address as text serves as a name, too.
  line.write(Buffer.concat([Uint8Array.of(5, 1, 0, 3, name.length), name, portBytes(port)]));
  const [, code = 255, , kind, length = 0] = await read(line, 5);
  if (code !== 0) throw refused(`answered ${code}`);
  // The rest of the address it connects from, one byte of which was read, and its port.
  const size = kind === 1 ? 4 : kind === 4 ? 16 : length + 1;
  await read(line, size - 1 + 2);
}

async function greet4(line: net.Socket, { host, port }: Place): Promise<void> {
  // Connect; 0.0.0.1 means that a name follows. An empty user name comes before it.
  line.write(
    Buffer.concat([
      Uint8Array.of(4, 1),
      portBytes(port),
      Uint8Array.of(0, 0, 0, 1, 0),
      Buffer.from(`${host}\0`),
    ]),
  );
  const [, code = 255] = await read(line, 8);
  if (code !== 90) throw refused(`answered ${code}`);
}

function portBytes(port: number): Uint8Array {
  return Uint8Array.of(port >> 8, port & 255);
}

/** Exactly so many bytes; what comes after them stays in the line. */
function read(line: net.Socket, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      line.off('readable', look).off('close', lost).off('error', lost);
      act();
    };
    const lost = (): void => settle(() => reject(silent()));
    const look = (): void => {
      const bytes = line.read(count) as Buffer | null;
      if (bytes?.length === count) settle(() => resolve(bytes));
      else if (bytes !== null) lost();
    };
    line.on('readable', look).on('close', lost).on('error', lost);
    look();
  });
}

function refused(why: string): NetworkFailure {
  return new NetworkFailure('PROXY_REFUSED', `the proxy ${why}`);
}

function silent(): NetworkFailure {
  return new NetworkFailure('PROXY_UNREACHABLE', 'the proxy did not answer');
}
