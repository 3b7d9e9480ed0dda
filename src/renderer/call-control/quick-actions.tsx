import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { isIncomingRing } from '../../shared/call.ts';
import { ControlButton } from './control-button.tsx';
import { oneOf } from './one-of.ts';
import { operationWords } from './operation-words.ts';
import type { Control } from './use-control.ts';

/** What is needed at once, without the call in full: away with a ring, and hold or end what goes on. */
export function QuickActions({
  control,
  name,
}: {
  readonly control: Control;
  readonly name: string;
}): ReactNode {
  const { i18n } = useLingui();
  const { call } = control;
  const kinds = isIncomingRing(call)
    ? [oneOf(control, ['skip', 'to-voicemail'])]
    : [oneOf(control, ['hold', 'resume']), oneOf(control, ['hang-up'])];
  return kinds.map((kind) =>
    kind === undefined || control.offer(kind) !== 'offered' ? null : (
      <ControlButton
        key={kind}
        control={control}
        operation={kind}
        size="small"
        name={i18n._({
          id: 'control.named',
          message: '{operation}: {name}',
          values: { operation: operationWords(kind, i18n), name },
        })}
        onPress={() => control.act({ kind })}
      />
    ),
  );
}
