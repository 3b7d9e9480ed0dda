import { randomBytes, randomUUID } from 'node:crypto';
import { serialize } from 'node:v8';
import { type App, createApp } from '../../src/main/app.ts';
import type { Clock } from '../../src/main/clock.ts';
import type { OutsideWorld } from '../../src/main/outside-world.ts';
import { openSettingsStore } from '../../src/main/storage/settings-store.ts';
import { createWords } from '../../src/main/words.ts';
import type { InMemorySocket } from '../../src/simulator/in-memory-socket.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { createFakeSecrets, silentLog } from '../support/platform-fixture.ts';
import { createTestDocuments } from '../support/test-documents.ts';
import { createTestHistories } from '../support/test-histories.ts';
import { createRecordedDesktop } from '../support/recorded-desktop.ts';
import { monotonic } from './measure.ts';

export type EventsMeasured = {
  readonly frames: number;
  readonly perSecond: number;
  /** The same by processor time: what a process that is never interrupted would do. */
  readonly perProcessorSecond: number;
  /** `JSON.parse` of the same frames and nothing else. */
  readonly parsePerSecond: number;
  readonly pushes: number;
  /** Longest time in ms that the process could do nothing else. */
  readonly longestTurn: number;
};

/** So many calls live side by side; each goes through so many holds before its end. */
const callsAtOnce = 4;
const holdsPerCall = 10;
/** Fewer than the queue would drop. */
const framesPerBlock = 4000;
/** What one read of a socket brings at most. */
const framesPerRead = 40;

/** The app's time stands still while events are recorded, so that they are news when they are fed. */
function createPausingClock(): Clock & { readonly pause: () => void; readonly goOn: () => void } {
  let missed = 0;
  let pausedAt: number | undefined;
  const elapsed = (): number => (pausedAt ?? performance.now()) - missed;
  return {
    elapsed,
    now: () => performance.timeOrigin + elapsed(),
    after: (ms, task) => {
      const timer = setTimeout(task, Math.min(ms, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
    pause: () => (pausedAt = performance.now()),
    goOn: () => {
      missed += performance.now() - (pausedAt ?? performance.now());
      pausedAt = undefined;
    },
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function until(isSo: () => boolean, limitMs = 60_000): Promise<void> {
  for (const deadline = Date.now() + limitMs; !isSo(); await nextTurn()) {
    if (Date.now() > deadline) throw new Error('the app did not take the events in time');
  }
}

type Fed = { readonly app: App; readonly socket: () => InMemorySocket; readonly pushes: () => number };

/** The app joined as in the product: only windows, disk and network are not there. */
function startFed(simulator: Simulator, clock: Clock): Fed {
  let last: InMemorySocket | undefined;
  let pushes = 0;
  const desktop = createRecordedDesktop(clock.now);
  let answerWith: (code: string) => void = () => undefined;
  const outside: OutsideWorld = {
    ...{ version: '0.0.0', runtime: 'bench', locale: 'en', words: createWords('en'), clock, log: silentLog },
    ...{
      desktop,
      secrets: createFakeSecrets(),
      ruleSecrets: createFakeSecrets(),
      later: queueMicrotask,
      noteSecret: () => undefined,
    },
    ...{ hide: { secrets: (text) => text, text: (text) => text }, logTail: () => [] },
    chance: {
      fraction: Math.random,
      bytes: (length) => randomBytes(length),
      uuid: () => randomUUID(),
    },
    fetch: simulator.fetch,
    openSocket: (address) => (last = simulator.openSocket(address)),
    loadPubNub: () => undefined,
    settings: openSettingsStore({
      open: () => ({ path: 'settings.json', store: {} }),
      setAside: () => undefined,
      clock,
      log: silentLog,
    }),
    memory: { get: () => undefined, set: () => undefined },
    histories: createTestHistories().live(clock, silentLog).histories,
    ...createTestDocuments(clock),
    listen: ({ redirectUris }) => {
      const answer = new Promise<{ kind: 'code'; code: string }>(
        (resolve) => (answerWith = (code) => resolve({ kind: 'code', code })),
      );
      const redirectUri = redirectUris[0] ?? '';
      const listener = { redirectUri, answer, expect: () => undefined, close: () => Promise.resolve() };
      return Promise.resolve({ kind: 'listening', listener });
    },
    // Electron makes a structured clone for each window it sends to: here for the main window and the card.
    push: (_name, value) => {
      serialize(value);
      serialize(value);
      pushes += 1;
    },
    loadDemo: () => Promise.reject(new Error('no demo here')),
    config: {
      ...{ server: simulator.url, clientId: simulator.clientId, redirectUris: undefined, demo: false },
      ...{ demoScenario: undefined, printTimeline: false, rendererUrl: undefined, wayland: false },
      ...{ sessionBus: undefined, environment: {}, pubNubOrigin: undefined },
    },
  };
  const app = createApp(outside);
  void signIn(
    app,
    simulator,
    () => desktop.opened.at(-1),
    (code) => answerWith(code),
  );
  return { app, socket: () => last!, pushes: () => pushes };
}

async function signIn(
  app: App,
  simulator: Simulator,
  opened: () => string | undefined,
  answer: (code: string) => void,
): Promise<void> {
  await app.start();
  void app.commands.signIn();
  await until(() => opened() !== undefined);
  answer(new URL(simulator.sign.allow(opened()!)).searchParams.get('code') ?? '');
}

/** Keeps the notifications back that come meanwhile; answers and heartbeats go through, or the line would be given up. */
async function recording(
  socket: InMemorySocket,
  play: (frames: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  const frames: string[] = [];
  const deliver = socket.deliver.bind(socket);
  socket.deliver = (text) => {
    if (text.includes('"ServerNotification"')) frames.push(text);
    else deliver(text);
  };
  await play(frames);
  socket.deliver = deliver;
  return frames;
}

/** Calls that ring, are answered, held, taken back and hung up, as frames in the order they were sent. */
async function record(
  simulator: Simulator,
  count: number,
  socket: InMemorySocket,
): Promise<readonly string[]> {
  const me = simulator.people[0]!.id;
  const { telephony } = simulator.world;
  const live: ({ id: string; holds: number } | undefined)[] = [];
  const step = (turn: number): void => {
    const line = turn % callsAtOnce;
    const call = live[line];
    if (call === undefined) {
      const id = telephony.ring({ from: '+12125550100', fromName: `Caller ${turn}`, to: me });
      telephony.answer(id, { extensionId: me });
      live[line] = { id, holds: 0 };
    } else if (call.holds < holdsPerCall) {
      // Whoever was being talked to is put on hold by this.
      telephony.resume(call.id, me);
      call.holds += 1;
    } else {
      telephony.hangUp(call.id);
      live[line] = undefined;
    }
  };
  const frames = await recording(socket, async (taken) => {
    for (let turn = 0; taken.length < count; turn += 1) {
      step(turn);
      await nextTurn();
    }
    for (const call of live) if (call !== undefined) telephony.hangUp(call.id);
    await nextTurn();
  });
  return frames.slice(0, count);
}

/**
 * An event after which the state shows that everything before it was taken. It says what the platform itself does not:
 * an answer read meanwhile cannot be mistaken for it.
 */
async function marker(simulator: Simulator, socket: InMemorySocket, taken: string): Promise<string> {
  const set = `set ${taken}`;
  const frames = await recording(socket, async (came) => {
    simulator.world.changePresence(simulator.people[0]!.id, { message: set });
    await until(() => came.at(-1)?.includes(set) === true);
  });
  return frames.at(-1)!.replace(set, taken);
}

/** Feeds one block as a socket does, read by read, and waits until the app has taken the last of it. */
async function feed(
  socket: InMemorySocket,
  frames: readonly Buffer[],
  isTaken: () => boolean,
): Promise<void> {
  for (let start = 0; start < frames.length; start += framesPerRead) {
    for (const frame of frames.slice(start, start + framesPerRead)) socket.emit('message', frame, false);
    await nextTurn();
  }
  await until(isTaken);
}

function watchTurns(): () => number {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    watching = false;
    return longest;
  };
}

type Sums = { frames: number; feedMs: number; processorMs: number; parseMs: number; longestTurn: number };

/** Parses the same frames, and does nothing with them. */
function timeParsing(frames: readonly Buffer[]): number {
  const started = monotonic();
  for (const frame of frames) JSON.parse(frame.toString());
  return monotonic() - started;
}

export async function measureEvents(count: number): Promise<EventsMeasured> {
  const simulator = createSimulator({ worldOptions: demoOptions, rateLimits: false, seed: 1 });
  const clock = createPausingClock();
  const { app, socket, pushes } = startFed(simulator, clock);
  await until(() => app.state().connection.phase === 'online');
  const taken = new Set<string | undefined>();
  app.onState(({ presence }) => taken.add(presence?.message));

  async function playBlock(name: string, sums: Sums): Promise<void> {
    clock.pause();
    const texts = await record(simulator, framesPerBlock - 1, socket());
    const frames = [...texts, await marker(simulator, socket(), name)].map((text) => Buffer.from(text));
    clock.goOn();
    const turns = watchTurns();
    const usedBefore = process.cpuUsage();
    const started = monotonic();
    await feed(socket(), frames, () => taken.has(name));
    sums.feedMs += monotonic() - started;
    const used = process.cpuUsage(usedBefore);
    sums.processorMs += (used.user + used.system) / 1000;
    sums.longestTurn = Math.max(sums.longestTurn, turns());
    sums.frames += frames.length;
    sums.parseMs += timeParsing(frames);
  }

  const none = (): Sums => ({ frames: 0, feedMs: 0, processorMs: 0, parseMs: 0, longestTurn: 0 });
  // The first block warms the compiler up.
  await playBlock('taken 0', none());
  const sums = none();
  const pushesBefore = pushes();
  for (let block = 1; sums.frames < count; block += 1) await playBlock(`taken ${block}`, sums);
  const perSecond = (ms: number): number => (sums.frames / ms) * 1000;
  const measured: EventsMeasured = {
    ...{ frames: sums.frames, pushes: pushes() - pushesBefore, longestTurn: sums.longestTurn },
    ...{ perSecond: perSecond(sums.feedMs), perProcessorSecond: perSecond(sums.processorMs) },
    parsePerSecond: perSecond(sums.parseMs),
  };
  await app.close();
  await simulator.stop();
  return measured;
}
