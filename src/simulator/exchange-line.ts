import type { PlatformReply, PlatformRequest } from './exchange.ts';
import type { Faults } from './faults.ts';
import { createUuid } from './identifiers.ts';
import { createWireFaults } from './wire-faults.ts';
import type { SimulatorClock } from './world-types.ts';

export type ExchangeListener = (request: PlatformRequest, reply: PlatformReply) => void;

const dayMs = 86_400_000;

/** The line between whoever asks and the platform: faults on it, marks on every answer, and room to listen in. */
export function createExchangeLine(clock: SimulatorClock, faults: Faults) {
  const listeners = new Set<ExchangeListener>();
  const throughFaults = createWireFaults(clock, faults);

  function marks({ path, method }: PlatformRequest) {
    const wrong = faults.strike('date-wrong', { path, method });
    const date = clock.now() + (wrong ? (wrong.ms ?? dayMs) : 0);
    return { RCRequestId: createUuid(clock.random), 'X-Simulator': '1', Date: new Date(date).toUTCString() };
  }

  return {
    async pass(request: PlatformRequest, answer: () => PlatformReply): Promise<PlatformReply> {
      const reply = await throughFaults(request, answer);
      const marked = { ...reply, headers: { ...reply.headers, ...marks(request) } };
      for (const listener of [...listeners]) listener(request, marked);
      return marked;
    },
    onExchange: (listener: ExchangeListener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
