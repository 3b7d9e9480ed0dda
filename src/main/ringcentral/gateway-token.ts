import type { PlatformOutside } from './outside.ts';
import { PlatformError } from './platform-port.ts';
import type { RestDoor } from './rest-door.ts';
import { isGatewayAllowed, parseGatewayAnswer } from './token-answer.ts';

/** Opens one connection, once, and soon. */
export type GatewayToken = {
  readonly uri: string;
  readonly token: string;
  /** It was taken before; perhaps that used it up. */
  readonly isSecondHand: boolean;
};

export type GatewayTokens = {
  /** A kept one where there is one, else a new one, which is an Auth call. Throws PlatformError. */
  readonly take: () => Promise<GatewayToken>;
  /** It was not used after all. */
  readonly giveBack: (token: GatewayToken) => void;
};

/** Ms. The platform gives them for 30 s; the way there and back takes its part. */
const keptFor = 25_000;

export function createGatewayTokens(outside: PlatformOutside, door: RestDoor): GatewayTokens {
  const { clock, server, allowHttp } = outside;
  const receivedAt = new WeakMap<GatewayToken, number>();
  let kept: GatewayToken | undefined;

  async function ask(): Promise<GatewayToken> {
    // Whoever opens the line has waited and spread already; a second wait of its own would only add to it.
    const call = { method: 'POST', path: '/restapi/oauth/wstoken', urgency: 'line', isScarce: true } as const;
    const body = await door.ask(call);
    const found = parseGatewayAnswer(body);
    if (found === undefined) throw new PlatformError('unexpected-answer', 'not a gateway token');
    // The address comes from an answer, and the token goes wherever it points.
    if (!isGatewayAllowed(found.uri, server, allowHttp))
      throw new PlatformError('unexpected-answer', 'the gateway is on a host that is not allowed');
    outside.noteSecret?.(found.ws_access_token);
    const token = { uri: found.uri, token: found.ws_access_token, isSecondHand: false };
    receivedAt.set(token, clock.elapsed());
    return token;
  }

  return {
    take: () => {
      const unused = kept;
      kept = undefined;
      const age =
        clock.elapsed() - (unused === undefined ? -Infinity : (receivedAt.get(unused) ?? -Infinity));
      return unused !== undefined && age < keptFor ? Promise.resolve(unused) : ask();
    },
    giveBack: (token) => {
      kept = { ...token, isSecondHand: true };
      receivedAt.set(kept, receivedAt.get(token) ?? -Infinity);
    },
  };
}
