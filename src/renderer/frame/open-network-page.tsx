import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';

/** Shows, in the browser, the page that this network wants people to sign in to first. */
export function OpenNetworkPage(props: Pick<ButtonProps, 'look' | 'size'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <Button {...props} onPress={() => send.openNetworkPage()}>
      {i18n._({ id: 'network.openPage', message: 'Open its page' })}
    </Button>
  );
}
