import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import type { CompanionApi } from '../../preload/companion-api.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import { nothingFound } from '../../shared/search.ts';
import { useAppState, useClock, useCompanion } from '../use-app-state.ts';
import { filterWords } from './filter-words.ts';
import { queryOf, readTyped, type Typed } from './read-typed.ts';
import type { Found } from './rows.ts';

/** Ms after which commands are shown without what else may be found: nobody waits longer for what is here. */
const patience = 50;

/**
 * What stands in the box and what was found for it, together: rows of an older text are never shown as those of a
 * newer one. Typing waits for nothing, and an answer that comes too late is dropped.
 */
export function useFound(typed: string): Found {
  const { ask } = useCompanion();
  const { i18n } = useLingui();
  const clock = useClock();
  const [found, setFound] = useState<Found>(() =>
    nothing(typed, readTyped(typed, clock.now(), filterWords(i18n))),
  );
  const changes = useAppState(changesOf);
  useEffect(() => {
    let isStale = false;
    const read = readTyped(typed, clock.now(), filterWords(i18n));
    const show = (next: Found | ((now: Found) => Found)): void => {
      if (!isStale) setFound(next);
    };
    // What was found for this very text stays until it is looked for anew.
    const stopWaiting = clock.after(patience, () =>
      show((now) => (now.typed === typed ? now : nothing(typed, read))),
    );
    const query = queryOf(read);
    const answer =
      query === undefined ? Promise.resolve(nothingFound) : ask.search(query).catch(() => nothingFound);
    void Promise.all([answer, targetsIn(read, ask)]).then(([found, targets]) => {
      stopWaiting();
      show({ typed, read, answer: found, targets });
    });
    return () => {
      isStale = true;
      stopWaiting();
    };
  }, [ask, changes, clock, i18n, typed]);
  return found;
}

/** Other than before where something that can be found has changed: then it is looked for once more. */
const changesOf = ({ people, pastCalls, faxes, search }: AppState): string =>
  `${people.version} ${pastCalls.version} ${faxes.version} ${search.left === 0}`;

const nothing = (typed: string, read: Typed): Found => ({ typed, read, answer: nothingFound, targets: [] });

const number = /^[+(]?\d[\d\s()./*#-]*$/;
const mostTargets = 3;

/** A number that was typed can be called at once. */
async function targetsIn({ scope, words }: Typed, ask: CompanionApi['ask']): Promise<readonly DialTarget[]> {
  if (scope !== 'everything' && scope !== 'numbers') return [];
  if (!number.test(words) || words.replace(/\D/g, '').length < 2) return [];
  try {
    const { reading } = await ask.readDial(words);
    if (reading.kind === 'target') return [reading.target];
    return reading.kind === 'several' ? reading.targets.slice(0, mostTargets) : [];
  } catch {
    // Nothing to call then; what else was found is shown all the same.
    return [];
  }
}
