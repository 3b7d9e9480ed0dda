import { useLingui } from '@lingui/react';
import UserPlus from 'lucide-react/icons/user-plus';
import type { ReactNode } from 'react';
import { ActionMenu } from '../components/action-menu.tsx';
import { Button } from '../components/button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { useWhyNoChange } from './use-may-change.ts';
import type { Places } from './use-places.ts';

/** What can be done with the contacts as a whole. */
export function PeopleMenu({ places }: { readonly places: Places }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const whyNot = useWhyNoChange();
  const isImporting = useAppState((state) => state.contacts.importing.phase !== 'none');
  return (
    <div className="people-menu">
      <Button withheld={whyNot} onPress={() => places.task({ kind: 'new' })}>
        <UserPlus size="1.25em" aria-hidden="true" />
        {i18n._({ id: 'contacts.new', message: 'New contact' })}
      </Button>
      <ActionMenu
        name={i18n._({ id: 'contacts.more', message: 'More for contacts' })}
        actions={[
          {
            id: 'lookalikes',
            words: i18n._({ id: 'contacts.lookalikes', message: 'Find contacts that look alike' }),
            run: () => places.task({ kind: 'lookalikes' }),
          },
          ...(isImporting
            ? []
            : [
                {
                  id: 'import',
                  words: i18n._({ id: 'contacts.import', message: 'Import a file…' }),
                  run: () => send.chooseContactsFile(),
                },
              ]),
          {
            id: 'export',
            words: i18n._({ id: 'contacts.export', message: 'Save all as a file…' }),
            run: () => send.exportContacts(),
          },
        ]}
      />
    </div>
  );
}
