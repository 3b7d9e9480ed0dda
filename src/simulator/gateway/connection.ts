import type { PlatformReply, PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import { createUuid } from '../identifiers.ts';
import type { GatewayLimits } from '../options.ts';
import type { SimulatorClock } from '../world-types.ts';
import { errorFrame, heartbeatFrame, pathWithQuery, readFrame, replyFrame, type Meta } from './frames.ts';
import type { GatewaySession } from './gateway-session.ts';
import { keepAlive } from './keep-alive.ts';
import type { Connection, GatewaySocket } from './socket.ts';

type Parts = {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly limits: GatewayLimits;
  readonly socket: GatewaySocket;
  readonly session: () => GatewaySession | undefined;
  /** Answers a REST call on behalf of the session. */
  readonly handle: (request: PlatformRequest, session: GatewaySession) => Promise<PlatformReply>;
  /** The gateway has lost it: it was closed, or did not answer pings. */
  readonly onLost: () => void;
  /** The bytes have ended on both sides. */
  readonly onGone: () => void;
};

function toRequest(meta: Meta, body: unknown): PlatformRequest {
  const bodyText =
    body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method: (meta.method ?? 'GET').toUpperCase(),
    path: pathWithQuery(meta.path ?? '', meta.query),
    headers: { ...(bodyText ? { 'content-type': 'application/json' } : {}), ...meta.headers },
    body: bodyText,
  };
}

/** Frames on a slow line come late, but in their order. */
function createLag(clock: SimulatorClock, faults: Faults) {
  let lastAt = 0;
  let waiting = 0;
  return (send: () => void) => {
    // Floods pass here: nothing is to be done for nearly every frame.
    const slow = faults.strike('latency');
    if (!slow && waiting === 0) return send();
    const now = clock.now();
    lastAt = Math.max(lastAt, now + (slow ? clock.random() * (slow.ms ?? 30_000) : 0));
    waiting += 1;
    clock.after(lastAt - now, () => {
      waiting -= 1;
      send();
    });
  };
}

/** One accepted connection: frames in, frames out, keep-alive. */
export function createConnection(parts: Parts): Connection {
  const { clock, faults, limits, socket } = parts;
  const counts = { received: 0, sent: 0 };
  let frozen = false;
  let open = true;
  let active = 0;

  const alive = keepAlive({
    clock,
    limits,
    ping: () => {
      if (!frozen) socket.ping();
    },
    // Through a dead line not even the end of the connection arrives: only this side forgets it.
    giveUp: () => (frozen ? lose() : socket.terminate()),
    expire: (code, message) => connection.expire(code, message),
  });

  function lose() {
    if (!open) return;
    open = false;
    alive.stop();
    parts.onLost();
  }

  const lag = createLag(clock, faults);

  const connection: Connection = {
    id: createUuid(clock.random),
    openedAt: clock.now(),
    counts,
    isFrozen: () => frozen,
    freeze() {
      frozen = true;
      socket.freeze();
    },
    send(text) {
      lag(() => {
        if (!open || frozen) return;
        counts.sent += 1;
        alive.touch();
        socket.send(text);
      });
    },
    write(bytes) {
      if (open && !frozen) socket.write(bytes);
    },
    sendNotification(text) {
      const garbage = faults.strike('frame-garbage');
      if (garbage) connection.send(garbage.text ?? '{not json');
      if (faults.strike('socket-killed')) connection.terminate();
      else connection.send(text);
    },
    sendError: (code, message) => connection.send(errorFrame(createUuid(clock.random), code, message)),
    close(code, reason) {
      lag(() => {
        if (!frozen) socket.close(code, reason);
      });
    },
    expire(code, message) {
      connection.sendError(code, message);
      connection.close(1000, message);
    },
    terminate: () => socket.terminate(),
  };

  async function answer(meta: Meta, body: unknown, session: GatewaySession) {
    const request = toRequest(meta, body);
    active += 1;
    const reply = await parts.handle(request, session).finally(() => (active -= 1));
    if (reply.reset || reply.failure !== undefined) return connection.terminate();
    if (reply.onlyContinue) return;
    const send = () => connection.send(replyFrame(meta.messageId, reply, session.nextWsc()));
    const isSubscribing = request.method === 'POST' && request.path.startsWith('/restapi/v1.0/subscription');
    const held = isSubscribing ? faults.strike('notification-early') : undefined;
    if (held) clock.after(held.ms ?? 1000, send);
    else send();
  }

  function receive(text: string) {
    if (frozen || !open) return;
    counts.received += 1;
    alive.touch();
    const session = parts.session();
    if (!session) return;
    const parsed = readFrame(text);
    if (!parsed) return connection.sendError('WSG-400', 'The frame cannot be understood');
    const { meta, body } = parsed;
    if (meta.type === 'Heartbeat') {
      if (!faults.strike('heartbeat-ignored')) connection.send(heartbeatFrame(meta.messageId));
    } else if (meta.type !== 'ClientRequest') {
      connection.sendError('WSG-400', 'The frame type is not known');
    } else if (active >= limits.maxActiveRequests) {
      connection.send(errorFrame(meta.messageId, 'WSG-429', 'Too many active requests', 429));
    } else {
      void answer(meta, body, session);
    }
  }

  socket.onMessage(receive);
  socket.onPing(() => {
    if (!frozen) socket.pong();
  });
  socket.onPong(() => alive.ponged());
  socket.onClose(() => {
    lose();
    parts.onGone();
  });
  return connection;
}
