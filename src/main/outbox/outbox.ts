import type { FaxAnswer } from '../../shared/fax.ts';
import type { FaxSent } from '../ringcentral/fax-port.ts';
import type { MessageRecord } from '../ringcentral/message-port.ts';
import type { OutboxRow } from '../storage/outbox-row.ts';
import { isUnsettled } from '../unsettled.ts';
import { createAttempts } from './attempts.ts';
import { claimsAmong, couldBeThere } from './finding.ts';
import { createLives } from './lives.ts';
import { type LookPlan, planAfterLoss, planAtOnce, planToWatch } from './look-plan.ts';
import { createLooks } from './looks.ts';
import type { Outbox, OutboxItem, OutboxPorts } from './ports.ts';
import { pauseBefore } from './retry.ts';
import { createShelf } from './shelf.ts';
import {
  answered,
  asked,
  begun,
  broughtBack,
  ended,
  isWatched,
  type Moment,
  takenUp,
  withoutOldDoubts,
  written,
} from './steps.ts';
import { heldUp, isOnItsWay, untilLate, type Waiting } from './waiting.ts';

/** Uploads at the same time: a large one does not hold up a small one. */
const mostAtOnce = 2;
/** Ms between two tries of a disk that fails. */
const diskPause = 30_000;
/** Settled ones that stay in sight. */
const mostShown = 200;

export function createOutbox(ports: OutboxPorts): Outbox {
  const { clock, log, store } = ports;
  const lives = createLives();
  const live = lives.of;
  /** Settled in this run, or told something about in it. */
  const shown = new Set<string>();
  let cancelTimer = (): void => undefined;
  let isClosing = false;

  const moment = (): Moment => ({ wall: clock.now(), elapsed: clock.elapsed(), server: ports.serverNow() });

  /** Runs before there is a shelf. */
  function takeUp(
    rows: readonly OutboxRow[],
    isOld: boolean,
    known: readonly OutboxRow[],
  ): readonly OutboxRow[] {
    const at = moment();
    const onTheirWay = new Set(known.filter(isOnItsWay).map(({ fingerprint }) => fingerprint));
    return rows.map((row) => {
      const now = withoutOldDoubts(isOld ? broughtBack(row, at) : takenUp(row, at), at);
      if (now.state === 'queued') live(row.id).lookFirst = 'for-anything';
      if (!isOnItsWay(now)) return now;
      // Two copies of one wording cannot both be looked for.
      if (onTheirWay.has(now.fingerprint)) return asked(now, true, at);
      onTheirWay.add(now.fingerprint);
      return now;
    });
  }

  const shelf = createShelf({
    ...{ store, log, takeUp, mark: ports.mark, now: clock.now, trouble: ports.trouble },
  });

  const attempts = createAttempts({
    ...{ clock, log, live, ended: end },
    post: ports.post,
    changed: ports.changed,
  });

  const looks = createLooks({
    ...{ clock, log, looked, failed: ports.changed, look: ports.look },
    canLook: () => ports.obstacle()?.kind !== 'offline',
    sinceOf: (ids) => Math.min(ports.serverNow(), ...ids.flatMap(startsOf)),
  });

  /** By the platform's clock, when what could be found of it began. */
  function startsOf(id: string): readonly number[] {
    const row = shelf.get(id);
    if (row === undefined) return [];
    const isNew = live(id).lookFirst === 'for-anything';
    return [...row.doubts.map(({ startedAt }) => startedAt), ...(isNew ? [writtenOf(row)] : [])];
  }

  const writtenOf = (row: OutboxRow): number => row.writtenAt + ports.serverNow() - clock.now();

  function open(): readonly OutboxRow[] {
    return shelf.rows().filter(isUnsettled);
  }

  function waitingOf(row: OutboxRow, held: ReadonlyMap<string, 'twin' | 'turn'>, sending: number): Waiting {
    if (row.state === 'unsure') return ports.obstacle()?.kind === 'offline' ? 'offline' : undefined;
    if (row.state !== 'queued') return undefined;
    const before = held.get(row.id);
    if (before !== undefined) return before;
    if (untilLate(row, clock.now()) <= 0) return 'confirm-late';
    if (shelf.trouble() !== undefined || !shelf.isKept(row.id)) return 'disk';
    const obstacle = ports.obstacle();
    if (obstacle !== undefined) return obstacle.kind;
    if (live(row.id).retryAt > clock.elapsed() || looks.isPlanned(row.id)) return 'retry';
    return sending >= mostAtOnce ? 'turn' : undefined;
  }

  const sendingAmong = (rows: readonly OutboxRow[]): number =>
    rows.filter(({ state }) => state === 'sending').length;

  /** Lets everything go that may go, and comes back when something else may. */
  function pump(): void {
    cancelTimer();
    if (isClosing) return;
    planLooks();
    const held = heldUp(open());
    for (const row of open()) {
      if (row.state !== 'queued' || waitingOf(row, held, sendingAmong(open())) !== undefined) continue;
      if (live(row.id).lookFirst === 'no') send(row);
      else looks.plan(row.id, planAtOnce(clock.elapsed()));
    }
    cancelTimer = clock.after(Math.max(1, Math.ceil(untilNext())), () => {
      if (shelf.trouble() !== undefined) shelf.retry();
      pump();
    });
    ports.changed();
  }

  function planLooks(): void {
    const at = moment();
    for (const { id, state, doubts } of shelf.rows()) {
      if (looks.isPlanned(id)) continue;
      if (state === 'unsure') looks.plan(id, planAfterLoss(clock.elapsed()));
      else if (state !== 'queued' && doubts.some((doubt) => isWatched(doubt, at)))
        looks.plan(id, planToWatch(clock.elapsed()));
    }
  }

  /** Ms; at most a minute, so that a clock that jumps is noticed. */
  function untilNext(): number {
    const obstacle = ports.obstacle();
    const pauses = open()
      .filter(({ state }) => state === 'queued')
      .flatMap((row) => [live(row.id).retryAt - clock.elapsed(), untilLate(row, clock.now())])
      .filter((ms) => ms > 0);
    if (obstacle?.kind === 'budget') pauses.push(Math.max(1_000, obstacle.forMs));
    if (shelf.trouble() !== undefined) pauses.push(diskPause);
    return Math.min(60_000, ...pauses);
  }

  function send(row: OutboxRow): void {
    const next = begun(row, ports.bootId, moment());
    if (shelf.writeAhead(next)) attempts.begin(next);
  }

  function end(id: string, sent: FaxSent): void {
    const row = shelf.get(id);
    const own = live(id);
    if (row?.state !== 'sending') return;
    const pause = pauseBefore(sent, own.tries + 1, ports.chance.fraction());
    own.tries = pause === undefined ? 0 : own.tries + 1;
    if (pause !== undefined) own.retryAt = clock.elapsed() + pause;
    const after = ended(row, sent, moment(), !own.isCancelled);
    const claims =
      sent.kind === 'accepted' ? [{ platformId: sent.message.id, itemId: id, at: clock.now() }] : [];
    put([after], claims);
    if (sent.kind === 'accepted') tellSent(id, sent.message);
    pump();
  }

  function put(rows: readonly OutboxRow[], claims: Parameters<typeof shelf.save>[0]['claims'] = []): void {
    for (const row of rows) {
      if (isUnsettled(row)) continue;
      shown.add(row.id);
      looks.drop(row.id);
    }
    shelf.save({ put: rows, claims });
    forgetOldest();
  }

  function forgetOldest(): void {
    for (const id of shown) {
      if (shown.size <= mostShown) return;
      const row = shelf.get(id);
      if (row !== undefined && (isUnsettled(row) || row.doubts.length > 0 || !shelf.isKept(id))) continue;
      shown.delete(id);
      lives.drop(id);
      shelf.forget([id]);
    }
  }

  function tellSent(id: string, record: MessageRecord): void {
    const item = get(id);
    if (item !== undefined) ports.sent(item, record);
  }

  /** Whatever was read of the platform's messages, by whomever. */
  function settle(records: readonly MessageRecord[]): void {
    const at = moment();
    const claims = claimsAmong(shelf.rows(), records, shelf.claimant, at);
    for (const { before, after, record } of claims) {
      put([after], [{ platformId: record.id, itemId: after.id, at: at.wall }]);
      if (before.platformId === undefined) tellSent(after.id, record);
      else if (before.twinId === undefined) tellTwin(after.id, record);
    }
    const old = shelf.rows().filter((row) => row.doubts.length > 0 && withoutOldDoubts(row, at) !== row);
    if (old.length > 0) shelf.save({ put: old.map((row) => withoutOldDoubts(row, at)) });
  }

  function tellTwin(id: string, record: MessageRecord): void {
    shown.add(id);
    const item = get(id);
    if (item !== undefined) ports.lateTwin(item, record);
  }

  function looked(
    records: readonly MessageRecord[],
    last: readonly { readonly id: string; readonly plan: LookPlan }[],
  ): void {
    settle(records);
    for (const { id, plan } of last) {
      const row = shelf.get(id);
      if (row?.state === 'unsure') put([asked(row, !plan.isAgain, moment())]);
      if (row?.state === 'queued') lookedBefore(row, records);
    }
    pump();
  }

  function lookedBefore(row: OutboxRow, records: readonly MessageRecord[]): void {
    const own = live(row.id);
    const at = moment();
    const isThere =
      own.lookFirst === 'for-anything' && couldBeThere(row, writtenOf(row), records, shelf.claimant, at);
    own.lookFirst = 'no';
    if (isThere) put([asked(row, true, at)]);
  }

  function answer(id: string, says: FaxAnswer): void {
    const row = shelf.get(id);
    if (row === undefined || (row.state === 'queued' && untilLate(row, clock.now()) > 0)) return;
    const isTwin = open().some(
      (other) => other.id !== id && isOnItsWay(other) && other.fingerprint === row.fingerprint,
    );
    const after = answered(row, says, moment());
    if (after === undefined) return;
    looks.drop(id);
    if (says === 'check-again') looks.plan(id, planAtOnce(clock.elapsed()));
    if (says === 'send-again') {
      const isNew = row.state === 'queued';
      Object.assign(live(id), {
        tries: 0,
        retryAt: 0,
        ...(isNew ? {} : { lookFirst: row.doubts.length > 0 ? 'for-attempts' : 'no' }),
      });
    }
    // Of two with the same wording one is looked for at a time; the other stays a question meanwhile.
    if (says !== 'check-again' || !isTwin) put([after]);
    pump();
  }

  function cancel(id: string): void {
    const row = shelf.get(id);
    if (row?.state === 'sending') attempts.breakOff(id);
    if (row?.state !== 'queued') return;
    put([{ ...row, state: 'cancelled', changedAt: clock.now() }]);
    pump();
  }

  function add(id: string, content: OutboxRow['content']): OutboxItem {
    if (shelf.get(id) === undefined && store.find(id) === undefined) {
      const row = written(id, content, shelf.nextPlace(), moment());
      shelf.save({ put: [row], dropDrafts: [id] });
      pump();
    }
    const item = get(id) ?? viewed(store.find(id));
    if (item === undefined) throw new Error('what was added is gone');
    return item;
  }

  function view(row: OutboxRow, held: ReadonlyMap<string, 'twin' | 'turn'>, sending: number): OutboxItem {
    const { bytesSent } = live(row.id);
    return { ...row, bytesSent, isKept: shelf.isKept(row.id), waits: waitingOf(row, held, sending) };
  }

  const viewed = (row: OutboxRow | undefined): OutboxItem | undefined =>
    row && view(row, heldUp(open()), sendingAmong(open()));
  const get = (id: string): OutboxItem | undefined => viewed(shelf.get(id));

  async function close(): Promise<void> {
    isClosing = true;
    cancelTimer();
    looks.close();
    await attempts.close();
    // The last chance of what the disk has not taken yet.
    shelf.retry();
  }

  pump();
  return {
    items: () => {
      const held = heldUp(open());
      const sending = sendingAmong(open());
      const isShown = (row: OutboxRow): boolean => isUnsettled(row) || shown.has(row.id);
      return shelf
        .rows()
        .filter(isShown)
        .map((row) => view(row, held, sending));
    },
    find: (id) => shelf.get(id) ?? store.find(id),
    ...{ get, add, cancel, answer, close },
    resume: () => {
      shelf.retry();
      for (const own of lives.all()) own.retryAt = Math.min(own.retryAt, clock.elapsed());
      looks.resume();
      pump();
    },
    seen: (records) => {
      settle(records);
      pump();
    },
    drafts: shelf.drafts,
    putDraft: (draft) => shelf.save({ putDrafts: [draft] }),
    dropDraft: (id) => void shelf.save({ dropDrafts: [id] }),
  };
}
