import { useLingui } from '@lingui/react';
import Users from 'lucide-react/icons/users';
import { type ReactNode, useEffect, useState } from 'react';
import type { Lookalike } from '../../shared/contact.ts';
import type { Person } from '../../shared/person.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { personName } from './person-words.ts';

type Props = {
  readonly person: Person;
  readonly compare: (otherId: string) => void;
  readonly show: (personId: string) => void;
};

/** Somebody else who may be the same: two contacts are compared, a colleague is shown. */
export function LookalikeHint({ person, compare, show }: Props): ReactNode {
  const { i18n } = useLingui();
  const list = useLookalikes(person.id);
  const [first] =
    person.source === 'personal' ? list : list.filter((one) => one.person.source === 'personal');
  if (first === undefined) return null;
  const other = first.person;
  const canMerge = person.source === 'personal' && other.source === 'personal';
  const values = { name: personName(other) };
  return (
    <div className="note lookalike">
      <Users size="1.25em" aria-hidden="true" />
      <p>
        {other.source === 'personal'
          ? i18n._({ id: 'lookalike.contact', message: 'Looks like {name}, one of your contacts.', values })
          : i18n._({
              id: 'lookalike.colleague',
              message: 'Looks like {name} in your company’s directory.',
              values,
            })}
      </p>
      <Button size="small" onPress={() => (canMerge ? compare(other.id) : show(other.id))}>
        {canMerge
          ? i18n._({ id: 'lookalike.compare', message: 'Compare' })
          : i18n._({ id: 'lookalike.show', message: 'Show' })}
      </Button>
    </div>
  );
}

function useLookalikes(personId: string): readonly Lookalike[] {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [found, setFound] = useState<{ readonly id: string; readonly list: readonly Lookalike[] }>();
  useEffect(() => {
    let isOver = false;
    ask.lookalikes(personId).then(
      (list) => (isOver ? undefined : setFound({ id: personId, list })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, personId, version]);
  return found?.id === personId ? found.list : [];
}
