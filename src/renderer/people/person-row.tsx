import { useLingui } from '@lingui/react';
import Star from 'lucide-react/icons/star';
import { type ReactNode, useEffect } from 'react';
import type { Person } from '../../shared/person.ts';
import { initials } from '../call-words.ts';
import { Avatar } from '../components/avatar.tsx';
import { personLine, personName } from './person-words.ts';

type Props = {
  readonly person: Person | undefined;
  readonly at: number;
  readonly need: (at: number) => void;
};

/** One person, or grey bars until they are read. */
export function PersonRow({ person, at, need }: Props): ReactNode {
  const { i18n } = useLingui();
  useEffect(() => {
    need(at);
  }, [at, need]);
  if (person === undefined) {
    return (
      <div className="person-row" aria-busy="true">
        <span className={`skeleton-bar skeleton-bar-${at % 3}`} />
      </div>
    );
  }
  const name = personName(person);
  const line = personLine(person, i18n);
  return (
    <div className={`person-row ${person.inactive ? 'person-inactive' : ''}`}>
      <Avatar look={avatarOf(person, i18n.locale)} small />
      <div className="person-lines">
        <p className="row-name" title={name}>
          <bdi>{name}</bdi>
        </p>
        <p className="row-outcome">
          <bdi>{line}</bdi>
        </p>
      </div>
      {person.favourite ? (
        <span className="person-star">
          <Star size="1.25em" aria-hidden="true" />
          <span className="visually-hidden">{i18n._({ id: 'person.favourite', message: 'Favourite' })}</span>
        </span>
      ) : null}
    </div>
  );
}

export function avatarOf(person: Person, locale: string): Parameters<typeof Avatar>[0]['look'] {
  const letters = initials(personName(person), locale);
  return letters === '' ? { kind: 'unknown' } : { kind: 'initials', letters, certain: true };
}
