import type { PlatformReply, PlatformRequest } from './exchange.ts';
import type { Faults, Where } from './faults.ts';
import type { createFigures } from './figures.ts';
import { createUuid } from './identifiers.ts';
import type { Side } from './platform.ts';
import { createWireFaults, earlyReply } from './wire-faults.ts';
import type { SimulatorClock } from './world-types.ts';

export type ExchangeListener = (request: PlatformRequest, reply: PlatformReply) => void;

/** How the body of a request is read. */
export type Uploading = {
  readonly bytesPerSecond: number | undefined;
  /** The connection is reset when more than this has come. */
  readonly cutAfter: number | undefined;
};

const dayMs = 86_400_000;
const usualUploadBytes = 1_000;

/** The line between whoever asks and the platform: faults on it, marks on every answer, and room to listen in. */
export function createExchangeLine(
  clock: SimulatorClock,
  faults: Faults,
  figures: ReturnType<typeof createFigures>,
) {
  const listeners = new Set<ExchangeListener>();
  const throughFaults = createWireFaults(clock, faults);

  function marks({ path, method }: PlatformRequest) {
    const wrong = faults.strike('date-wrong', { path, method });
    const date = clock.now() + (wrong ? (wrong.ms ?? dayMs) : 0);
    return { RCRequestId: createUuid(clock.random), 'X-Simulator': '1', Date: new Date(date).toUTCString() };
  }

  return {
    async pass(request: PlatformRequest, { describe, answer, later }: Side): Promise<PlatformReply> {
      const arrived = { ...request, arrivedAt: clock.now() };
      const described = describe(arrived);
      if (described) figures.request(described.owner, described.group);
      const reply = await throughFaults(arrived, { now: () => answer(arrived), later: () => later(arrived) });
      const marked = { ...reply, headers: { ...reply.headers, ...marks(request) } };
      for (const listener of [...listeners]) listener(request, marked);
      return marked;
    },
    /** What a fault answers before the body has come; undefined otherwise. */
    early: (where: Where): PlatformReply | undefined => {
      const settings = faults.strike('rest-early', where);
      return settings && earlyReply(settings);
    },
    /** What faults want of a body that is about to come. */
    uploading: (where: Where): Uploading => {
      const [slow, cut] = [faults.strike('upload-slow', where), faults.strike('upload-cut', where)];
      return {
        bytesPerSecond: slow && (slow.bytes ?? usualUploadBytes),
        cutAfter: cut && (cut.bytes ?? usualUploadBytes),
      };
    },
    onExchange: (listener: ExchangeListener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
