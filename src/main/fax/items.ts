import type { FaxItem, FaxPhase, FaxRow, FaxSentTo } from '../../shared/fax.ts';
import type { Identity } from '../../shared/person.ts';
import type { SentItem } from './ports.ts';

export type ItemGround = {
  /** This computer's clock, ms since the epoch. */
  readonly now: number;
  readonly identify: (e164: string) => Identity | undefined;
  /** What the platform says of a fax that it has. */
  readonly followed: (faxId: string) => FaxRow | undefined;
};

/** Ms without a word from the platform after which that is said. */
const confirmedWithin = 15 * 60_000;

/** What windows see of something in the outbox, with what became of it at the platform. */
export function viewItem(item: SentItem, ground: ItemGround): FaxItem {
  const { id, content, attempt, platformId, problem, writtenAt, changedAt, bytesSent } = item;
  const row = platformId === undefined ? undefined : ground.followed(platformId);
  const phase = phaseOf(item, row, ground.now);
  const isOnItsWay = phase === 'queued' || phase === 'sending';
  return {
    ...{ id, phase, attempt, problem, bytesSent, writtenAt, changedAt },
    to: row?.to ?? recipients(item, ground),
    files: content.files.map(({ shownName }) => shownName),
    pages: row?.pages ?? knownPages(item),
    bytes: content.files.reduce((sum, { size }) => sum + size, 0),
    waits: phase === 'waiting' ? item.waits : undefined,
    faxId: platformId,
    sendAt: content.sendAt,
    canCancel: phase === 'waiting' || phase === 'uploading' || phase === 'scheduled',
    twinFaxId: item.twinId,
    unconfirmed: isOnItsWay && ground.now - changedAt >= confirmedWithin,
  };
}

function phaseOf({ state, content }: SentItem, row: FaxRow | undefined, now: number): FaxPhase {
  switch (state) {
    case 'queued':
      return 'waiting';
    case 'sending':
      return 'uploading';
    case 'refused':
    case 'unsure':
    case 'ask':
    case 'dropped':
    case 'cancelled':
      return state;
    case 'sent':
      if (row !== undefined && row.phase !== 'received') return row.phase;
      return content.sendAt !== undefined && content.sendAt > now ? 'scheduled' : 'queued';
  }
}

function recipients({ content, state }: SentItem, { identify }: ItemGround): readonly FaxSentTo[] {
  const status = state === 'unsure' || state === 'ask' ? 'unknown' : 'waiting';
  return content.to.map(({ e164, shown }) => ({
    ...{ number: { e164, shown }, shown, identity: identify(e164), errorCode: undefined },
    status,
  }));
}

function knownPages({ content: { files } }: SentItem): number | undefined {
  return files.reduce<number | undefined>(
    (sum, { pages }) => (sum === undefined || pages === undefined ? undefined : sum + pages),
    0,
  );
}
