import type { PhoneNumber } from 'libphonenumber-js/max';
import type { CostlyKind } from '../../shared/dialling.ts';

/** ITU country codes of satellite networks, and of the international networks many of which are satellites. */
const satellite = /^\+(870|881|882|883)/;
/** International premium rate (ITU E.169.2), and North America's 900 whatever follows. */
const premium = /^\+(979|1900)/;

/** What costs more than a usual call, as far as the numbering plans say it. */
export function costlyKind(number: Pick<PhoneNumber, 'number' | 'getType'>): CostlyKind | undefined {
  if (satellite.test(number.number)) return 'satellite';
  if (premium.test(number.number)) return 'premium';
  switch (number.getType()) {
    case 'PREMIUM_RATE':
      return 'premium';
    case 'PERSONAL_NUMBER':
      // It follows its owner at the caller's expense; Britain's 070 cost as much as premium ones.
      return 'premium';
    case 'SHARED_COST':
      return 'shared-cost';
    default:
      return undefined;
  }
}
