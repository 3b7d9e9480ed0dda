import { type ReactNode, useState } from 'react';
import type { Person } from '../../shared/person.ts';
import type { Route } from '../../shared/route.ts';
import type { Layout } from '../frame/use-layout.ts';
import { EditContact } from './edit-contact.tsx';
import { LinkContact } from './link-contact.tsx';
import { LookalikeList } from './lookalike-list.tsx';
import { MergePage } from './merge-page.tsx';
import { NewContact } from './new-contact.tsx';
import { NumberPage } from './number-page.tsx';
import { PersonDetail } from './person-detail.tsx';
import type { TypedForms } from './use-contact-form.ts';
import type { Places } from './use-places.ts';

type Props = {
  readonly route: Extract<Route, { readonly screen: 'contacts' }>;
  readonly person: Person | undefined;
  readonly anybody: boolean;
  readonly places: Places;
  readonly remove: () => void;
  readonly layout: Layout;
};

/** What stands beside the list: somebody, a number, or what is being done with them. */
export function PeopleDetail({ route, person, anybody, places, remove, layout }: Props): ReactNode {
  const [typed] = useState<TypedForms>(() => new Map());
  const { task, number } = route;
  const common = { places, layout };
  if (task?.kind === 'new') return <NewContact {...common} number={number} name={task.name} typed={typed} />;
  if (task?.kind === 'lookalikes') return <LookalikeList {...common} />;
  if (task?.kind === 'link' && number !== undefined) return <LinkContact {...common} e164={number} />;
  if (task?.kind === 'merge' && route.personId !== undefined)
    return (
      <MergePage
        key={`${route.personId} ${task.otherId}`}
        {...common}
        keptId={route.personId}
        droppedId={task.otherId}
      />
    );
  if (task?.kind === 'edit' && person?.source === 'personal')
    return <EditContact key={person.id} {...common} person={person} number={task.number} typed={typed} />;
  if (number !== undefined) return <NumberPage key={number} {...common} e164={number} />;
  return <PersonDetail {...common} person={person} anybody={anybody} remove={remove} />;
}
