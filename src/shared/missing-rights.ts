import type { Limitation } from './connection.ts';

/**
 * Who can give a missing right. The platform tells two kinds apart: `CMN-401` when the app's registration
 * lacks it, and others, `CMN-408` first, when the person's role does.
 */
export function isMissingOnApp({ code }: Pick<Limitation, 'code'>): boolean {
  return code === 'CMN-401';
}
