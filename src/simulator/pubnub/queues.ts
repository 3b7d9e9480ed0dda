import { ageOf, type Timetoken, type Timetokens } from './timetokens.ts';

/** One message as it waits for whoever polls. */
export type QueuedMessage = {
  readonly channel: string;
  readonly timetoken: Timetoken;
  /** Encrypted text, or the event itself where the subscription asked for no encryption. */
  readonly payload: unknown;
};

/** PubNub keeps the newest hundred of each channel, for about twenty minutes. */
const queueLength = 100;
const keptMs = 20 * 60_000;

/** What was published lately, by channel. Whoever was away for longer, or for more messages, never learns of it. */
export function createQueues(timetokens: Timetokens) {
  const queues = new Map<string, QueuedMessage[]>();

  return {
    add(channel: string, payload: unknown): QueuedMessage {
      const message = { channel, timetoken: timetokens.next(), payload };
      const queue = queues.get(channel) ?? [];
      queues.set(channel, queue);
      queue.push(message);
      if (queue.length > queueLength) queue.shift();
      return message;
    },
    /** Oldest first. */
    since(channels: readonly string[], since: Timetoken): readonly QueuedMessage[] {
      const now = timetokens.now();
      return channels
        .flatMap((channel) => queues.get(channel) ?? [])
        .filter(({ timetoken }) => timetoken > since && ageOf(timetoken, now) <= keptMs)
        .toSorted((a, b) => (a.timetoken < b.timetoken ? -1 : 1));
    },
    drop: (channel: string) => void queues.delete(channel),
  };
}
