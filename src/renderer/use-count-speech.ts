import { useLingui } from '@lingui/react';
import { useEffect } from 'react';
import { speak } from './call-card/speak.ts';
import { useClock } from './use-app-state.ts';

/** Ms of quiet before it is said: nobody is talked over while typing. */
const quiet = 400;

/** Says how much was found once the typing rests; nothing while nothing is looked for. */
export function useCountSpeech(count: number, text: string): void {
  const { i18n } = useLingui();
  const clock = useClock();
  useEffect(() => {
    if (text === '') return undefined;
    const words = i18n._({
      id: 'search.results',
      message: '{count, plural, =0 {Nothing found.} one {# result.} other {# results.}}',
      values: { count },
    });
    return clock.after(quiet, () => speak(words, 'normal'));
  }, [clock, count, i18n, text]);
}
