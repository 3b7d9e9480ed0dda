import type { MessageRecord } from '../ringcentral/message-port.ts';
import type { Doubt, FaxContent } from '../storage/outbox-row.ts';
import { digitsOf } from './fingerprint.ts';

/** Ms: our idea of the platform's clock is as good as the answers that told it. */
export const clockTolerance = 60_000;
/** Ms after an attempt's end: the platform accepts what it has got up to ten minutes late. */
export const acceptedWithin = 15 * 60_000;
/** Of one cover page, as far as is known; long texts run over. */
const mostCoverPages = 2;

/**
 * Whether that message of the platform can be what became of that attempt. Nothing says so for sure: the platform
 * has no key for a request. Where the platform does not tell something, it speaks neither for nor against it.
 */
export function canBe(content: FaxContent, { startedAt, endedAt }: Doubt, record: MessageRecord): boolean {
  return (
    record.direction === 'Outbound' &&
    record.createdAt >= startedAt - clockTolerance &&
    record.createdAt <= endedAt + acceptedWithin &&
    hasSameRecipients(content, record) &&
    hasSamePages(content, record) &&
    hasSameText(content, record) &&
    (record.faxResolution === undefined || record.faxResolution === content.resolution)
  );
}

function hasSameRecipients({ to }: FaxContent, record: MessageRecord): boolean {
  const wanted = new Set(to.map(({ e164 }) => digitsOf(e164)));
  const found = new Set(record.to.map(({ phoneNumber }) => digitsOf(phoneNumber ?? '')));
  return wanted.size === found.size && [...wanted].every((number) => found.has(number));
}

function hasSamePages({ files, repeats, coverIndex }: FaxContent, { faxPageCount }: MessageRecord): boolean {
  // While the platform makes the pages it counts none.
  if (faxPageCount === undefined || faxPageCount === 0 || repeats !== undefined) return true;
  const known = files.map(({ pages }) => pages);
  if (known.includes(undefined)) return true;
  const pages = known.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return faxPageCount >= pages && faxPageCount <= pages + (coverIndex === 0 ? 0 : mostCoverPages);
}

function hasSameText(
  { coverText, coverIndex, repeats }: FaxContent,
  { coverPageText }: MessageRecord,
): boolean {
  if (coverPageText === undefined || coverIndex === 0 || repeats !== undefined) return true;
  return plain(coverPageText) === plain(coverText);
}

/** Line ends and spaces do not come back as they went. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
