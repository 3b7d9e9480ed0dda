import { useLingui } from '@lingui/react';
import Info from 'lucide-react/icons/info';
import Star from 'lucide-react/icons/star';
import type { ReactNode } from 'react';
import type { Person } from '../../shared/person.ts';
import { Avatar } from '../components/avatar.tsx';
import { DetailPane, EmptyDetailPane } from '../components/detail-pane.tsx';
import { Chip } from '../components/chip.tsx';
import { Facts } from '../components/facts.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { avatarOf } from './person-row.tsx';
import { PersonNumbers } from './person-numbers.tsx';
import { managedWords, personName, sourceWords } from './person-words.ts';

type Props = {
  readonly person: Person | undefined;
  /** There is somebody to choose. */
  readonly anybody: boolean;
  readonly close: () => void;
  readonly layout: Layout;
};

/** Who somebody is, and every way to call them. */
export function PersonDetail({ person, anybody, close, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  if (person === undefined) {
    const words = i18n._({ id: 'person.none', message: 'Choose somebody to see their numbers' });
    return <EmptyDetailPane words={anybody ? words : undefined} />;
  }
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={close}
    >
      <Who person={person} />
      <PersonNumbers person={person} />
      <Facts facts={factsOf()} />
      <div className="person-managed">
        <Info size="1.25em" aria-hidden="true" />
        <p>{managedWords(person, i18n)}</p>
      </div>
    </DetailPane>
  );
  function factsOf(): readonly (readonly [string, string | undefined])[] {
    const { jobTitle, department, company, email } = person ?? {};
    return [
      [i18n._({ id: 'person.jobTitle', message: 'Job title' }), jobTitle],
      [i18n._({ id: 'person.department', message: 'Department' }), department],
      [i18n._({ id: 'person.companyName', message: 'Company' }), company],
      [i18n._({ id: 'person.email', message: 'Email' }), email],
    ];
  }
}

function Who({ person }: { readonly person: Person }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="detail-who">
      <Avatar look={avatarOf(person, i18n.locale)} />
      <div className="detail-who-lines">
        <h2 id="person-name">
          <bdi>{personName(person)}</bdi>
        </h2>
        <p className="person-chips">
          <Chip tone="neutral">{sourceWords(person, i18n)}</Chip>
          {person.favourite ? (
            <Chip tone="info">
              <Star size="1em" aria-hidden="true" className="chip-icon" />{' '}
              {i18n._({ id: 'person.favourite', message: 'Favourite' })}
            </Chip>
          ) : null}
          {person.inactive ? (
            <Chip tone="warn">
              {i18n._({ id: 'person.inactive', message: 'Has not used the phone yet' })}
            </Chip>
          ) : null}
        </p>
      </div>
    </div>
  );
}
