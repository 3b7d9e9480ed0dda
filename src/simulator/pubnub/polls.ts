import type { PlatformReply } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import type { SimulatorClock } from '../world-types.ts';
import { cut, polled } from './answers.ts';
import type { createQueues } from './queues.ts';
import type { Timetoken } from './timetokens.ts';

export type Poll = {
  readonly channels: readonly string[];
  readonly since: Timetoken;
  /** Aborted when whoever asked has gone. */
  readonly gone: AbortSignal | undefined;
};

type Held = Poll & {
  readonly heldAt: number;
  readonly end: (reply: PlatformReply) => void;
  /** Its connection swallows everything: it will never be answered. */
  frozen: boolean;
};

/** A poll without news is answered after this. */
const holdMs = 280_000;

/** Whoever got an answer polls again at once; that long nobody is taken for gone. */
const betweenPollsMs = 2_000;

/** The polls that wait for a message. */
export function createPolls(parts: {
  clock: SimulatorClock;
  faults: Faults;
  queues: ReturnType<typeof createQueues>;
  subscribeKey: string;
}) {
  const { clock, faults, queues, subscribeKey } = parts;
  const held = new Set<Held>();
  const answeredAt = new Map<string, number>();

  function tryToAnswer(poll: Held) {
    const messages = queues.since(poll.channels, poll.since);
    const last = messages.at(-1);
    if (!last || poll.frozen) return;
    if (faults.strike('pubnub-killed')) poll.end(cut);
    else poll.end(polled(last.timetoken, messages, subscribeKey));
  }

  function kill(): number {
    answeredAt.clear();
    const killed = [...held].filter((poll) => !poll.frozen);
    for (const poll of killed) poll.end(cut);
    return killed.length;
  }

  let halfOpenWas = false;
  faults.onChange(() => {
    const halfOpen = faults.isOn('socket-half-open');
    const begins = halfOpen && !halfOpenWas;
    halfOpenWas = halfOpen;
    if (begins) answeredAt.clear();
    for (const poll of begins ? held : [])
      if (!poll.frozen && faults.strike('socket-half-open')) poll.frozen = true;
    if (faults.isOn('network-down')) kill();
  });

  return {
    hold: (poll: Poll): Promise<PlatformReply> =>
      new Promise((resolve) => {
        const settle = (reply: PlatformReply) => {
          held.delete(one);
          if (!reply.reset) for (const channel of poll.channels) answeredAt.set(channel, clock.now());
          cancel();
          resolve(reply);
        };
        const one: Held = { ...poll, heldAt: clock.now(), end: settle, frozen: false };
        held.add(one);
        const cancel = clock.after(holdMs, () => {
          if (!one.frozen) settle(polled(poll.since, [], subscribeKey));
        });
        // Nobody reads this answer; it only frees the place.
        poll.gone?.addEventListener('abort', () => settle(cut), { once: true });
        if (poll.gone?.aborted) settle(cut);
        else tryToAnswer(one);
      }),
    /** Somebody asked from where to go on, and is on the way to poll. */
    expect: (channels: readonly string[]) => {
      for (const channel of channels) answeredAt.set(channel, clock.now());
    },
    wake: (channel: string) => {
      for (const poll of [...held]) if (poll.channels.includes(channel)) tryToAnswer(poll);
    },
    /** Cuts every poll that waits. Answers how many there were. */
    kill,
    /** No poll that waits now will ever be answered. */
    freeze: () => {
      answeredAt.clear();
      for (const poll of held) poll.frozen = true;
    },
    /** Whether somebody waits for this channel's messages, and would get them. */
    isListening: (channel: string) =>
      [...held].some((poll) => !poll.frozen && poll.channels.includes(channel)) ||
      clock.now() - (answeredAt.get(channel) ?? -Infinity) < betweenPollsMs,
    list: () =>
      [...held].map(({ channels, heldAt, frozen }) => ({
        channels,
        heldSince: new Date(heldAt).toISOString(),
        frozen,
      })),
  };
}
