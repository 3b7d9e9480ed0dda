import type { Call } from '../../shared/call.ts';
import type { PopMoment } from '../../shared/screen-pop.ts';

/** The moments of calls that the person places: no news announces them, the list of live calls does. */
export type Outbound = {
  /** @param calls all that live, and those that ended a moment ago */
  readonly see: (calls: readonly Call[]) => readonly { readonly call: Call; readonly moment: PopMoment }[];
  readonly forget: () => void;
};

type Known = 'ringing' | 'answered' | 'found';

export function createOutbound(): Outbound {
  let known: ReadonlyMap<string, Known> = new Map();

  /** A call that was under way when we came to know of it had its moments before. */
  function next(call: Call): { readonly known: Known; readonly moment?: PopMoment } {
    const before = known.get(call.id);
    const hasBegun = call.phase !== 'ringing';
    if (before === undefined) return hasBegun ? { known: 'found' } : { known: 'ringing', moment: 'ringing' };
    if (before === 'ringing' && call.phase === 'connected') return { known: 'answered', moment: 'answered' };
    return { known: before };
  }

  return {
    see: (calls) => {
      const placed = calls.filter(({ direction }) => direction === 'outbound');
      if (placed.length === 0 && known.size === 0) return [];
      const steps = placed.map((call) => ({ call, ...next(call) }));
      known = new Map(steps.map(({ call, known: now }) => [call.id, now]));
      return steps.flatMap(({ call, moment }) => (moment === undefined ? [] : [{ call, moment }]));
    },
    forget: () => {
      known = new Map();
    },
  };
}
