import { createToken } from '../identifiers.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { SimulatorClock } from '../world-types.ts';

/** Socket tokens: each opens one connection, once, and soon. */
export function createTickets(clock: SimulatorClock, lifeSeconds: number) {
  const tickets = new Map<string, { session: OAuthSession; expiresAt: number }>();
  return {
    issue(session: OAuthSession): string {
      for (const [token, ticket] of tickets) if (ticket.expiresAt <= clock.now()) tickets.delete(token);
      const token = createToken(clock.random, 'ws');
      tickets.set(token, { session, expiresAt: clock.now() + lifeSeconds * 1000 });
      return token;
    },
    /** Uses a token up; undefined when it is unknown, used or too old. */
    take(token: string): OAuthSession | undefined {
      const ticket = tickets.get(token);
      tickets.delete(token);
      return ticket && ticket.expiresAt > clock.now() ? ticket.session : undefined;
    },
    forgetAll: () => tickets.clear(),
    dropOf(ended: OAuthSession) {
      for (const [token, ticket] of tickets) if (ticket.session === ended) tickets.delete(token);
    },
  };
}
