import type {
  CallOperation,
  CallOutcome,
  CallRequest,
} from '../../../../src/simulator/call-control-types.ts';
import type { WorldOptions } from '../../../../src/simulator/world/world.ts';
import { ava, customer, partiesIn, startDay, statusIn } from './a-day-at-work.ts';

export type Day = ReturnType<typeof startDay>;
type Fields = Readonly<Record<string, unknown>>;

export const desk = '830155420005';
export const app = '830155420006';

/** A customer rings one of us. */
export function ringing(options: WorldOptions = {}, to = ava) {
  const day = startDay(options);
  const id = day.world.telephony.ring({ from: customer, to });
  day.clock.advance(3_000);
  return { ...day, id };
}

/** The same, and Ava has answered on the desk phone. */
export function talking(options: WorldOptions = {}) {
  const day = ringing(options);
  day.world.telephony.answer(day.id, { extensionId: ava, deviceId: desk });
  day.clock.advance(5_000);
  return day;
}

const partiesOf = ({ world }: Day, id: string): readonly Fields[] => partiesIn(world.telephonySession(id));

/** The newest party of an extension in a call that lives. */
export const partyIn = (day: Day, id: string, extensionId = ava): Fields | undefined =>
  partiesOf(day, id).findLast((party) => party['extensionId'] === String(extensionId));

export const codeIn = (day: Day, id: string, extensionId = ava): unknown =>
  statusIn(partyIn(day, id, extensionId))['code'];

/** Ava's client asks for something. */
export function ask(
  day: Day,
  id: string,
  operation: CallOperation,
  more: Partial<CallRequest> = {},
  isDeaf = false,
): CallOutcome {
  const partyId = partyIn(day, id)?.['id'] as string | undefined;
  const request = { operation, extensionId: ava, telephonySessionId: id, partyId, ...more };
  return day.world.callControl.act(request, { isDeaf });
}

/** `ok`, or the status and the code of the refusal. */
export const verdictOf = (outcome: CallOutcome): string =>
  outcome.kind === 'refused' ? `${outcome.refusal.status} ${outcome.refusal.errorCode}` : 'ok';

/** What Ava's telephony events told of every party of a call, in short: `2 Answered`. */
export function storyOf({ events }: Day, id: string): readonly string[] {
  return events
    .filter(({ kind, extensionId, body }) => {
      return kind === 'telephony-session' && extensionId === ava && body['telephonySessionId'] === id;
    })
    .flatMap(({ body }) => partiesIn(body))
    .map((party) => {
      const { code, reason } = statusIn(party);
      return [String(party['id']).split('-').at(-1), code, reason].filter(Boolean).join(' ');
    });
}

export const seconds = (count: number): number => count * 1_000;

/** Ava's newest record, once it is in the log. */
export function logged({ world, clock }: Pick<Day, 'world' | 'clock'>): Fields | undefined {
  clock.advance(seconds(40));
  const query = { dateFrom: new Date(0).toISOString(), dateTo: undefined, direction: undefined } as const;
  return world.callLog(ava, { ...query, view: 'Detailed' })[0];
}
