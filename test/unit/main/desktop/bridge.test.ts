import { describe, expect, test } from 'vitest';
import { type BridgeParts, connectBridge, type IpcPort } from '../../../../src/main/desktop/bridge.ts';
import { createFloodLimit } from '../../../../src/main/desktop/flood-limit.ts';
import { createGate, type GateEvent } from '../../../../src/main/desktop/ipc-gate.ts';
import { commandNames, questionNames } from '../../../../src/main/desktop/ipc-schemas.ts';
import type { CommandName, QuestionName } from '../../../../src/shared/ipc-contract.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { popDraft } from '../../../support/pop-builders.ts';
import { goodInputs } from './good-inputs.ts';
import { gateEvent, handClock, ownContents, recordingLog, wrongSenders } from './fakes.ts';

function open(changes: Partial<BridgeParts> = {}) {
  const listeners = new Map<string, (event: GateEvent, ...input: unknown[]) => void>();
  const answers = new Map<string, (event: GateEvent, ...input: unknown[]) => unknown>();
  const ipc: IpcPort = {
    on: (channel, listener) => listeners.set(channel, listener),
    handle: (channel, answer) => void answers.set(channel, answer),
  };
  const done: [string, ...unknown[]][] = [];
  const table = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, (...input: unknown[]) => done.push([name, ...input])]));
  const log = recordingLog();
  const clock = handClock();
  const flood = createFloodLimit(clock.elapsed);
  const gate = createGate({ pageOrigin: 'app://main', isOurs: (id) => id === ownContents, flood, log });
  const problems: string[] = [];
  connectBridge({
    ipc,
    gate,
    commands: table(commandNames) as unknown as BridgeParts['commands'],
    questions: table(questionNames) as unknown as BridgeParts['questions'],
    onProblem: (channel) => problems.push(channel),
    onListening: () => undefined,
    log,
    ...changes,
  });
  const send = async (channel: string, event: GateEvent, ...input: readonly unknown[]): Promise<string> => {
    listeners.get(channel)?.(event, ...input);
    try {
      await answers.get(channel)?.(event, ...input);
      return 'answered';
    } catch (error) {
      return (error as Error).message;
    }
  };
  return { send, done, log, clock, problems, channels: [...listeners.keys(), ...answers.keys()] };
}

const channels = [...commandNames, ...questionNames];

describe('the bridge', () => {
  test('opens every channel of the contract and no other', () => {
    expect(open().channels.sort()).toEqual(Object.keys(goodInputs).sort());
  });

  test.each(channels)('%s takes a good input from our own page as it is', async (channel) => {
    const { send, done } = open();
    expect(await send(channel, gateEvent(), ...goodInputs[channel])).toBe('answered');
    expect(done).toEqual([[channel, ...goodInputs[channel]]]);
  });

  describe.each(wrongSenders)('refuses %s', (_name, event) => {
    test.each(channels)('on %s, and nothing happens', async (channel) => {
      const { send, done, log } = open();
      await send(channel, event, ...goodInputs[channel]);
      expect(done).toEqual([]);
      expect(log.lines).toEqual([`bridge: refused {"channel":"${channel}","reason":"sender"}`]);
    });
  });

  const tooMuch: readonly (readonly [string, readonly unknown[]])[] = [
    ['inputs too many', [1, 1, 1]],
    ['a text of 1 MB', ['x'.repeat(1_000_000)]],
    ['a million values', [Array.from({ length: 1_000_000 }, () => 0)]],
    ['a deep value', [deep(200_000)]],
    ['an own __proto__', [JSON.parse('{"__proto__":{"screen":"calls"}}')]],
    ['a constructor', [{ constructor: { prototype: {} } }]],
    ['a NUL', ['calls\0']],
    ['half a character', ['\ud800']],
    ['a Map', [new Map()]],
    ['a Date', [new Date(0)]],
    ['bytes', [new Uint8Array(4)]],
    ['not a number', [Number.NaN]],
    ['a big integer', [1n]],
  ];
  describe.each(tooMuch)('refuses %s', (_name, input) => {
    test.each(channels)('on %s', async (channel) => {
      const { send, done } = open();
      await send(channel, gateEvent(), ...goodInputs[channel], ...input);
      await send(channel, gateEvent(), ...input);
      expect(done).toEqual([]);
    });
  });

  test('a value that holds itself is refused and costs no more than another', async () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    const { send, done } = open();
    await send('openMain', gateEvent(), ring);
    expect(done).toEqual([]);
  });

  const wrongShapes: readonly (readonly [CommandName | QuestionName, readonly unknown[]])[] = [
    ['setDnd', ['Everything']],
    ['setUserStatus', ['']],
    ['changeSettings', [{ alerts: { ringVolume: 2 } }]],
    ['changeSettings', [{ unknown: true }]],
    ['changeSettings', [{ alerts: { queue: undefined } }]],
    ['openMain', [{ screen: 'settings', page: 'secrets' }]],
    ['openMain', [{ screen: 'calls', more: 1 }]],
    ['copyNumber', ['javascript:alert(1)']],
    ['copyNumber', ['']],
    ['fitCard', [-1, 400]],
    ['fitCard', [342]],
    ['holdCard', ['true']],
    ['dismissCall', ['']],
    ['openHelp', ['https://evil.example']],
    ['checkPopRule', [42]],
    ['savePopRule', [{ ...popDraft(), action: { kind: 'program', path: '/bin/sh', arguments: [] } }]],
    ['savePopRule', [{ ...popDraft(), on: true, rehearsed: true }]],
    ['changeSettings', [{ screenPop: { programs: [{ id: 'p', path: '/bin/sh' }] } }]],
    ['inspection', [-1]],
    ['inspection', [1.5]],
    ['inspection', ['0']],
  ];
  test.each(wrongShapes)('%s refuses %j', async (channel, input) => {
    const { send, done } = open();
    await send(channel, gateEvent(), ...input);
    expect(done).toEqual([]);
  });

  test('every setting can be changed through the bridge', async () => {
    const { send, done } = open();
    // Rules have commands of their own: what they start comes from nobody but the person.
    const { screenPop, ...changeable } = structuredClone(defaultSettings);
    expect(screenPop.rules).toEqual([]);
    await send('changeSettings', gateEvent(), changeable);
    expect(done).toEqual([['changeSettings', changeable]]);
  });

  test('a page that floods is held at its allowance and recovers', async () => {
    const { send, done, clock, log } = open();
    for (let sent = 0; sent < 10_000; sent++) await send('hideCard', gateEvent());
    expect(done.length).toBe(300);
    expect(log.lines).toEqual([]);
    clock.move(1_000);
    for (let sent = 0; sent < 1_000; sent++) await send('hideCard', gateEvent());
    expect(done.length).toBe(450);
  });

  test('a command that fails becomes one problem, a question that fails says nothing of the inside', async () => {
    const fail = (): never => {
      throw new Error('secret inside');
    };
    const { send, problems, log } = open({
      commands: { signIn: fail, signOut: () => Promise.reject(new Error('secret later')) } as never,
      questions: { diagnostics: fail } as never,
    });
    await send('signIn', gateEvent());
    await send('signOut', gateEvent());
    expect(await send('diagnostics', gateEvent())).toBe('failed');
    expect(problems).toEqual(['signIn', 'signOut', 'diagnostics']);
    expect(log.lines.join()).toContain('secret inside');
  });

  test('the page that asked for the state is told of as listening, after its answer', async () => {
    const order: string[] = [];
    const { send } = open({
      questions: { currentState: () => void order.push('answered') } as never,
      onListening: (id) => void order.push(`listening ${id}`),
    });
    await send('currentState', gateEvent());
    await Promise.resolve();
    expect(order).toEqual(['answered', `listening ${ownContents}`]);
  });
});

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
