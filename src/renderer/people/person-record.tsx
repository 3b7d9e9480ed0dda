import type { ReactNode } from 'react';
import type { Person } from '../../shared/person.ts';
import type { Route } from '../../shared/route.ts';
import { partyKeysOf } from './party-keys.ts';
import { PartyRecord } from './party-record.tsx';

type Props = { readonly person: Person; readonly go: (route: Route) => void };

/** What there was with somebody, under any of their numbers. */
export function PersonRecord({ person, go }: Props): ReactNode {
  const keys = partyKeysOf(person);
  return keys.length === 0 ? null : <PartyRecord keys={keys} go={go} />;
}
