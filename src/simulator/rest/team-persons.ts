import { apiError, json, type PlatformReply } from '../exchange.ts';
import { batched } from './batch.ts';
import type { Route, RouteContext } from './route.ts';

/**
 * Persons of team messaging. A colleague's id is that of the extension; whoever is not active has none, queues and rooms
 * neither. Guests have ids that begin with `glip-`.
 */
function person(context: RouteContext): PlatformReply {
  const { world, params } = context;
  const asked = params.personId ?? '';
  const guest = world.teamGuests().find(({ id }) => id === asked);
  if (guest) return json(200, guest);
  const entry = world.directory.entries().find(({ id }) => id === asked);
  if (entry?.type !== 'User' || entry.status !== 'Enabled') {
    return apiError(404, { errorCode: 'TMS-101', message: `Person [${asked}] is not found` });
  }
  const { firstName = '', lastName = '', email } = entry;
  const companyId = String(world.account.id);
  return json(200, { id: entry.id, firstName, lastName, ...(email ? { email } : {}), companyId });
}

const path = '/team-messaging/v1/persons/{personId}';

export const teamPersonRoutes: readonly Route[] = [
  {
    ...{ method: 'GET', path, group: 'Light', permission: 'TeamMessaging' },
    run: batched('personId', 30, person),
  },
];
