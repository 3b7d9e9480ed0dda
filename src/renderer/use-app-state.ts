import { createContext, use, useSyncExternalStore } from 'react';
import type { CompanionApi } from '../preload/companion-api.ts';
import type { AppState } from '../shared/app-state.ts';
import type { PageClock } from './page-clock.ts';
import type { StateMirror } from './state-mirror.ts';

/** What a page is given: the state, the way to the main process, and the time. */
export type PageWorld = {
  readonly mirror: StateMirror;
  readonly companion: CompanionApi;
  readonly clock: PageClock;
};

export const PageContext = createContext<PageWorld | undefined>(undefined);

function usePage(): PageWorld {
  const page = use(PageContext);
  if (page === undefined) throw new Error('This component stands outside a page.');
  return page;
}

/** The part of the state that `select` names; draws again only when that part changes. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  const { mirror } = usePage();
  return useSyncExternalStore(mirror.subscribe, () => select(mirror.current()));
}

export function useCompanion(): CompanionApi {
  return usePage().companion;
}

export function useSend(): CompanionApi['send'] {
  return usePage().companion.send;
}

export function useClock(): PageClock {
  return usePage().clock;
}
