import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/main/desktop-ports.ts';
import { joinCallKeys } from '../../../src/main/join-call-keys.ts';
import { createWords } from '../../../src/main/words.ts';
import type { AppState } from '../../../src/shared/app-state.ts';
import { appState, call, cardFor } from '../../support/builders.ts';
import { callControl, deskPhone, offering, softPhone } from '../../support/control-builders.ts';
import { withAlerts } from './alerts/alerts-in-test.ts';

/** Keys over this state, and what came of pressing them, in order. */
function keysOver(different: Partial<AppState>) {
  const done: string[] = [];
  const notices = new Map<string, Notice>();
  const state = appState({ calls: [call({ id: 'a' })], card: cardFor([]), ...different });
  const keys = joinCallKeys({
    store: { get: () => state },
    words: createWords('en'),
    control: ({ callId, act }) => void done.push(`${act.kind} ${callId}`),
    alerts: {
      showCall: (id) => void done.push(`show ${id}`),
      showCard: () => void done.push('show'),
    },
    notifications: {
      show: (notice) => {
        notices.set(notice.id, notice);
        done.push([notice.title, notice.body].filter(Boolean).join(' '));
      },
      withdraw: (id) => void notices.delete(id),
    },
  });
  return { keys, done, notices };
}

const ringing = offering(['answer-on', 'to-voicemail']);

describe('a global shortcut for a call', () => {
  it('orders what it means', () => {
    const { keys, done } = keysOver({ callControl: callControl({ byCall: { a: ringing } }) });
    keys.answer();
    keys.sendAway();
    expect(done).toEqual(['answer-on a', 'to-voicemail a']);
  });

  it('shows the card where there is more to choose than a key can say', () => {
    const devices = [deskPhone, softPhone];
    const { keys, done } = keysOver({ callControl: callControl({ byCall: { a: ringing }, devices }) });
    keys.answer();
    expect(done).toEqual(['show a']);
  });

  it('shows the card and says why, where it cannot be done', () => {
    const none = offering([], { withheld: { 'answer-on': 'no-right' } });
    const { keys, done } = keysOver({ callControl: callControl({ byCall: { a: none } }) });
    keys.answer();
    expect(done).toEqual([
      'show a',
      'Could not answer the call. This account may watch calls but not control them.',
    ]);
  });

  it('shows what is under way without another word', () => {
    const busy = offering([], { withheld: { 'answer-on': 'busy' } });
    const { keys, done } = keysOver({ callControl: callControl({ byCall: { a: busy } }) });
    keys.answer();
    expect(done).toEqual(['show a']);
  });

  it('says that there is nothing to do it with, and keeps one such notification at most', () => {
    const { keys, done, notices } = keysOver({ calls: [] });
    keys.answer();
    keys.endCall();
    expect(done).toEqual(['Nothing rings now.', 'There is no call now.']);
    expect([...notices.values()].map(({ title }) => title)).toEqual(['There is no call now.']);
  });

  it('opens the window instead where the person wants no notifications', () => {
    const { keys, done } = keysOver({ calls: [], settings: withAlerts({ notifications: false }) });
    keys.hold();
    expect(done).toEqual(['show']);
  });
});
