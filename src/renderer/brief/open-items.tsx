import { useLingui } from '@lingui/react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import type { ReactNode } from 'react';
import type { OpenItem } from '../../shared/brief.ts';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { useClock, useSend } from '../use-app-state.ts';
import { openWords } from './brief-words.ts';

type Props = {
  readonly open: readonly OpenItem[];
  readonly guard?: (run: () => void) => () => void;
};

/** What waits for the person; each leads to it. */
export function OpenItems({ open, guard = (run) => run }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const now = useClock().now();
  if (open.length === 0) return null;
  return (
    <ul className="brief-open" aria-label={i18n._({ id: 'brief.open', message: 'Still open' })}>
      {open.map((item) => (
        <li key={item.kind}>
          <Button
            look="ghost"
            size="small"
            className="brief-open-item"
            onPress={guard(() => send.openMain(routeTo(item)))}
          >
            <CircleAlert size="1em" aria-hidden="true" />
            {openWords(item, now, i18n)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function routeTo(item: OpenItem): Route {
  switch (item.kind) {
    case 'missed':
      return { screen: 'calls', callId: item.key };
    case 'fax':
      return { screen: 'faxes', box: 'received', faxId: item.id };
    case 'reminder':
      return { screen: 'calls', view: 'call-backs' };
  }
}
