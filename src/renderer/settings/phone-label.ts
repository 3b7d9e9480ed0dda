import type { OwnPhone } from '../../shared/ring-out.ts';

/** Two phones may have the same name: the number tells them apart. */
export function phoneLabel({ label, shown }: OwnPhone): string {
  return shown === undefined ? label : `${label} · \u2066${shown}\u2069`;
}
