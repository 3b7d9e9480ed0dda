import type { PastCallRow } from '../../shared/past-calls.ts';
import type { RecordingType } from '../../shared/recording.ts';

/** E.g. `2026-11-20 09.42 Ada Lovelace.mp3`: what no file system minds. */
export function recordingName({ party, partyKey, startedAt }: PastCallRow, type: RecordingType): string {
  const date = new Date(startedAt);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const name = (party.kind === 'anonymous' ? undefined : party.name) ?? partyKey?.replace('ext:', '') ?? '';
  const plain = name
    .replace(/[^\p{L}\p{N} ,.+-]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 60)
    .trim();
  const when = `${day} ${two(date.getHours())}.${two(date.getMinutes())}`;
  return `${`${when} ${plain}`.trim()}.${type === 'audio/wav' ? 'wav' : 'mp3'}`;
}
