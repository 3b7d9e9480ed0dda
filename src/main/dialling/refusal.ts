import type { DialReading, DialRefusal } from '../../shared/dialling.ts';
import { plainLine } from '../../shared/plain-text.ts';

const shownOfIt = 60;

/** Why a text cannot be called, with what was received as one short line that is safe to show. */
export function refused(reason: DialRefusal, received: string): Extract<DialReading, { kind: 'refused' }> {
  return { kind: 'refused', reason, received: plainLine(received, shownOfIt) };
}
