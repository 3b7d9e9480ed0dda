import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import Users from 'lucide-react/icons/users';
import type { ReactNode } from 'react';
import type { PeopleQuery } from '../../shared/person.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';

type Props = {
  readonly text: string;
  readonly show: PeopleQuery['show'];
  readonly clear: () => void;
  readonly showEverybody: () => void;
};

/** An empty list of people, and the way out of it. */
export function Nobody({ text, show, clear, showEverybody }: Props): ReactNode {
  const { i18n } = useLingui();
  const icon = <Users size="2.5em" aria-hidden="true" />;
  if (text !== '') {
    return (
      <EmptyState
        icon={icon}
        title={i18n._({ id: 'people.notFound', message: 'Nobody matches “{text}”', values: { text } })}
        sentence={i18n._({
          id: 'people.notFoundHint',
          message: 'Names, companies, departments and digits of numbers are searched.',
        })}
        action={
          <Button onPress={clear}>{i18n._({ id: 'search.clear', message: 'Clear the search' })}</Button>
        }
      />
    );
  }
  const [title, sentence] = emptyWords(show, i18n);
  return (
    <EmptyState
      icon={icon}
      title={title}
      sentence={sentence}
      action={
        show === 'everybody' ? null : (
          <Button onPress={showEverybody}>
            {i18n._({ id: 'people.showAll', message: 'Show everybody' })}
          </Button>
        )
      }
    />
  );
}

function emptyWords(show: PeopleQuery['show'], i18n: I18n): readonly [title: string, sentence: string] {
  switch (show) {
    case 'everybody':
      return [
        i18n._({ id: 'people.none', message: 'No contacts yet' }),
        i18n._({
          id: 'people.noneHint',
          message: 'Your RingCentral contacts and your company’s directory appear here.',
        }),
      ];
    case 'favourites':
      return [
        i18n._({ id: 'people.noFavourites', message: 'No favourites' }),
        i18n._({ id: 'people.noFavouritesHint', message: 'Open somebody and choose Favourite.' }),
      ];
    case 'personal':
      return [
        i18n._({ id: 'people.noPersonal', message: 'No personal contacts' }),
        i18n._({ id: 'people.noPersonalHint', message: 'Those you add here or in RingCentral appear here.' }),
      ];
    case 'company':
      return [
        i18n._({ id: 'people.noCompany', message: 'Nobody in the company’s directory' }),
        i18n._({ id: 'people.noCompanyHint', message: 'An administrator decides who is listed there.' }),
      ];
    case 'departments':
      return [
        i18n._({ id: 'people.noDepartments', message: 'No departments' }),
        i18n._({ id: 'people.noDepartmentsHint', message: 'Call queues of your company appear here.' }),
      ];
  }
}
