import type { AppState } from '../shared/app-state.ts';
import type { Chance } from './clock.ts';
import type { StateStore } from './state-store.ts';

/** Says in a window that something could not be done. @param copyable what the person may want to use elsewhere */
export type TellProblem = (text: string, copyable?: string) => void;

export type Problems = {
  readonly tell: TellProblem;
  /** It is over: nobody needs to read it any more. @param text as it was told */
  readonly takeBack: (text: string) => void;
};

/** Three are enough to read; the oldest goes. */
const keptAtMost = 3;

export function createProblems(chance: Pick<Chance, 'uuid'>, change: StateStore['change']): Problems {
  return {
    tell: (text, copyable) => {
      const one: AppState['problems'][number] = { id: chance.uuid(), text, requestId: undefined, copyable };
      change((state) => ({ ...state, problems: [...state.problems.slice(1 - keptAtMost), one] }));
    },
    takeBack: (text) =>
      change((state) => ({ ...state, problems: state.problems.filter((one) => one.text !== text) })),
  };
}
