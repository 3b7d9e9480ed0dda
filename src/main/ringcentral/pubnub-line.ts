import type { PlatformOutside } from './outside.ts';
import { PlatformError } from './platform-port.ts';
import type { PubNubAddress } from './pubnub-address.ts';
import { createPubNubCarrier, type PollAnswer, type PubNubDoor } from './pubnub-carrier.ts';
import { createPubNubClient, type PubNubClass } from './pubnub-client.ts';
import { readPubNubMessage } from './pubnub-message.ts';
import { announceChannel } from './pubnub-request.ts';

/** One client listening to one channel, from its first poll to its end. It never comes back by itself. */
export type PubNubLine = {
  /** Resolves when the first poll was answered; rejects with PlatformError. */
  readonly opened: Promise<void>;
  /** From here a later line goes on without loss; undefined before the first answer. */
  readonly timetoken: () => string | undefined;
  /** Ends at once; nothing more is told, and an `opened` under way fails. */
  readonly close: () => void;
};

export type PubNubLineParts = {
  readonly outside: PlatformOutside;
  readonly door: PubNubDoor;
  readonly PubNub: PubNubClass;
  readonly address: PubNubAddress;
  readonly userId: string;
  /** Go on from here; undefined begins now. */
  readonly from: string | undefined;
  /** Whether PubNub is told who listens here, or knows it from a line before. */
  readonly presence: 'told' | 'known';
  readonly onPresenceTold: () => void;
  readonly onHeard: () => void;
  /** What the first poll says of the time, ms since the epoch. */
  readonly onServerTime: (serverTime: number) => void;
  readonly onFrame: (text: string) => void;
  /** Where the line stands changed without a message. */
  readonly onQuiet: () => void;
  /** Events were lost for sure, or one could not be read. */
  readonly onOverflow: () => void;
  /** After it was open; told once. */
  readonly onLost: (failure: PlatformError) => void;
};

/** PubNub keeps no more for anybody: with so many at once there were likely more. */
const queueLength = 100;
/** A poll is held while there is no news. Somebody on the way who answers in PubNub's place would be asked for ever. */
const hastyMs = 1_000;
const mostHasty = 10;
/** A timetoken counts 100 ns since the epoch; that of a first poll is the present. */
const unitsInMs = 10_000n;
/** Ms after the first poll until presence is told; before, it would take the connection that the next poll needs. */
const calmAfter = 1_000;

export function openPubNubLine(parts: PubNubLineParts): PubNubLine {
  const { outside, address } = parts;
  const origin = new URL(outside.pubNub.origin);
  let timetoken = parts.from;
  let isOpen = false;
  let isOver = false;
  let polledAt = -Infinity;
  let polledTo: string | undefined;
  let hasty = 0;
  let cancelCalm = (): void => undefined;
  let settle: { resolve: () => void; reject: (error: PlatformError) => void };
  const opened = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // Whoever closes the line before it is open may not wait for it any more.
  opened.catch(() => undefined);

  function end(failure: PlatformError): void {
    if (isOver) return;
    isOver = true;
    withdraw();
    cancelCalm();
    client.removeAllListeners();
    // It is told that there is no network, so that it says goodbye to nobody.
    client.destroy(true);
    if (!isOpen) settle.reject(failure);
  }

  function fail(failure: PlatformError): void {
    const tell = isOpen && !isOver;
    end(failure);
    if (tell) parts.onLost(failure);
  }

  function noteHaste(answer: PollAnswer): void {
    const at = outside.clock.elapsed();
    const brought = answer.messages > 0 && answer.timetoken !== polledTo;
    hasty = brought || at - polledAt >= hastyMs ? 0 : hasty + 1;
    polledAt = at;
    polledTo = answer.timetoken;
    if (hasty > mostHasty) throw new PlatformError('unexpected-answer', 'PubNub answers without news');
  }

  function notePoll(answer: PollAnswer): void {
    if (isOver) return;
    noteHaste(answer);
    parts.onHeard();
    if (!isOpen) {
      parts.onServerTime(Number(BigInt(answer.timetoken) / unitsInMs));
      timetoken ??= answer.timetoken;
      isOpen = true;
      settle.resolve();
    } else if (answer.messages === 0) {
      timetoken = answer.timetoken;
      parts.onQuiet();
    }
    if (answer.messages >= queueLength) parts.onOverflow();
  }

  async function whenCalm(): Promise<void> {
    if (parts.presence === 'known') throw new PlatformError('refused', 'PubNub knows who listens here');
    await opened;
    await new Promise<void>((resolve) => {
      cancelCalm();
      cancelCalm = outside.clock.after(calmAfter, resolve);
    });
  }

  function noteMessage(payload: unknown, at: string): void {
    if (isOver) return;
    const frame = readPubNubMessage(payload, address.key);
    timetoken = at;
    if (frame !== undefined) parts.onFrame(frame);
    else {
      outside.trace.count('damaged');
      outside.log.warn('a message of PubNub could not be read');
      parts.onOverflow();
    }
  }

  const carrier = createPubNubCarrier({
    door: parts.door,
    clock: outside.clock,
    onPoll: notePoll,
    onFailed: fail,
    whenCalm,
    onPresenceTold: parts.onPresenceTold,
  });
  const withdraw = announceChannel(address.channel, carrier);
  const client = createPubNubClient(parts.PubNub, {
    subscribeKey: address.subscribeKey,
    userId: parts.userId,
    origin: origin.host,
    ssl: origin.protocol === 'https:',
  });
  client.addListener({
    message: (event) => noteMessage(event.message, event.timetoken),
    status: () => undefined,
  });
  client.subscribe({
    channels: [address.channel],
    ...(parts.from === undefined ? {} : { timetoken: parts.from }),
  });
  return {
    opened,
    timetoken: () => timetoken,
    close: () => end(new PlatformError('network', 'closed while it was opened')),
  };
}
