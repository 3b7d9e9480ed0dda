import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { GatewaySocket } from './gateway/socket.ts';

/** The gateway's end of a real WebSocket. */
export function toGatewaySocket(ws: WebSocket, stream: Duplex): GatewaySocket {
  let corked = false;
  /** Frames of one turn leave in one write: a flood must not cost a system call for each event. */
  const cork = () => {
    if (corked) return;
    corked = true;
    stream.cork();
    process.nextTick(() => {
      corked = false;
      stream.uncork();
    });
  };
  ws.on('error', () => ws.terminate()); // Protocol errors of a client; the close event follows.
  return {
    send(text) {
      cork();
      ws.send(text);
    },
    write: (bytes) => void stream.write(bytes),
    ping: () => ws.ping(),
    pong: () => ws.pong(),
    close: (code, reason) => ws.close(code, reason),
    terminate: () => ws.terminate(),
    freeze() {
      // The bytes are read, so that the end of the connection is noticed, and go nowhere.
      stream.removeAllListeners('data').on('data', () => undefined);
    },
    onMessage: (listener) =>
      void ws.on('message', (data: Buffer, binary: boolean) => {
        if (!binary) listener(data.toString());
      }),
    onPing: (listener) => void ws.on('ping', listener),
    onPong: (listener) => void ws.on('pong', listener),
    onClose: (listener) => void ws.on('close', listener),
  };
}
