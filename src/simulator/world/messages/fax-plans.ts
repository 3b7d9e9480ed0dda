import type { FaxMatch, FaxOutcome, FaxPlan } from '../../message-types.ts';
import { faxedNumbers } from './fax-numbers.ts';

type Kept = { readonly plan: FaxPlan; readonly match: FaxMatch; left: number };

/** Who has said how the next faxes shall go; the newest word counts. */
export function createFaxPlans() {
  let kept: readonly Kept[] = [];
  return {
    add: (plan: FaxPlan, match: FaxMatch = {}): void => {
      kept = [{ plan, match, left: match.times ?? Infinity }, ...kept];
    },
    forget: () => void (kept = []),
    /** For one transmission to one number; uses a plan up. */
    take(number: string): FaxPlan & { readonly outcome: FaxOutcome } {
      const found = kept.find(({ match }) => match.to === undefined || match.to === number);
      if (found) {
        found.left -= 1;
        if (found.left <= 0) kept = kept.filter((other) => other !== found);
      }
      return { ...found?.plan, outcome: found?.plan.outcome ?? faxedNumbers[number] ?? 'sent' };
    },
  };
}
