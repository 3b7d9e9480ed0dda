import { useCallback, useEffect, useState } from 'react';
import type { Route } from '../../shared/route.ts';
import { useCompanion } from '../use-app-state.ts';

type History = { readonly entries: readonly Route[]; readonly index: number };

export type Navigation = {
  readonly route: Route;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** Goes there; the same screen twice in a row is one step of the history. */
  readonly go: (route: Route) => void;
  readonly back: () => void;
  readonly forward: () => void;
};

/** Steps that are remembered. */
const longest = 50;

export function visit(history: History, route: Route): History {
  const now = history.entries[history.index];
  if (now?.screen === route.screen) {
    const entries = history.entries.with(history.index, route);
    return { entries, index: history.index };
  }
  const entries = [...history.entries.slice(0, history.index + 1), route].slice(-longest);
  return { entries, index: entries.length - 1 };
}

export function step(history: History, by: -1 | 1): History {
  const index = history.index + by;
  return index < 0 || index >= history.entries.length ? history : { ...history, index };
}

/** Where the window is, and where it was. The tray and notifications send routes too. */
export function useRoute(first: Route): Navigation {
  const companion = useCompanion();
  const [history, setHistory] = useState<History>({ entries: [first], index: 0 });
  const go = useCallback((route: Route) => setHistory((now) => visit(now, route)), []);
  const back = useCallback(() => setHistory((now) => step(now, -1)), []);
  const forward = useCallback(() => setHistory((now) => step(now, 1)), []);
  useEffect(() => companion.on.routeRequested(go), [companion, go]);
  return {
    route: history.entries[history.index] ?? first,
    canGoBack: history.index > 0,
    canGoForward: history.index < history.entries.length - 1,
    go,
    back,
    forward,
  };
}
