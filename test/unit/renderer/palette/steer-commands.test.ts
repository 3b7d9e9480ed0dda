import { describe, expect, it } from 'vitest';
import { allCommands, suggested } from '../../../../src/renderer/palette/commands.ts';
import type { Command, CommandWorld } from '../../../../src/renderer/palette/command.ts';
import { steerCommands } from '../../../../src/renderer/palette/steer-commands.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { AppState } from '../../../../src/shared/app-state.ts';
import type { Route } from '../../../../src/shared/route.ts';
import { createStillCompanion } from '../../../gallery/still-companion.ts';
import { appState, call, cardFor, connectedCall, lines, parties } from '../../../support/builders.ts';
import {
  callControl,
  deskPhone,
  offering,
  parkedCall,
  softPhone,
} from '../../../support/control-builders.ts';

function commandsFor(different: Partial<AppState>) {
  const state = appState({ card: cardFor([]), ...different });
  const { companion, sent } = createStillCompanion(state);
  const went: Route[] = [];
  const navigation = {
    route: { screen: 'faxes' },
    ...{ canGoBack: false, canGoForward: false, go: (route: Route) => void went.push(route) },
    ...{ back: () => undefined, forward: () => undefined },
  } as const;
  const world: CommandWorld = { state, navigation, i18n: createWords('en-US'), send: companion.send };
  const commands = steerCommands(world);
  const named = (name: string): Command => commands.find((one) => one.name === name)!;
  const able = commands.filter(({ obstacle }) => obstacle === undefined);
  return { world, went, sent, named, titles: able.map(({ title }) => title) };
}

const ringing = offering(['answer-on', 'to-voicemail']);
const talking = offering(['hold', 'mute', 'transfer', 'park', 'record', 'hang-up']);

describe('the commands for calls', () => {
  it('answer on each phone, without a name where there is one call', () => {
    const { titles } = commandsFor({
      calls: [call({ id: 'a' })],
      callControl: callControl({ byCall: { a: ringing }, devices: [deskPhone, softPhone] }),
    });
    expect(titles).toEqual(['Answer on Desk phone', 'Answer on RingCentral app', 'Send to voicemail']);
  });

  it('say which call where there are several, the one on the card first', () => {
    const grace = call({ id: 'b', party: parties.colleague });
    const calls = [call({ id: 'a' }), grace];
    const { titles } = commandsFor({
      ...{ calls, card: cardFor(calls, { focusId: 'b' }) },
      callControl: callControl({ byCall: { a: ringing, b: ringing } }),
    });
    expect(titles).toEqual([
      'Answer on Desk phone: Grace Hopper',
      'Answer on Desk phone: Ada Lovelace',
      'Send to voicemail: Grace Hopper',
      'Send to voicemail: Ada Lovelace',
    ]);
  });

  it('steer the call that goes on', () => {
    const { titles } = commandsFor({
      calls: [connectedCall({ id: 'a' })],
      callControl: callControl({ byCall: { a: talking } }),
    });
    expect(titles).toEqual([
      ...['Put on hold', 'Mute', 'Transfer the call…', 'Park the call', 'Record the call', 'End the call'],
    ]);
  });

  it('take a parked call back', () => {
    const { named, sent } = commandsFor({
      callControl: callControl({ parked: [parkedCall()], byCall: { parked: offering(['retrieve']) } }),
    });
    expect(named('call.retrieve').title).toBe('Take the parked call back on Desk phone');
    named('call.retrieve').run();
    const act = { kind: 'retrieve', deviceId: deskPhone.id };
    expect(sent).toEqual([{ name: 'controlCall', input: [{ callId: 'parked', seen: 'parked', act }] }]);
  });

  it.each<[string, Partial<AppState>, string, string]>([
    ['nothing rings', {}, 'call.answer', 'Nothing rings now.'],
    ['nobody talks', {}, 'call.hold', 'You are on no call now.'],
    ['nothing is parked', {}, 'call.retrieve', 'No call is parked.'],
    [
      'the platform would refuse',
      {
        callControl: callControl({ byCall: { a: offering([], { withheld: { 'answer-on': 'no-device' } }) } }),
      },
      'call.answer',
      'None of your phones takes calls from here.',
    ],
    [
      'it is another kind of call',
      {
        calls: [call({ id: 'a', line: lines.support })],
        callControl: callControl({ byCall: { a: offering(['skip']) } }),
      },
      'call.voicemail',
      "That can't be done with this call now.",
    ],
    [
      'nobody is signed in',
      { signIn: { phase: 'signed-out', problem: undefined, canSignIn: true } },
      'call.end',
      'Sign in first.',
    ],
  ])('say why not, where %s', (_what, different, name, why) => {
    const isRinging = different.callControl !== undefined && different.calls === undefined;
    const { named } = commandsFor({ ...(isRinging ? { calls: [call({ id: 'a' })] } : {}), ...different });
    expect(named(name).obstacle).toBe(why);
  });

  it('begin a transfer where the call is shown, and keep one that is half written', () => {
    const calls = [connectedCall({ id: 'a' })];
    const fresh = commandsFor({ calls, callControl: callControl({ byCall: { a: talking } }) });
    fresh.named('call.transfer').run();
    expect(fresh.sent.map(({ name }) => name)).toEqual(['draftTransfer']);
    expect(fresh.went).toEqual([{ screen: 'calls', callId: 'a', task: 'transfer' }]);
    const draft = { text: 'gra', how: 'now' } as const;
    const begun = commandsFor({ calls, callControl: callControl({ byCall: { a: { ...talking, draft } } }) });
    begun.named('call.transfer').run();
    expect(begun.sent).toEqual([]);
    expect(begun.went).toHaveLength(1);
  });

  it('come first of what is at hand while there is a call', () => {
    const { world } = commandsFor({
      calls: [connectedCall({ id: 'a' })],
      callControl: callControl({ byCall: { a: talking } }),
    });
    expect(suggested(allCommands(world), world).map(({ name }) => name)).toEqual([
      ...['call.transfer', 'call.hold', 'call.end'],
    ]);
  });
});
