import { describe, expect, test } from 'vitest';
import { cardView } from '../../../../src/renderer/call-card/card-view.ts';
import { appStates } from '../../../support/app-states.ts';
import { appState, call, cardFor } from '../../../support/builders.ts';

describe('what the card draws', () => {
  test('a call that goes on is pinned above the one that rings', () => {
    const view = cardView(appStates['ring.whileOnCall']);
    expect(view.focus?.phase).toBe('ringing');
    expect(view.pinned.map((each) => each.phase)).toEqual(['connected']);
    expect(view.strips).toEqual([]);
  });

  test('the other calls stand below in order of arrival', () => {
    const view = cardView(appStates['five.ringing']);
    const others = appStates['five.ringing'].calls.slice(1).map((each) => each.id);
    expect(view.strips.map((each) => each.id)).toEqual(others);
  });

  test('an id without a call is left out, and another call is drawn in full', () => {
    const only = call();
    const card = cardFor([only], { callIds: ['gone', only.id], focusId: 'gone' });
    expect(cardView(appState({ calls: [only], card })).focus?.id).toBe(only.id);
  });

  test('a lost connection is said while a call is live, not about one that ended', () => {
    expect(cardView(appStates.lostConnection).lost).toBe(true);
    const { connection } = appStates.lostConnection;
    expect(cardView({ ...appStates.missed, connection }).lost).toBe(false);
  });
});
