import { useLingui } from '@lingui/react';
import Info from 'lucide-react/icons/info';
import type { ReactNode } from 'react';
import type { Person } from '../../shared/person.ts';
import { DetailPane, EmptyDetailPane } from '../components/detail-pane.tsx';
import { PersonTags } from '../brief/person-tags.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { LookalikeHint } from './lookalike-hint.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonHead } from './person-head.tsx';
import { PersonNumbers } from './person-numbers.tsx';
import { PersonRecord } from './person-record.tsx';
import { managedWords } from './person-words.ts';
import { TeamChip } from './team-chip.tsx';
import type { Places } from './use-places.ts';

type Props = {
  readonly person: Person | undefined;
  /** There is somebody to choose. */
  readonly anybody: boolean;
  readonly places: Places;
  readonly remove: () => void;
  readonly layout: Layout;
};

/** Who somebody is, every way to call them, and what there was with them. */
export function PersonDetail({ person, anybody, places, remove, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  if (person === undefined) {
    const words = i18n._({ id: 'person.none', message: 'Choose somebody to see their numbers' });
    return <EmptyDetailPane words={anybody ? words : undefined} />;
  }
  const managed = managedWords(person, i18n);
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.close}
    >
      <PersonHead person={person} edit={places.edit} remove={remove} team={<TeamChip person={person} />} />
      <LookalikeHint person={person} compare={places.compare} show={places.show} />
      <PersonTags personId={person.id} />
      <PersonNumbers person={person} />
      <PersonFacts person={person} />
      {managed === undefined ? null : (
        <div className="person-managed">
          <Info size="1.25em" aria-hidden="true" />
          <p>{managed}</p>
        </div>
      )}
      <PersonRecord key={person.id} person={person} go={places.go} />
    </DetailPane>
  );
}
