import type { PlatformReply } from '../exchange.ts';
import type { Journey, Network } from '../network.ts';
import { proxyAuthCode } from '../network-errors.ts';
import type { SimulatorClock } from '../world-types.ts';
import type { GatewaySocket } from './socket.ts';

/** What becomes of an upgrade request. */
export type Upgrade =
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly page?: string;
      readonly retryAfter?: string;
      readonly location?: string;
    }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  /** It fails before it arrives, with this code of Node's. */
  | { readonly kind: 'fail'; readonly code: string }
  /** It is on its way; `go` asks again when it has arrived. */
  | { readonly kind: 'wait'; readonly go: (arrived: (verdict: Upgrade) => void) => void }
  | { readonly kind: 'accept'; readonly open: (socket: GatewaySocket) => void };

function refusal({ status, body, headers }: PlatformReply): Upgrade {
  const location = headers.Location === undefined ? {} : { location: headers.Location };
  return { kind: 'refuse', status, page: body, ...location };
}

function endOf(way: Exclude<Journey, { kind: 'lost' }>, gateway: () => Upgrade): Upgrade {
  if (way.kind === 'arrives') return gateway();
  if (way.kind === 'answered') return refusal(way.reply);
  return way.code === proxyAuthCode ? { kind: 'refuse', status: 407 } : { kind: 'fail', code: way.code };
}

/** Lets an upgrade request travel before the gateway sees it. */
export function createUpgrading(
  network: Network,
  clock: SimulatorClock,
  gateway: (path: string) => Upgrade,
): (path: string) => Upgrade {
  return (path) => {
    const way = network.journey({ path, method: 'GET' });
    if (way.kind === 'lost') return { kind: 'hang' };
    if (way.afterMs <= 0) return endOf(way, () => gateway(path));
    const go = (arrived: (verdict: Upgrade) => void) =>
      void clock.after(way.afterMs, () => arrived(endOf(way, () => gateway(path))));
    return { kind: 'wait', go };
  };
}
