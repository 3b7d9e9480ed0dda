import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Operation } from '../../shared/call-control.ts';
import { withheldWords } from '../../shared/withheld-words.ts';
import { Button, type ButtonProps } from '../components/button.tsx';
import { effectWords, operationWords } from './operation-words.ts';
import type { Control } from './use-control.ts';

type Props = Pick<
  ButtonProps,
  'look' | 'size' | 'keys' | 'className' | 'opens' | 'buttonRef' | 'name' | 'hintAt'
> & {
  readonly control: Control;
  readonly operation: Operation;
  readonly onPress: () => void;
  /** What stands on it, where that is more than the operation's own word. */
  readonly children?: ReactNode;
};

/** One operation: a button where it works, one that says why not where people look for it, nothing elsewhere. */
export function ControlButton(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { control, operation, onPress, children, size = 'call', ...look } = props;
  const offer = control.offer(operation);
  if (offer === 'not-now') return null;
  const hint = effectWords(operation, i18n);
  return (
    <Button
      {...look}
      size={size}
      onPress={control.guard(onPress)}
      {...(hint === undefined ? {} : { hint })}
      {...(offer === 'offered' ? {} : { withheld: withheldWords(offer, i18n) })}
    >
      {children ?? operationWords(operation, i18n)}
    </Button>
  );
}
