/**
 * Stands for `hyperid`, with which the platform's package names its requests: the real one counts for as long as the
 * process lives, so that a day would look different after another one.
 */
let base = '';
let count = 0;

export default function createMessageIds(): () => string {
  return () => `${base}/${count++}`;
}

/** @param uuid as long as what the real one begins its names with */
export function restartMessageIds(uuid: string): void {
  base = Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64').replace('==', '');
  count = 0;
}
