import type { Simulator } from '../../src/simulator/simulator.ts';
import { monotonic, pause } from './measure.ts';

/** Monotonic ms at which the next request of that path was read and answered. */
export function nextRequest(simulator: Simulator, method: string, pathEnd: string): Promise<number> {
  return new Promise((resolve) => {
    const stop = simulator.onExchange((request) => {
      if (request.method !== method || !request.path.endsWith(pathEnd)) return;
      stop();
      resolve(monotonic());
    });
  });
}

export const within = <Value>(ms: number, promise: Promise<Value>): Promise<Value> =>
  Promise.race([promise, pause(ms).then(() => Promise.reject(new Error('nothing was sent')))]);

/** A bare request from this process to the same server: what the wire and the server take of it. */
export async function bareRequests(
  simulator: Simulator,
  pathEnd: string,
  times: number,
): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let each = 0; each < times; each += 1) {
    const request = nextRequest(simulator, 'POST', pathEnd);
    const at = monotonic();
    await fetch(`${simulator.url}/restapi/v1.0/account/~${pathEnd}`, { method: 'POST', body: '{}' });
    ms.push((await request) - at);
  }
  // The first one opens the connection.
  return ms.slice(1);
}
