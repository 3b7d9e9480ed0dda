import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { OutsideWorld } from '../../../src/main/outside-world.ts';
import { createLog } from '../../../src/main/log.ts';
import { createRedactor } from '../../../src/main/redact.ts';
import type { TransportName } from '../../../src/shared/connection.ts';
import { createRandom } from '../../../src/simulator/clock.ts';
import type { VirtualClock } from '../../support/virtual-clock.ts';
import { createVirtualComputer, type VirtualComputer } from '../../support/virtual-computer.ts';
import type { RecordedDesktop } from '../../support/recorded-desktop.ts';
import {
  createVirtualNetwork,
  type NetworkParts,
  type VirtualNetwork,
} from '../../support/virtual-network.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import type { Stage } from './stage.ts';
import type { DayTrace } from './trace.ts';
import { openWayOut } from './way-out.ts';
import type { NoteWrong } from './wrongs.ts';

export type StageParts = {
  readonly seed: number;
  readonly transport: TransportName;
  readonly clock: VirtualClock;
  readonly trace: DayTrace;
  readonly wrong: NoteWrong;
  /** Hears of every new process, before it starts. */
  readonly onComputer: (computer: VirtualComputer) => void;
};

/** The person has chosen it, and it has a host of its own, so that no connection serves both it and the platform. */
const onPubNub = {
  simulator: { pubnub: true },
  settings: { platform: { transport: 'pubnub' } },
  pubNubOrigin: 'http://localhost:50800',
} as const;

/** Signed in and online, at the beginning of a day. */
export async function startStage(parts: StageParts): Promise<Stage> {
  const { seed, clock, trace, wrong } = parts;
  const lifeListeners: ((app: TestApp) => void)[] = [];
  const awakeListeners: (() => void)[] = [];
  const byteListeners: (() => void)[] = [];
  let computer: VirtualComputer | undefined;
  const network = openNetwork(parts, {
    accept: (stream) => app.simulator.accept(stream),
    onBytes: (line, direction, bytes) => {
      trace.bytes(line, direction, bytes);
      for (const tell of byteListeners) tell();
    },
  });
  let isOnNetwork = true;
  let networks = 1;
  const addresses = (): readonly string[] => (isOnNetwork ? [`eth0 192.0.2.${networks}`] : []);
  const outside = (desktop: RecordedDesktop): Partial<OutsideWorld> => {
    computer = createVirtualComputer(clock, clock.now);
    parts.onComputer(computer);
    const { fetch, openSocket, port } = openWayOut(network, computer, addresses);
    return {
      ...{ fetch, openSocket, clock: computer, desktop: { ...desktop, network: port } },
      ...writeTo(trace, computer),
    };
  };
  let app = await startTestApp({
    ...{ seed, clock, outside },
    silent: true,
    until: 'started',
    world: { quirks: quirksOf(seed), noAnswerSeconds: 45 },
    ...(parts.transport === 'pubnub' ? onPubNub : {}),
  });
  const { simulator, personId } = app;
  await app.signIn();
  await app.until(() => app.state().connection.phase === 'online', 20_000);

  const now = (): VirtualComputer => computer!;
  let isAlive = true;
  let sleeps = 0;
  let isStartDue = false;

  async function startAgain(): Promise<void> {
    app = await app.killAndStart();
    isAlive = true;
    for (const tell of lifeListeners) tell(app);
  }

  /** Nothing starts on a computer that sleeps. */
  function startWhenAwake(): void {
    isStartDue = sleeps > 0;
    if (isStartDue) return;
    trace.note('process', 'started again');
    startAgain().catch((error: unknown) => wrong('crashes', `start: ${String(error)}`));
  }

  return {
    ...{ clock, network, simulator, personId, trace, wrong },
    app: () => app,
    computer: now,
    isRunning: () => isAlive && now().isRunning(),
    onLife: (listener) => {
      lifeListeners.push(listener);
      listener(app);
    },
    kill: (ms) => {
      if (!isAlive) return;
      trace.note('process', 'killed');
      isAlive = false;
      now().die();
      app.kill();
      for (const line of network.lines())
        if (line.holder.isDead()) {
          // The system closes what the process had open; nobody in it hears of it any more.
          line.socket.removeAllListeners();
          line.socket.on('error', () => undefined);
          line.socket.destroy();
        }
      clock.driven.after(ms, startWhenAwake);
    },
    sleep: (kind, isTold) => {
      const sleeper = now();
      const { desktop } = app;
      trace.note('computer', `asleep, ${kind}`);
      if (isTold && sleeper.isRunning()) desktop.suspend();
      sleeper.pause(kind);
      sleeps += 1;
      return () => {
        trace.note('computer', 'awake');
        sleeps -= 1;
        sleeper.resume();
        if (isStartDue) startWhenAwake();
        network.release();
        // Several sleeps may overlap: only the last one's end is a wake.
        if (!isTold || !sleeper.isRunning()) return;
        for (const tell of awakeListeners) tell();
        desktop.resume();
      };
    },
    stall: () => {
      const stalled = now();
      stalled.pause('time-goes-on');
      return () => {
        stalled.resume();
        network.release();
      };
    },
    onBytes: (listener) => void byteListeners.push(listener),
    onAwake: (listener) => void awakeListeners.push(listener),
    networkChanged: (to) => {
      isOnNetwork = to !== 'none';
      if (to === 'another') networks = (networks % 250) + 1;
    },
    close: async () => {
      await app.close();
    },
  };
}

const pageOfPortal =
  '<!doctype html><html><head><title>Welcome</title></head><body>Sign in first</body></html>';

function openNetwork(
  { seed, clock }: StageParts,
  { accept, onBytes }: { readonly accept: (stream: Duplex) => void } & Pick<NetworkParts, 'onBytes'>,
): VirtualNetwork {
  const portal = createServer((_request, response) => {
    response.sendDate = false; // Node's own would be the real one.
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(pageOfPortal);
  });
  return createVirtualNetwork({
    clock: clock.driven,
    latency: 5 + Math.floor(createRandom(seed)() * 60),
    accept,
    acceptElsewhere: (stream) => void portal.emit('connection', stream),
    onBytes,
  });
}

/** The app's log, into the trace. */
function writeTo(
  trace: DayTrace,
  computer: VirtualComputer,
): Pick<OutsideWorld, 'log' | 'noteSecret' | 'hide'> {
  const redact = createRedactor({ homeFolder: '/home/somebody', userName: 'somebody' });
  const write = (line: string): void => {
    if (!computer.isDead()) trace.note('log', line);
  };
  return { log: createLog({ write, redact, now: computer.now }), noteSecret: redact.remember, hide: redact };
}

/** The platform's habits differ between accounts: each day has others. */
function quirksOf(
  seed: number,
): Record<
  'transitionalNoCall' | 'emptyToAtEnd' | 'withoutTerminationType' | 'withoutPlus' | 'maskedNumbers',
  boolean
> {
  const bit = (place: number): boolean => ((seed >> place) & 1) === 1;
  return {
    transitionalNoCall: bit(0),
    emptyToAtEnd: bit(1),
    withoutTerminationType: bit(2),
    withoutPlus: bit(3),
    maskedNumbers: bit(4),
  };
}
