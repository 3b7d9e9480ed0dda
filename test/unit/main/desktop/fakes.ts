import type { GateEvent, GateFrame } from '../../../../src/main/desktop/ipc-gate.ts';
import type { Log } from '../../../../src/main/log.ts';

/** A log that keeps what it was told. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (what: string, ...more: unknown[]): void =>
    void lines.push([what, ...more.map(asText)].join(' '));
  return { lines, info: keep, warn: keep, error: keep };
}

function asText(value: unknown): string {
  return value instanceof Error ? value.message : JSON.stringify(value);
}

/** Time that stands still until it is moved. */
export function handClock(): {
  readonly elapsed: () => number;
  readonly after: (ms: number, task: () => void) => () => void;
  readonly move: (ms: number) => void;
} {
  let now = 0;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    elapsed: () => now,
    after: (ms, task) => {
      const entry = { at: now + ms, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    move: (ms) => {
      now += ms;
      const due = tasks.filter(({ at }) => at <= now);
      tasks = tasks.filter(({ at }) => at > now);
      for (const { task } of due) task();
    },
  };
}

export const ownContents = 7;

function frame(changes: Partial<GateFrame> = {}): GateFrame {
  const made = {
    url: 'app://main/index.html',
    origin: 'app://main',
    detached: false,
    parent: null,
    top: null,
  };
  const full: GateFrame = Object.assign(made, changes);
  return 'top' in changes ? full : Object.assign(full, { top: full });
}

export function gateEvent(senderFrame: GateFrame | null = frame(), id: number = ownContents): GateEvent {
  return { sender: { id }, senderFrame };
}

/** Nine messages that look like ours and are not. */
export const wrongSenders: readonly (readonly [string, GateEvent])[] = [
  ['a frame that is gone', gateEvent(null)],
  ['a frame inside our page', gateEvent(frame({ parent: frame(), top: frame() }))],
  ['a frame whose top is another', gateEvent(frame({ top: frame() }))],
  ['a page from the web', gateEvent(frame({ url: 'https://evil.example/', origin: 'https://evil.example' }))],
  ['a file', gateEvent(frame({ url: 'file:///main/index.html', origin: 'file://' }))],
  ['an origin without a name', gateEvent(frame({ url: 'about:blank', origin: 'null' }))],
  ['another host of our scheme', gateEvent(frame({ url: 'app://other/index.html', origin: 'app://other' }))],
  [
    'an origin that only begins like ours',
    gateEvent(frame({ url: 'app://main.evil/x', origin: 'app://main.evil' })),
  ],
  ['contents we did not make', gateEvent(frame(), 99)],
];
