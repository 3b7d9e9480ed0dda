import { useLingui } from '@lingui/react';
import Pencil from 'lucide-react/icons/pencil';
import Star from 'lucide-react/icons/star';
import type { ReactNode } from 'react';
import type { Person } from '../../shared/person.ts';
import { ActionMenu, type MenuAction } from '../components/action-menu.tsx';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { useSend } from '../use-app-state.ts';
import { avatarOf } from './person-row.tsx';
import { personName, sourceWords } from './person-words.ts';
import { useNewWorkId } from './use-contact-work.ts';
import { useWhyNoChange } from './use-may-change.ts';

type Props = {
  readonly person: Person;
  readonly edit: () => void;
  /** Deletes them and goes on to whoever is next. */
  readonly remove: () => void;
  /** Where they stand in team messaging, once that is known. */
  readonly team: ReactNode;
};

/** Who somebody is, and what can be done with them as a contact. */
export function PersonHead({ person, edit, remove, team }: Props): ReactNode {
  const { i18n } = useLingui();
  const whyNot = useWhyNoChange();
  return (
    <div className="detail-who person-head">
      <Avatar look={avatarOf(person, i18n.locale)} />
      <div className="detail-who-lines">
        <h2 id="person-name">
          <bdi>{personName(person)}</bdi>
        </h2>
        <p className="person-chips">
          <Chip tone="neutral">{sourceWords(person, i18n)}</Chip>
          {person.inactive ? (
            <Chip tone="warn">
              {i18n._({ id: 'person.inactive', message: 'Has not used the phone yet' })}
            </Chip>
          ) : null}
          {team}
        </p>
      </div>
      <div className="person-head-buttons">
        <Favourite person={person} disabled={whyNot !== undefined} />
        {person.source === 'personal' ? (
          <Button disabled={whyNot !== undefined} onPress={edit}>
            <Pencil size="1.25em" aria-hidden="true" />
            {i18n._({ id: 'person.edit', message: 'Edit' })}
          </Button>
        ) : null}
        <More person={person} remove={remove} mayChange={whyNot === undefined} />
      </div>
      {whyNot === undefined ? null : <p className="contact-why">{whyNot}</p>}
    </div>
  );
}

function Favourite({ person, disabled }: { readonly person: Person; readonly disabled: boolean }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const newId = useNewWorkId();
  const { id, favourite } = person;
  return (
    <Button
      className="person-favourite"
      chosen={favourite}
      disabled={disabled}
      onPress={() => send.setFavourite(newId(), id, !favourite)}
    >
      <Star size="1.25em" aria-hidden="true" className={favourite ? 'star-full' : ''} />
      {i18n._({ id: 'person.favourite', message: 'Favourite' })}
    </Button>
  );
}

type MoreProps = { readonly person: Person; readonly remove: () => void; readonly mayChange: boolean };

function More({ person, remove, mayChange }: MoreProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { id, source } = person;
  if (source === 'company') return null;
  const actions: readonly MenuAction[] = [
    {
      id: 'export',
      words: i18n._({ id: 'person.export', message: 'Save as a card file…' }),
      run: () => send.exportContacts(id),
    },
    ...(mayChange
      ? [
          {
            id: 'delete',
            words: i18n._({ id: 'person.delete', message: 'Delete' }),
            keys: 'Del',
            run: remove,
          },
        ]
      : []),
  ];
  return (
    <ActionMenu
      name={i18n._({
        id: 'person.moreOf',
        message: 'More for {name}',
        values: { name: personName(person) },
      })}
      actions={actions}
    />
  );
}
