import type { CallFilter, PastCallRow } from '../../src/shared/past-calls.ts';

/** As far as pictures need it; how main filters has its own tests. */
export function isIncluded(row: PastCallRow, { show, queue, since, until, text }: CallFilter): boolean {
  return (
    isShown(row, show) &&
    (queue === undefined || row.line?.name === queue) &&
    (since === undefined || row.startedAt >= since) &&
    (until === undefined || row.startedAt < until) &&
    (text === undefined || hasText(row, text))
  );
}

function hasText({ party, line }: PastCallRow, text: string): boolean {
  const digits = text.replace(/\D/gu, '');
  const names = [party.kind === 'anonymous' ? '' : (party.name ?? ''), line?.name ?? ''].join(' ');
  const number = party.kind === 'number' ? party.number.e164 : '';
  return names.toLowerCase().includes(text.toLowerCase()) || (digits.length > 2 && number.includes(digits));
}

function isShown(row: PastCallRow, show: CallFilter['show']): boolean {
  const isMissed = row.ending.kind === 'missed';
  switch (show) {
    case 'all':
      return true;
    case 'missed':
      return isMissed;
    case 'missed-direct':
      return isMissed && row.line?.kind !== 'queue';
    case 'missed-queue':
      return isMissed && row.line?.kind === 'queue';
    case 'open':
      return (
        isMissed && row.reason !== 'blocked' && row.handledAt === undefined && row.followUp?.reached !== true
      );
    case 'inbound':
    case 'outbound':
      return row.direction === show;
    case 'recorded':
      return row.recordings.length > 0;
    case 'voicemail':
      return row.ending.kind === 'voicemail';
    case 'queue':
      return row.line?.kind === 'queue';
    case 'noted':
      return row.hasNote;
  }
}
