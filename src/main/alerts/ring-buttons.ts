import { answeringPhones } from '../../shared/answering-phone.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { Call } from '../../shared/call.ts';
import {
  type CallAct,
  type ControlOrder,
  controlOf,
  offerOf,
  type Operation,
} from '../../shared/call-control.ts';
import type { NoticeButton } from '../desktop-ports.ts';
import type { I18n } from '@lingui/core';

export type RingActions = {
  readonly control: (order: ControlOrder) => void;
  readonly focusCard: (callId: string) => void;
};

/**
 * What the notification of a ringing call offers. A notification stays as it was drawn, because one that came up again
 * would alert again: so it offers, too, what only waits for the platform to name the call. An order says that the call
 * rang then; where it does something else by now, or cannot be steered after all, nothing is done but told.
 */
export function ringButtons(
  { id, party }: Call,
  state: Pick<AppState, 'callControl' | 'settings'>,
  actions: RingActions,
  i18n: I18n,
): readonly NoticeButton[] {
  const control = controlOf(state.callControl, id);
  const isOffered = (operation: Operation): boolean =>
    ['offered', 'not-known-yet'].includes(offerOf(control, operation));
  const order = (act: CallAct) => () => actions.control({ callId: id, seen: 'ringing', act });
  const away: readonly NoticeButton[] = isOffered('skip')
    ? [{ label: i18n._({ id: 'alerts.skip', message: 'Skip' }), act: order({ kind: 'skip' }) }]
    : isOffered('to-voicemail')
      ? [
          {
            label: i18n._({ id: 'alerts.voicemail', message: 'Voicemail' }),
            act: order({ kind: 'to-voicemail' }),
          },
        ]
      : [];
  if (!isOffered('answer-on')) return away;
  const answer = answerButton(id, state, order, actions, i18n);
  // Nobody should take a call that is likely spam because its button stood first.
  const isSpam = party.kind === 'number' && party.caution !== undefined;
  return isSpam ? [...away, answer] : [answer, ...away];
}

function answerButton(
  callId: string,
  { callControl, settings }: Pick<AppState, 'callControl' | 'settings'>,
  order: (act: CallAct) => () => void,
  actions: RingActions,
  i18n: I18n,
): NoticeButton {
  const phones = answeringPhones(callControl);
  const phone =
    phones.find(({ id }) => id === settings.calls.answerOn) ?? (phones.length === 1 ? phones[0] : undefined);
  if (phone === undefined)
    return {
      label: i18n._({ id: 'alerts.answer', message: 'Answer…' }),
      act: () => actions.focusCard(callId),
    };
  return {
    label: i18n._({ id: 'alerts.answer-on', message: 'Answer on {phone}', values: { phone: phone.label } }),
    act: order({ kind: 'answer-on', deviceId: phone.id }),
  };
}
