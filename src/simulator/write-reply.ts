import type { ServerResponse } from 'node:http';
import type { PlatformReply } from './exchange.ts';
import type { SimulatorClock } from './world-types.ts';

type After = SimulatorClock['after'];

/** Sends a body no faster than asked: some bytes each second, or one byte every few seconds. */
export function paced(
  body: Uint8Array,
  bytesPerSecond: number,
  after: After,
  send: (part: Uint8Array) => void,
  done: () => void,
): () => void {
  const size = Math.max(1, Math.floor(bytesPerSecond));
  const waitMs = (size / bytesPerSecond) * 1000;
  let sent = 0;
  let cancel = () => {};
  const next = () => {
    send(body.subarray(sent, sent + size));
    sent += size;
    if (sent >= body.length) done();
    else cancel = after(waitMs, next);
  };
  cancel = after(waitMs, next);
  return () => cancel();
}

/** The part of a body that a fault lets through, and how the rest is missing. */
function cutOf({ cutAfter, cutBy = 'close' }: PlatformReply, body: Uint8Array) {
  return cutAfter === undefined ? undefined : { part: body.subarray(0, cutAfter), by: cutBy };
}

function writeCut(response: ServerResponse, reply: PlatformReply, body: Uint8Array): boolean {
  const cut = cutOf(reply, body);
  if (!cut) return false;
  const { socket } = response;
  if (cut.by === 'unmarked') {
    // Without a length the end of the connection is the end of the body.
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
    response.writeHead(reply.status, { ...reply.headers, Connection: 'close' });
    response.write(cut.part, () => socket?.end());
    return true;
  }
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
  response.write(cut.part, () => {
    if (cut.by === 'reset') socket?.resetAndDestroy();
    else socket?.destroy();
  });
  return true;
}

/** Puts a reply on the wire, with whatever a fault wants to be wrong with it. */
export function writeReply(response: ServerResponse, reply: PlatformReply, after: After): void {
  if (reply.onlyContinue) return response.writeContinue();
  // A failure on the way is more than a server can play: the client sees its connection break.
  if (reply.reset || reply.failure !== undefined) return void response.socket?.resetAndDestroy();
  const body = reply.bytes ?? Buffer.from(reply.body);
  response.sendDate = false; // The simulator's clock wrote the date.
  if (writeCut(response, reply, body)) return;
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
  if (reply.bytesPerSecond === undefined) return void response.end(body);
  const stop = paced(
    body,
    reply.bytesPerSecond,
    after,
    (part) => response.write(part),
    () => response.end(),
  );
  response.once('close', stop);
}
