import { useLingui } from '@lingui/react';
import type { ComponentProps, ReactNode } from 'react';
import { useSend } from '../use-app-state.ts';
import { CopyButton } from './copy-button.tsx';

type Props = { readonly e164: string } & Pick<ComponentProps<typeof CopyButton>, 'size' | 'guard'>;

export function CopyNumber({ e164, ...more }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <CopyButton
      {...more}
      words={i18n._({ id: 'card.copyNumber', message: 'Copy number' })}
      copy={() => send.copyNumber(e164)}
    />
  );
}
