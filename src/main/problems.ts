import type { AppState } from '../shared/app-state.ts';
import type { Chance } from './clock.ts';
import type { StateStore } from './state-store.ts';

/** Says in a window that something could not be done. @param copyable what the person may want to use elsewhere */
export type TellProblem = (text: string, copyable?: string) => void;

/** Three are enough to read; the oldest goes. */
const keptAtMost = 3;

export function createProblems(
  chance: Pick<Chance, 'uuid'>,
  change: StateStore['change'],
): { readonly tell: TellProblem } {
  return {
    tell: (text, copyable) => {
      const one: AppState['problems'][number] = { id: chance.uuid(), text, requestId: undefined, copyable };
      change((state) => ({ ...state, problems: [...state.problems.slice(1 - keptAtMost), one] }));
    },
  };
}
