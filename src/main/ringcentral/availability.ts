import type { Availability } from '../../shared/presence.ts';
import type { AvailabilityDoor } from './availability-port.ts';
import { askEach } from './each-of.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';

const mostAtOnce = 30;
const extensionId = /^\d{1,20}$/;

export function createAvailabilityDoor(door: RestDoor): AvailabilityDoor {
  return {
    readAvailability: async (asked) => {
      const ids = asked.filter((id) => extensionId.test(id)).slice(0, mostAtOnce);
      if (ids.length === 0) return new Map();
      const answers = await askEach(
        door,
        ids,
        (part) => `/restapi/v1.0/account/~/extension/${part}/presence`,
      );
      return new Map(
        [...answers].flatMap(([id, { status, body }]) => {
          const availability = status === 200 ? parseAvailability(body) : undefined;
          return availability === undefined ? [] : [[id, availability] as const];
        }),
      );
    },
  };
}

/** What says most about whether somebody would pick up comes first. */
export function parseAvailability(body: unknown): Availability | undefined {
  if (!isLoose(body)) return undefined;
  const { telephonyStatus, dndStatus, dndStatusPersonal, presenceStatus } = body;
  if (typeof telephonyStatus === 'string' && inCall.has(telephonyStatus)) return 'on-call';
  if (dndStatus === noCalls || dndStatusPersonal === noCalls) return 'no-calls';
  switch (presenceStatus) {
    case 'Available':
      return 'free';
    case 'Busy':
      return 'busy';
    case 'Offline':
      return 'off';
    default:
      return undefined;
  }
}

const inCall: ReadonlySet<string> = new Set(['CallConnected', 'OnHold', 'Ringing']);
const noCalls = 'DoNotAcceptAnyCalls';
