import { PlatformError } from './platform-port.ts';
import { isPubNubOriginAllowed, isSameAddress } from './pubnub-address.ts';
import { createPubNubDoor } from './pubnub-carrier.ts';
import { type PubNubClass, readPubNubClass } from './pubnub-client.ts';
import { createPubNubKept } from './pubnub-kept.ts';
import { createPubNubLease } from './pubnub-lease.ts';
import { openPubNubLine, type PubNubLine, type PubNubLineParts } from './pubnub-line.ts';
import { createPubNubLines, type StartLine } from './pubnub-lines.ts';
import { createPubNubSubscriptions, type PubNubSubscription } from './pubnub-subscriptions.ts';
import { refusedByPubNub } from './transport-choice.ts';
import type { Linked, Transport, TransportParts } from './transport.ts';

/** Ms for which PubNub keeps messages for somebody who is away; it says twenty minutes and promises nothing. */
const keptByPubNub = 15 * 60_000;
/** Ms between two notes of where a line stands on which nothing comes. */
const quietNote = 60_000;
/** Ms in which a second subscription that is gone is no planned end any more. */
const goneAgainWithin = 60_000;

/**
 * Events through PubNub, another company's network of long polls: where the gateway cannot be reached and the platform
 * still grants it. The subscription lives on the platform and is renewed by REST; the line is the published client.
 */
export function createPubNubTransport(parts: TransportParts): Transport {
  const { outside, ears } = parts;
  const { clock, log } = outside;
  const door = createPubNubDoor(outside);
  const kept = createPubNubKept(outside.cursors, outside.chance);
  const lease = createPubNubLease({
    ...{ outside, kept, onChanged: moveTo, onGone: lose },
    subscriptions: createPubNubSubscriptions(outside, parts.door, kept),
  });
  let goneAt = -Infinity;
  const lines = createPubNubLines(clock, (failure) => {
    if (failure.kind === 'refused') lease.spoil();
    rest();
    ears.onLost(failure.message, 'broken');
  });
  let PubNub: PubNubClass | undefined;
  /** The channel where PubNub was told who listens. */
  let knownOn: string | undefined;
  /** Of the line, or of the last one there was. */
  let subscription: PubNubSubscription | undefined;
  let heardAt: { readonly elapsed: number; readonly now: number } | undefined;
  let notedAt = -Infinity;
  let giveUp: (error: PlatformError) => void = () => undefined;
  /** Changes with each opening and each end, so that a late outcome knows it is not asked for any more. */
  let turn = 0;

  async function load(): Promise<PubNubClass> {
    const found = readPubNubClass(await outside.pubNub.load());
    if (found === undefined) throw new PlatformError('unexpected-answer', 'not the client of PubNub');
    return found;
  }

  /** More came, perhaps, than anybody keeps: the process stood still, or the computer slept and nobody said so. */
  function noteHeard(): void {
    const before = heardAt;
    heardAt = { elapsed: clock.elapsed(), now: clock.now() };
    const quiet =
      before === undefined ? 0 : Math.max(heardAt.elapsed - before.elapsed, heardAt.now - before.now);
    ears.onHeard();
    if (quiet > keptByPubNub) ears.onOverflow();
  }

  function notePlace(at: string | undefined): void {
    if (at === undefined) return;
    notedAt = clock.elapsed();
    kept.noteTimetoken(at);
  }

  function startOn(
    loaded: PubNubClass,
    { address }: PubNubSubscription,
    presence: PubNubLineParts['presence'] = address.channel === knownOn ? 'known' : 'told',
  ): StartLine {
    return (from, onLost) => {
      const opened: PubNubLine = openPubNubLine({
        ...{ outside, door, PubNub: loaded, from, address, userId: kept.userId(), presence, onLost },
        onHeard: noteHeard,
        onPresenceTold: () => (knownOn = address.channel),
        // Before what was missed comes in, so that it is known for what it is: REST may not have told the time lately.
        onServerTime: parts.noteServerTime,
        onFrame: (text) => {
          ears.onFrame(text);
          notePlace(opened.timetoken());
        },
        onQuiet: () => {
          if (clock.elapsed() - notedAt >= quietNote) notePlace(opened.timetoken());
        },
        onOverflow: ears.onOverflow,
      });
      return opened;
    };
  }

  function rest(): void {
    turn += 1;
    heardAt = undefined;
    lease.unwatch();
    giveUp(new PlatformError('network', 'given up'));
  }

  /** True where a line was open. */
  function stop(): boolean {
    if (lines.isOpen()) notePlace(lines.timetoken());
    const wasOpen = lines.stop();
    rest();
    return wasOpen;
  }

  /** Where the platform has said so another one is to be had at once, but not one after the other. */
  function lose(why: string, who: 'platform' | 'time'): void {
    const isAgain = clock.elapsed() - goneAt < goneAgainWithin;
    goneAt = clock.elapsed();
    if (stop()) ears.onLost(why, who === 'time' || isAgain ? 'broken' : 'ended');
  }

  function stillWanted(mine: number): void {
    if (mine !== turn) throw new PlatformError('network', 'given up');
  }

  async function link(filters: readonly string[], away: number | undefined): Promise<Linked> {
    const mine = turn;
    if (!isPubNubOriginAllowed(outside.pubNub.origin, outside.allowHttp))
      throw new PlatformError('refused', 'PubNub is at an address that is not allowed');
    PubNub ??= await load();
    const before = subscription;
    const now = await lease.obtain(filters);
    stillWanted(mine);
    subscription = now;
    const isOld = before?.id === now.id && isSameAddress(before.address, now.address);
    // One of an earlier run goes on where that run stopped reading; the truth is read all the same.
    const from = kept.subscriptionId() === now.id ? kept.timetoken() : undefined;
    await lines.begin(startOn(PubNub, now), from).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || error.kind !== 'refused') throw error;
      if (mine === turn) lease.spoil();
      // No permission is missing at the platform: another subscription may do, so nobody waits for one.
      const detail = { status: error.status, code: refusedByPubNub, cause: error };
      throw new PlatformError('server', error.message, detail);
    });
    stillWanted(mine);
    // An answer to an earlier look may have come while the line was built: PubNub opens one on a channel where nothing comes.
    if (!lease.holds(now)) throw new PlatformError('network', 'the subscription ran out meanwhile');
    notePlace(lines.timetoken());
    lease.watch();
    const isKept = isOld && from !== undefined && away !== undefined && away < keptByPubNub;
    return { how: isKept ? 'recovered' : 'new', limitations: now.limitations };
  }

  function moveTo(changed: PubNubSubscription): void {
    const before = subscription;
    subscription = changed;
    if (PubNub === undefined || before === undefined || isSameAddress(before.address, changed.address))
      return;
    log.info('the platform sends the events elsewhere now');
    lines.renew(startOn(PubNub, changed), ears.onOverflow);
  }

  return {
    name: 'pubnub',
    open: async (filters, away) => {
      stop();
      const mine = turn;
      const gaveUp = new Promise<never>((_, reject) => (giveUp = reject));
      try {
        const linked = await Promise.race([link(filters, away), gaveUp]);
        void lease.clearLeftovers();
        return linked;
      } catch (error) {
        if (mine === turn) stop();
        throw error instanceof PlatformError ? error : new PlatformError('unexpected-answer', String(error));
      }
    },
    isOpen: lines.isOpen,
    probe: () => {
      if (!lines.isOpen() || PubNub === undefined || subscription === undefined) return;
      lease.check();
      // Also finds a poll that alone is dead, on a network that is well.
      lines.renew(startOn(PubNub, subscription, 'known'));
    },
    setFilters: async (filters) => (await lease.change(filters)).limitations,
    cut: () => void stop(),
    close: async () => {
      stop();
      await lease.giveBack();
    },
  };
}
