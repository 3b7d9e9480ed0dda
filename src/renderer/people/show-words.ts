import type { I18n } from '@lingui/core';
import type { PeopleQuery } from '../../shared/person.ts';

export type Shown = PeopleQuery['show'] | 'callers';

export const shown = ['everybody', 'favourites', 'company', 'personal', 'departments', 'callers'] as const;

export function showWords(show: Shown, i18n: I18n): string {
  switch (show) {
    case 'everybody':
      return i18n._({ id: 'people.all', message: 'All' });
    case 'favourites':
      return i18n._({ id: 'people.favourites', message: 'Favourites' });
    case 'company':
      return i18n._({ id: 'people.company', message: 'Company' });
    case 'personal':
      return i18n._({ id: 'people.personal', message: 'Personal' });
    case 'departments':
      return i18n._({ id: 'people.departments', message: 'Departments' });
    case 'callers':
      return i18n._({ id: 'people.callers', message: 'Unknown callers' });
  }
}
