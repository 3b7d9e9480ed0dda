import { drawOfficeCall, type OfficeCall } from './office-call.ts';
import { WorldError, type ExtensionRecord, type SimulatorClock, type World } from './world-types.ts';

export type OfficeWeekOptions = {
  /** Whose week it is: all calls concern this person. */
  readonly personId: number;
  /** How many; spread over five days from eight to six. */
  readonly calls: number;
  /** From 0 up to 1. */
  readonly random: () => number;
};

const second = 1000;
const hour = 3_600 * second;
const day = 24 * hour;
/** Ms of one day in which the telephone rings. */
const open = 10 * hour;

/**
 * A week at a desk, from eight o'clock of the world's first day: calls to the person and to their queues, taken on
 * any telephone, by anybody or by nobody, handed on, called again. Everything is done by the clock's timers; whoever
 * drives the clock drives the week. `World.truth` knows how each of them ended.
 */
export function playOfficeWeek(world: World, { personId, calls, random }: OfficeWeekOptions): void {
  const { clock } = world;
  const person = extensionOf(world, personId);
  for (let count = 0; count < calls; count += 1) {
    const at = Math.floor(count / (calls / 5)) * day + random() * open;
    const call = drawOfficeCall(random, person, world);
    clock.after(at, () => playOfficeCall(world, person, call, clock));
  }
}

/** What somebody does with a call that is over by then, or that they are not in any more, is simply not done. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
  }
}

function playOfficeCall(
  world: World,
  person: ExtensionRecord,
  call: OfficeCall,
  clock: SimulatorClock,
): void {
  const { telephony } = world;
  tryTo(() => {
    const { from, fromName, to, steps } = call;
    const caller = { from, ...(fromName === undefined ? {} : { fromName }) };
    const id =
      call.way === 'out'
        ? telephony.dial({ extensionId: person.id, to: from })
        : telephony.ring({ ...caller, to });
    for (const { after, act } of steps) clock.after(after * second, () => tryTo(() => act(id, telephony)));
  });
}

function extensionOf({ extensions }: World, id: number): ExtensionRecord {
  const found = extensions.find((extension) => extension.id === id);
  if (!found) throw new WorldError('unknown', `no extension ${id}`);
  return found;
}
