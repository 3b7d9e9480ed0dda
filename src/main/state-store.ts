import type { AppState } from '../shared/app-state.ts';

/** The one truth. Listeners are told once per tick however many changes there were. */
export type StateStore = {
  readonly get: () => AppState;
  readonly change: (change: (state: AppState) => AppState) => void;
  readonly subscribe: (listener: (state: AppState) => void) => () => void;
};

/**
 * @param later runs a task once, after the current one (a microtask in the product)
 */
export function createStateStore(first: AppState, later: (task: () => void) => void): StateStore {
  let state = first;
  let told = first;
  let scheduled = false;
  const listeners = new Set<(state: AppState) => void>();

  function tell(): void {
    scheduled = false;
    if (state === told) return;
    told = state;
    for (const listener of [...listeners]) listener(state);
  }

  return {
    get: () => state,
    change: (change) => {
      state = change(state);
      if (scheduled || state === told) return;
      scheduled = true;
      later(tell);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
