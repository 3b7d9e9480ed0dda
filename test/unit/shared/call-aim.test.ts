import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../src/shared/app-state.ts';
import { type Aim, aimOf, type CallKey } from '../../../src/shared/call-aim.ts';
import type { CallControl } from '../../../src/shared/call-control.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { appState, call, cardFor, connectedCall } from '../../support/builders.ts';
import { callControl, deskPhone, offering, softPhone } from '../../support/control-builders.ts';

const ringing = offering(['answer-on', 'to-voicemail']);
const talking = offering(['hold', 'mute', 'park', 'hang-up']);
const held = offering(['resume', 'park', 'hang-up']);

const a = call({ id: 'a' });
const b = call({ id: 'b' });
const onA = connectedCall({ id: 'a' });
const onB = connectedCall({ id: 'b' });
const heldB = connectedCall({ id: 'b', phase: 'on-hold' });

function stateOf(
  calls: AppState['calls'],
  byCall: Readonly<Record<string, CallControl>>,
  different: Partial<AppState> = {},
): AppState {
  return appState({ calls, callControl: callControl({ byCall }), card: cardFor([]), ...different });
}

/** In short: what is done with which call, or why not. */
function short(aim: Aim): string {
  switch (aim.kind) {
    case 'order': {
      const { callId, seen, act } = aim.order;
      return `${act.kind}${'deviceId' in act ? ` ${act.deviceId}` : ''}: ${callId} ${seen}`;
    }
    case 'ask':
      return `ask: ${aim.callId}`;
    case 'withheld':
      return `${aim.operation} withheld, ${aim.why}: ${aim.callId}`;
    case 'no-call':
      return 'no call';
  }
}

describe('a key that is about a call', () => {
  it.each<[string, CallKey, AppState, string]>([
    ['answers the only one that rings', 'answer', stateOf([a], { a: ringing }), 'answer-on 8301: a ringing'],
    [
      'answers what rings while another call goes on',
      'answer',
      stateOf([onB, a], { b: talking, a: ringing }, { card: cardFor([onB, a], { focusId: 'b' }) }),
      'answer-on 8301: a ringing',
    ],
    [
      'answers the one on the card where several ring',
      'answer',
      stateOf([a, b], { a: ringing, b: ringing }, { card: cardFor([a, b], { focusId: 'b' }) }),
      'answer-on 8301: b ringing',
    ],
    [
      'asks where several ring and no card shows which is meant',
      'answer',
      stateOf([a, b], { a: ringing, b: ringing }),
      'ask: a',
    ],
    [
      'sends away, a queue’s call to the next person',
      'sendAway',
      stateOf([a], { a: offering(['skip']) }),
      'skip: a ringing',
    ],
    ['sends another one to voicemail', 'sendAway', stateOf([a], { a: ringing }), 'to-voicemail: a ringing'],
    ['holds', 'hold', stateOf([onA], { a: talking }), 'hold: a connected'],
    ['resumes with the same key', 'hold', stateOf([heldB], { b: held }), 'resume: b on-hold'],
    ['asks which of two is meant', 'hold', stateOf([onA, heldB], { a: talking, b: held }), 'ask: a'],
    ['mutes', 'mute', stateOf([onA], { a: talking }), 'mute: a connected'],
    ['unmutes', 'mute', stateOf([onA], { a: offering(['unmute']) }), 'unmute: a connected'],
    ['parks', 'park', stateOf([onA], { a: talking }), 'park: a connected'],
    ['ends', 'endCall', stateOf([onA], { a: talking }), 'hang-up: a connected'],
    ['does nothing without a call', 'endCall', stateOf([], {}), 'no call'],
    ['does nothing with a call in another phase', 'hold', stateOf([a], { a: ringing }), 'no call'],
    [
      'never means a call that is over',
      'endCall',
      stateOf([{ ...onA, phase: 'ended' }], { a: talking }),
      'no call',
    ],
    [
      'says why it cannot',
      'answer',
      stateOf([a], { a: offering([], { withheld: { 'answer-on': 'device-offline' } }) }),
      'answer-on withheld, device-offline: a',
    ],
    [
      'never sends a second action while one is under way',
      'endCall',
      stateOf([onA, onB], { a: offering([], { withheld: { 'hang-up': 'busy' } }) }),
      'hang-up withheld, busy: a',
    ],
  ])('%s', (_what, key, state, expected) => {
    expect(short(aimOf(key, state))).toBe(expected);
  });

  const two = callControl({ byCall: { a: ringing }, devices: [deskPhone, softPhone] });
  const choosing = { ...defaultSettings, calls: { ...defaultSettings.calls, answerOn: softPhone.id } };

  it.each<[string, Partial<AppState>, string]>([
    ['asks for the phone where there are several', {}, 'ask: a'],
    [
      'takes the phone used last',
      { callControl: { ...two, lastAnsweredOn: deskPhone.id } },
      'answer-on 8301: a ringing',
    ],
    ['takes the phone of the settings', { settings: choosing }, 'answer-on 8302: a ringing'],
  ])('%s', (_what, different, expected) => {
    const state = appState({ calls: [a], callControl: two, card: cardFor([]), ...different });
    expect(short(aimOf('answer', state))).toBe(expected);
  });
});
