import { createVirtualClock } from '../../../../src/simulator/clock.ts';
import { demoIds, extensionIdOf } from '../../../../src/simulator/world/people.ts';
import { createWorld, type WorldOptions } from '../../../../src/simulator/world/world.ts';
import type { World, WorldEvent } from '../../../../src/simulator/world-types.ts';

type Fields = Readonly<Record<string, unknown>>;

export const ava = demoIds.ava;
export const ben = extensionIdOf('102');
export const mei = extensionIdOf('103');
export const sam = extensionIdOf('104');
export const customer = '+12125550100';

/** A world on a clock that stands still, and everything it has said so far. */
export function startDay(options: WorldOptions = {}, seed = 7) {
  const clock = createVirtualClock({ seed });
  const world = createWorld({ clock, options });
  const events: WorldEvent[] = [];
  world.onEvent((event) => events.push(event));
  return { clock, world, events };
}

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

export const activeCallsIn = (body: Fields | undefined): readonly Fields[] => listOf(body?.['activeCalls']);

export const partiesIn = (body: Fields | undefined): readonly Fields[] => listOf(body?.['parties']);

export const statusIn = (party: Fields | undefined): Fields => (party?.['status'] ?? {}) as Fields;

/** What presence told one extension: the items of each event in short, such as `Ringing` or `NoCall final`. */
export function presenceStory(events: readonly WorldEvent[], extensionId: number): readonly string[] {
  return events
    .filter((event) => event.kind === 'presence' && event.extensionId === extensionId)
    .map(({ body }) =>
      activeCallsIn(body)
        .map((item) => [item['telephonyStatus'], item['terminationType']].filter(Boolean).join(' '))
        .join(' + '),
    );
}

/** What telephony-session events told one extension of its own party: `Setup`, `Disconnected Pickup`, … */
export function partyStory(events: readonly WorldEvent[], extensionId: number): readonly string[] {
  return events
    .filter((event) => event.kind === 'telephony-session' && event.extensionId === extensionId)
    .flatMap(({ body }) => partiesIn(body))
    .filter((party) => party['extensionId'] === String(extensionId))
    .map((party) => [statusIn(party)['code'], statusIn(party)['reason']].filter(Boolean).join(' '));
}

export const lastTruth = (world: World) => world.truth().at(-1)!;
