import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Person } from '../../shared/person.ts';
import { Button } from '../components/button.tsx';
import { DetailPane } from '../components/detail-pane.tsx';
import { FilterField } from '../components/filter-field.tsx';
import { RowButton } from '../components/row-button.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useCompanion } from '../use-app-state.ts';
import { useNumberView } from './number-page.tsx';
import { PersonRow } from './person-row.tsx';
import type { Places } from './use-places.ts';

type Props = { readonly e164: string; readonly places: Places; readonly layout: Layout };

/** Rows that are shown: whoever is not among them is found by another letter. */
const mostShown = 20;

/** Which of the contacts a number belongs to; what is chosen is shown as a form before anything is saved. */
export function LinkContact({ e164, places, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const [text, setText] = useState('');
  const found = usePersonal(text);
  const view = useNumberView(e164);
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.done}
    >
      <h2 id="person-name">
        {i18n._({ id: 'link.title', message: 'Whose number is this?' })}{' '}
        <PhoneNumber shown={view?.shown ?? e164} />
      </h2>
      <FilterField
        name={i18n._({ id: 'link.search', message: 'Search your contacts' })}
        value={text}
        onChange={setText}
      />
      {found?.length === 0 ? (
        <p className="person-no-numbers" role="status">
          {i18n._({ id: 'link.nobody', message: 'None of your contacts matches.' })}
        </p>
      ) : null}
      <ul className="record-list">
        {(found ?? []).map((person, at) => (
          <li key={person.id}>
            <RowButton onPress={() => places.editWith(person.id, e164)}>
              <PersonRow person={person} at={at} need={() => undefined} />
            </RowButton>
          </li>
        ))}
      </ul>
      <Button onPress={places.done}>{i18n._({ id: 'action.cancel', message: 'Cancel' })}</Button>
    </DetailPane>
  );
}

function usePersonal(text: string): readonly Person[] | undefined {
  const { ask } = useCompanion();
  const [found, setFound] = useState<readonly Person[]>();
  useEffect(() => {
    let isOver = false;
    ask.people({ text: text.trim(), show: 'personal', from: 0, count: mostShown }).then(
      ({ rows }) => (isOver ? undefined : setFound(rows)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, text]);
  return found;
}
