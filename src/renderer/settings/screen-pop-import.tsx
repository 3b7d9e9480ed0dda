import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import Info from 'lucide-react/icons/info';
import type { ReactNode } from 'react';
import type { PopImport } from '../../shared/screen-pop.ts';
import { Note } from '../components/note.tsx';
import { useAppState } from '../use-app-state.ts';

/** What the last import brought, and what it could not bring. */
export function ImportResult(): ReactNode {
  const { i18n } = useLingui();
  const imported = useAppState((state) => state.screenPop.imported);
  if (imported === undefined) return null;
  return (
    <div role="status">
      <Note icon={<Info size="1.25em" aria-hidden="true" />}>{outcomeWords(imported, i18n)}</Note>
      {imported.refused.length === 0 ? null : (
        <ul className="pop-refused">
          {imported.refused.map(({ name, why }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {whyWords(why, i18n)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function outcomeWords(imported: PopImport, i18n: I18n): string {
  switch (imported.outcome) {
    case 'not-ours':
      return i18n._({
        id: 'pop.importNotOurs',
        message: 'This file holds no rules of Ringside. Nothing was changed.',
      });
    case 'too-large':
      return i18n._({
        id: 'pop.importTooLarge',
        message: 'This file is too large for rules. Nothing was changed.',
      });
    case 'unreadable':
      return i18n._({
        id: 'pop.importUnreadable',
        message: 'This file could not be read. Nothing was changed.',
      });
    case 'taken':
      return takenWords(imported, i18n);
  }
}

function takenWords({ added, isNewer, needProgram, newSecrets }: PopImport, i18n: I18n): string {
  return [
    i18n._({
      id: 'pop.imported',
      message:
        '{added, plural, =0 {No rule was added.} one {# rule was added. It is off until you have rehearsed it.} other {# rules were added. They are off until you have rehearsed them.}}',
      values: { added },
    }),
    ...(isNewer
      ? [
          i18n._({
            id: 'pop.importNewer',
            message:
              'The file was written by a newer Ringside; what this one does not understand is kept, but not followed.',
          }),
        ]
      : []),
    ...(needProgram > 0
      ? [
          i18n._({
            id: 'pop.importProgram',
            message:
              '{needProgram, plural, one {One of them needs} other {# of them need}} a program, which you choose yourself.',
            values: { needProgram },
          }),
        ]
      : []),
    ...(newSecrets > 0
      ? [
          i18n._({
            id: 'pop.importSecrets',
            message:
              '{newSecrets, plural, one {A webhook has} other {# webhooks have}} a new key for signing.',
            values: { newSecrets },
          }),
        ]
      : []),
  ].join(' ');
}

function whyWords(why: PopImport['refused'][number]['why'], i18n: I18n): string {
  switch (why) {
    case 'not-understood':
      return i18n._({ id: 'pop.importNotUnderstood', message: 'not understood' });
    case 'not-allowed':
      return i18n._({ id: 'pop.importNotAllowed', message: 'leads to a place that is never opened' });
    case 'too-many':
      return i18n._({ id: 'pop.importTooMany', message: 'no room for more rules' });
  }
}
