import type { GatewayConnection } from './gateway-connection.ts';
import { failureOfOpening } from './gateway-failure.ts';
import type { PlatformOutside } from './outside.ts';
import { PlatformError } from './platform-port.ts';
import type { RateGate } from './rate-gate.ts';
import { isLoose, type Loose } from './read-values.ts';
import { within } from './within.ts';

/** A REST request that travels through the socket. */
export type GatewayRequest = {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Ms. */
  readonly limit: number;
};

/**
 * Sends it past the same rate gate as all others, since it counts in the same groups. Answers the body. Throws
 * PlatformError; when no answer comes in time the connection is cut, for nobody knows what became of the request.
 */
export async function requestThrough(
  connection: GatewayConnection,
  { method, path, body, limit }: GatewayRequest,
  { outside, gate }: { readonly outside: PlatformOutside; readonly gate: RateGate },
): Promise<unknown> {
  const { clock } = outside;
  const pass = await gate.enter({ method, path }, 'background');
  if (!connection.isOpen()) {
    pass.lost('no');
    throw new PlatformError('network', 'closed before it was asked', { step: 'subscription' });
  }
  const [at, began] = [clock.now(), clock.elapsed()];
  let answer: Loose | undefined;
  try {
    const asked = connection.request(method, path, body);
    const given = await within(clock, limit, asked, connection.cut);
    answer = isLoose(given) ? given : undefined;
    return answer?.['data'];
  } catch (error) {
    answer = isLoose(error) && isLoose(error['response']) ? error['response'] : undefined;
    throw failureOfOpening(error, connection.end(), 'subscription', clock.now());
  } finally {
    const headers = headersOf(answer);
    const status = typeof answer?.['status'] === 'number' ? answer['status'] : undefined;
    if (status === undefined) pass.lost('perhaps');
    else pass.answered(status, headers);
    outside.trace.note({
      ...{ kind: 'request', at, method, path, status, group: pass.group },
      requestId: headers.get('rcrequestid')?.slice(0, 100),
      ms: Math.round(clock.elapsed() - began),
    });
  }
}

function headersOf(answer: Loose | undefined): Headers {
  const headers = new Headers();
  const named = answer?.['headers'];
  if (!isLoose(named)) return headers;
  for (const [name, value] of Object.entries(named))
    if (/^[\w-]{1,60}$/.test(name) && typeof value === 'string' && /^[\x20-\x7e]*$/.test(value))
      headers.set(name, value);
  return headers;
}
