import { useLingui } from '@lingui/react';
import { type Call, isIncomingRing } from '../../shared/call.ts';
import type { MoreEntry } from '../call-control/more-menu.tsx';
import { pageOf, pageOfWords } from '../call-words.ts';
import { useSend } from '../use-app-state.ts';

/** What the card can do with a call besides steering it. */
export function useCardEntries(
  call: Call,
  canSilence: boolean,
  keys: (letter: string) => string,
): readonly MoreEntry[] {
  const { i18n } = useLingui();
  const send = useSend();
  const { id, party } = call;
  const silence: MoreEntry = {
    id: 'silence',
    words: i18n._({ id: 'card.silenceHere', message: 'Silence here' }),
    keys: keys('S'),
    run: () => send.silenceCall(id),
  };
  const open: MoreEntry = {
    id: 'open',
    words: i18n._({ id: 'card.openHint', message: 'Open in the main window' }),
    keys: keys('O'),
    run: () => send.openMain({ screen: 'calls', callId: id }),
  };
  const copy = (number: string): MoreEntry => ({
    id: 'copy',
    words: i18n._({ id: 'card.copyNumber', message: 'Copy number' }),
    run: () => send.copyNumber(number),
  });
  const page = pageOf(party);
  return [
    ...(isIncomingRing(call) && !call.silenced && canSilence ? [silence] : []),
    open,
    ...(page === undefined
      ? []
      : [{ id: 'person', words: pageOfWords(party, i18n), run: () => send.openMain(page) }]),
    ...(party.kind === 'number' ? [copy(party.number.e164)] : []),
  ];
}
