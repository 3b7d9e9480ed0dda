import type { I18n } from '@lingui/core';
import { type Aim, aimOf, type CallKey, callKeys } from '../shared/call-aim.ts';
import type { CallControlCommands } from '../shared/call-control.ts';
import { undoneWords } from '../shared/undone-words.ts';
import { withheldWords } from '../shared/withheld-words.ts';
import type { Alerts } from './alerts/alerts.ts';
import type { NotificationsPort } from './desktop-ports.ts';
import type { StateStore } from './state-store.ts';

export type CallKeyParts = {
  readonly store: Pick<StateStore, 'get'>;
  readonly words: I18n;
  readonly control: CallControlCommands['controlCall'];
  readonly alerts: Pick<Alerts, 'showCall' | 'showCard'>;
  readonly notifications: NotificationsPort;
};

/** One key, one answer: what it told last is replaced, never added to. */
const noticeId = 'call-key';

/** What each key for a call does, wherever the person is. Whatever it does not do, it says. */
export function joinCallKeys(parts: CallKeyParts): Readonly<Record<CallKey, () => void>> {
  const { store, words: i18n, alerts } = parts;

  function tell(title: string, body: string, onClick: () => void): void {
    if (!store.get().settings.alerts.notifications) return onClick();
    parts.notifications.show({
      ...{ id: noticeId, title, body, urgency: 'normal', silent: true, buttons: [] },
      onClick,
    });
  }

  function follow(key: CallKey, aim: Aim): void {
    switch (aim.kind) {
      case 'order':
        return parts.control(aim.order);
      case 'ask':
        return alerts.showCall(aim.callId);
      case 'withheld': {
        const show = (): void => alerts.showCall(aim.callId);
        show();
        // That something else is under way stands on the card.
        if (aim.why !== 'busy')
          tell(undoneWords(aim.operation, undefined, i18n), withheldWords(aim.why, i18n), show);
        return;
      }
      case 'no-call':
        return tell(nothingWords(key, i18n), '', alerts.showCard);
    }
  }

  const press = (key: CallKey) => (): void => {
    parts.notifications.withdraw(noticeId);
    follow(key, aimOf(key, store.get()));
  };
  return Object.fromEntries(callKeys.map((key) => [key, press(key)])) as Record<CallKey, () => void>;
}

function nothingWords(key: CallKey, i18n: I18n): string {
  return key === 'answer' || key === 'sendAway'
    ? i18n._({ id: 'command.nothingRings', message: 'Nothing rings now.' })
    : i18n._({ id: 'command.noCall', message: 'There is no call now.' });
}
