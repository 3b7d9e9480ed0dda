import type { CompanionApi } from '../preload/companion-api.ts';
import type { AppState } from '../shared/app-state.ts';
import { shareUnchanged } from './share-unchanged.ts';

/** The page's copy of the main process's state: read it, or be told when it changes. */
export type StateMirror = {
  readonly current: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
};

type Bridge = {
  readonly ask: Pick<CompanionApi['ask'], 'currentState'>;
  readonly on: Pick<CompanionApi['on'], 'stateChanged'>;
};

/**
 * Resolves once a first snapshot is there. Pushes are listened to before the question is asked,
 * so that a change in between is not lost.
 */
export async function createStateMirror(companion: Bridge): Promise<StateMirror> {
  const listeners = new Set<() => void>();
  let state: AppState | undefined;
  companion.on.stateChanged((next) => {
    state = state === undefined ? next : shareUnchanged(state, next);
    for (const listener of listeners) listener();
  });
  const first = await companion.ask.currentState();
  state ??= first;
  return {
    current: () => state ?? first,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
