import type { LineEnd } from '../../support/virtual-line.ts';
import type { Weather } from '../../support/virtual-network.ts';
import type { Fault } from './draw-faults.ts';
import type { FaultName } from './fault-kinds.ts';
import type { Stage } from './stage.ts';

type Strike = (stage: Stage, fault: Fault) => () => void;

const failing = (code: string): Weather => ({ connecting: { kind: 'fails', code } });

/** What kind of weather it is, for as long as the fault lasts. */
const weathers: Partial<Record<FaultName, (dice: number) => Weather>> = {
  'connection refused': () => failing('ECONNREFUSED'),
  'reset before bytes': () => ({ cut: 'before-bytes' }),
  'reset after request': () => ({ cut: 'after-request' }),
  'reset in the answer': () => ({ cut: 'in-answer' }),
  'slow network': (dice) => ({ slower: Math.round(30_000 * dice ** 3) }),
  'narrow network': () => ({ bytesPerSecond: 1000 }),
  'name not found': (dice) => failing(dice < 0.5 ? 'ENOTFOUND' : 'EAI_AGAIN'),
  'name found late': (dice) => ({ lookup: Math.round(2_000 + 28_000 * dice) }),
  'bad certificate': () => failing('CERT_HAS_EXPIRED'),
  'proxy asks for a password': () => failing('PROXY_PASSWORD'),
};

/** Of these only who connects anew hears anything: mostly the open lines are cut. */
const needNewLine: ReadonlySet<FaultName> = new Set([
  'connection refused',
  'name not found',
  'name found late',
  'bad certificate',
  'proxy asks for a password',
]);

const ends: Partial<Record<FaultName, LineEnd>> = {
  'half-open line': 'silent',
  'line killed': 'reset',
  'line closed': 'closed',
};

/** Nothing gets through; afterwards TCP goes on where it was, or every router has forgotten it. */
const blackHole: Strike = ({ network }, { dice }) => {
  const stop = network.change({ held: true });
  return () => {
    if (dice < 0.5) network.end('silent');
    stop();
  };
};

/** Whoever connects reaches the portal; what was connected is as good as gone. */
const captivePortal: Strike = ({ network, networkChanged }) => {
  network.end('silent');
  const stop = network.change({ connecting: { kind: 'elsewhere' } });
  networkChanged('another');
  return stop;
};

/**
 * The computer has no network. Some systems cut what was connected at once, on others it goes on when the network is
 * back, or is silently dead because the address is another one.
 */
export function networkDown({ network, networkChanged }: Stage, dice: number): () => void {
  if (dice < 0.3) network.end('reset');
  const stop = network.change({ ...failing('ENETUNREACH'), held: true });
  networkChanged('none');
  return () => {
    if (dice > 0.6) network.end('silent');
    stop();
    networkChanged(dice > 0.6 ? 'another' : 'same');
  };
}

/** Down and up again, twenty times a minute. */
const flapping: Strike = (stage, fault) => {
  const { clock } = stage;
  let stop: (() => void) | undefined;
  let isOver = false;
  const next = (): void => {
    const wasDown = stop !== undefined;
    stop?.();
    stop = undefined;
    if (isOver) return;
    if (!wasDown) stop = networkDown(stage, fault.dice);
    clock.driven.after(1_500, next);
  };
  next();
  return () => {
    isOver = true;
    stop?.();
    stop = undefined;
  };
};

const strikes: Partial<Record<FaultName, Strike>> = {
  'black hole': blackHole,
  'captive portal': captivePortal,
  'network down': (stage, { dice }) => networkDown(stage, dice),
  'flapping network': flapping,
};

/** Makes it so on the network. Answers how it ends; undefined for faults of another kind. */
export function strikeNetwork(stage: Stage, fault: Fault): (() => void) | undefined {
  const { network } = stage;
  const end = ends[fault.name];
  if (end !== undefined) {
    network.end(end);
    return () => undefined;
  }
  const weather = weathers[fault.name];
  if (weather === undefined) return strikes[fault.name]?.(stage, fault);
  const stop = network.change(weather(fault.dice));
  if (needNewLine.has(fault.name) && fault.dice < 0.6) network.end('reset');
  return stop;
}
