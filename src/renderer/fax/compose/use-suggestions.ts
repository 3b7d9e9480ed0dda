import { useEffect, useState } from 'react';
import { useAppState, useClock, useCompanion } from '../../use-app-state.ts';
import { type Suggestion, suggestionsOf } from './suggestions.ts';

/** People looked through: some have no number that a fax could go to. */
const count = 50;
/** Ms of quiet before people are looked for. */
const quiet = 80;

/** Whom the text in the field may mean. @param text undefined: nobody is looked for */
export function useSuggestions(text: string | undefined): readonly Suggestion[] {
  const { ask } = useCompanion();
  const clock = useClock();
  // Who was not read yet when it was asked may be there now.
  const version = useAppState((state) => state.people.version);
  const [found, setFound] = useState<{ readonly text: string; readonly rows: readonly Suggestion[] }>();
  useEffect(() => {
    if (text === undefined) return undefined;
    let isOver = false;
    const cancel = clock.after(quiet, () => {
      ask.people({ text, show: 'everybody', from: 0, count }).then(
        ({ rows }) => (isOver ? undefined : setFound({ text, rows: suggestionsOf(rows) })),
        // Nobody is offered; a number can still be typed.
        () => (isOver ? undefined : setFound({ text, rows: [] })),
      );
    });
    return () => {
      isOver = true;
      cancel();
    };
  }, [ask, clock, text, version]);
  return text !== undefined && found?.text === text ? found.rows : [];
}
