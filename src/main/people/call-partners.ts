import type { CallPartner, NumberView } from '../../shared/contact.ts';
import type { Identity, Person } from '../../shared/person.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { KeptPartner } from '../storage/history-call-partners.ts';

type Ports = {
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  readonly identify: (number: string) => Identity | undefined;
  readonly person: (id: string) => Person | undefined;
};

const mostShown = 200;

/** Numbers of kept calls that nobody has: those one may want to keep. */
export function callPartners(
  kept: readonly KeptPartner[],
  { numbers, identify }: Ports,
): readonly CallPartner[] {
  return kept
    .flatMap(({ e164, name, ...counted }): readonly CallPartner[] => {
      const view = numbers.view(e164);
      if (view === undefined || identify(e164) !== undefined) return [];
      return [{ ...view, ...counted, name: plainName(name) }];
    })
    .slice(0, mostShown);
}

/** What is known of a number; undefined for what is none. @param said what the network said of it */
export function numberView(
  e164: string,
  said: string | undefined,
  { numbers, identify, person }: Ports,
): NumberView | undefined {
  const view = numbers.view(e164);
  if (view === undefined) return undefined;
  const identity = identify(view.e164);
  const known = identity === undefined ? undefined : person(identity.personId);
  return { ...view, person: known, name: plainName(said) };
}
