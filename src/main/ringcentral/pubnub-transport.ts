import { PlatformError } from './platform-port.ts';
import { isPubNubOriginAllowed, isSameAddress } from './pubnub-address.ts';
import { createPubNubDoor } from './pubnub-carrier.ts';
import { type PubNubClass, readPubNubClass } from './pubnub-client.ts';
import { createPubNubKept } from './pubnub-kept.ts';
import { createPubNubLease } from './pubnub-lease.ts';
import { openPubNubLine, type PubNubLine } from './pubnub-line.ts';
import { createPubNubProof } from './pubnub-proof.ts';
import { createPubNubSubscriptions, type PubNubSubscription } from './pubnub-subscriptions.ts';
import type { Linked, Transport, TransportParts } from './transport.ts';

/** Ms for which PubNub keeps messages for somebody who is away; it says twenty minutes and promises nothing. */
const keptByPubNub = 15 * 60_000;
/** Ms between two notes of where a line stands on which nothing comes. */
const quietNote = 60_000;

/**
 * Events through PubNub, another company's network of long polls: where the gateway cannot be reached and the platform
 * still grants it. The subscription lives on the platform and is renewed by REST; the line is the published client.
 */
export function createPubNubTransport(parts: TransportParts): Transport {
  const { outside, ears } = parts;
  const { clock, log } = outside;
  const kept = createPubNubKept(outside.cursors, outside.chance);
  const lease = createPubNubLease({
    ...{ outside, kept, onChanged: moveTo, onGone: (why) => lose(why) },
    subscriptions: createPubNubSubscriptions(outside, parts.door, kept),
  });
  const door = createPubNubDoor(outside);
  const proof = createPubNubProof({
    ...{ clock, door, origin: outside.pubNub.origin },
    onProven: () => {
      noteHeard();
      if (subscription !== undefined) void replace(subscription);
    },
  });
  let PubNub: PubNubClass | undefined;
  let line: PubNubLine | undefined;
  /** The line is open, or being replaced by one that goes on where it stood. */
  let isUp = false;
  /** Of the line, or of the last one there was. */
  let subscription: PubNubSubscription | undefined;
  let heardAt: { readonly elapsed: number; readonly now: number } | undefined;
  let notedAt = -Infinity;
  let giveUp: (error: PlatformError) => void = () => undefined;
  /** Changes whenever a line begins or ends, so that a late outcome knows it is not asked for any more. */
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

  function notePlace(of: PubNubLine | undefined): void {
    const at = of?.timetoken();
    if (at === undefined) return;
    notedAt = clock.elapsed();
    kept.noteTimetoken(at);
  }

  function start(loaded: PubNubClass, on: PubNubSubscription, from: string | undefined): PubNubLine {
    const opened: PubNubLine = openPubNubLine({
      ...{ outside, door, PubNub: loaded, from, address: on.address, userId: kept.userId() },
      onHeard: noteHeard,
      onFrame: (text) => {
        ears.onFrame(text);
        notePlace(opened);
      },
      onQuiet: () => {
        if (clock.elapsed() - notedAt >= quietNote) notePlace(opened);
      },
      onOverflow: ears.onOverflow,
      onLost: (failure) => lose(failure.message, failure),
    });
    line = opened;
    return opened;
  }

  /** True where there was an open line. */
  function stop(): boolean {
    const wasUp = isUp;
    turn += 1;
    isUp = false;
    heardAt = undefined;
    lease.unwatch();
    proof.stop();
    if (wasUp) notePlace(line);
    line?.close();
    line = undefined;
    giveUp(new PlatformError('network', 'given up'));
    return wasUp;
  }

  function lose(why: string, failure?: PlatformError): void {
    if (failure?.kind === 'refused') lease.spoil();
    if (stop()) ears.onLost(why, 'broken');
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
    await start(PubNub, now, from).opened.catch((error: unknown) => {
      if (mine === turn && error instanceof PlatformError && error.kind === 'refused') lease.spoil();
      throw error;
    });
    stillWanted(mine);
    isUp = true;
    notePlace(line);
    lease.watch();
    const isKept = isOld && from !== undefined && away !== undefined && away < keptByPubNub;
    return { how: isKept ? 'recovered' : 'new', limitations: now.limitations };
  }

  /**
   * The old line ends first; what comes meanwhile waits for the new one, which goes on where the old one stood. So a
   * poll that alone is dead, on a network that is well, is found and mended.
   */
  async function replace(on: PubNubSubscription): Promise<void> {
    const old = line;
    if (!isUp || old === undefined || PubNub === undefined) return;
    turn += 1;
    const mine = turn;
    old.close();
    await start(PubNub, on, old.timetoken()).opened.catch((error: unknown) => {
      if (mine === turn) lose(String(error), error instanceof PlatformError ? error : undefined);
    });
  }

  function moveTo(changed: PubNubSubscription): void {
    const before = subscription;
    subscription = changed;
    if (!isUp || before === undefined || isSameAddress(before.address, changed.address)) return;
    log.info('the platform sends the events elsewhere now');
    void replace(changed).then(() => {
      if (isUp) ears.onOverflow();
    });
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
    isOpen: () => isUp,
    probe: () => {
      if (!isUp) return;
      lease.check();
      proof.begin();
    },
    setFilters: async (filters) => (await lease.change(filters)).limitations,
    cut: () => void stop(),
    close: async () => {
      stop();
      await lease.giveBack();
    },
  };
}
