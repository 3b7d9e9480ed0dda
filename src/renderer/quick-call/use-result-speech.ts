import { useLingui } from '@lingui/react';
import { useEffect } from 'react';
import { speak } from '../call-card/speak.ts';
import { useClock } from '../use-app-state.ts';
import type { DialRow } from './dial-rows.ts';

/** Ms of quiet before it is said: nobody is talked over while typing. */
const quiet = 400;

/** How many rows there are, for who does not see them; the row itself is said by the list. */
export function useResultSpeech(rows: readonly DialRow[], text: string): void {
  const { i18n } = useLingui();
  const clock = useClock();
  const count = rows.length;
  useEffect(() => {
    if (text === '' || count === 0) return undefined;
    const words = i18n._({
      id: 'quickCall.results',
      message: '{count, plural, one {# result.} other {# results.}}',
      values: { count },
    });
    return clock.after(quiet, () => speak(words, 'normal'));
  }, [clock, count, i18n, text]);
}
