import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import type { Call } from '../../shared/call.ts';
import type { CardView } from './card-view.ts';
import { spokenWords } from './card-words.ts';
import { speak } from './speak.ts';

/** Says each change of a call once: it began to ring, it was answered, it ended. */
export function useAnnouncements(view: CardView | undefined): void {
  const { i18n } = useLingui();
  const said = useRef<ReadonlyMap<string, Call['phase']>>(new Map());
  useEffect(() => {
    const calls = view === undefined ? [] : [view.focus, ...view.pinned, ...view.strips].filter(isCall);
    const fresh = calls.filter((call) => said.current.get(call.id) !== call.phase);
    said.current = new Map(calls.map((call) => [call.id, call.phase]));
    const sentences = fresh.map((call) => spokenWords(call, call.id !== view?.focus?.id, i18n));
    if (sentences.length > 0) speak(sentences.join(' '), 'normal');
  }, [view, i18n]);
}

function isCall(call: Call | undefined): call is Call {
  return call !== undefined;
}
