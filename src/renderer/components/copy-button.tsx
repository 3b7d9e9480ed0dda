import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import { useClock } from '../use-app-state.ts';
import { Button } from './button.tsx';

type Props = {
  readonly words: string;
  readonly copy: () => void;
  readonly size?: 'small' | 'normal' | 'call';
  /** Wraps what the button does so that it does nothing while the card is inert. */
  readonly guard?: (run: () => void) => () => void;
};

/** How long the button says that it was done, in ms. */
const saidFor = 2000;

/** Copies something, and says so where it was pressed. */
export function CopyButton({ words, copy, size = 'normal', guard = (run) => run }: Props): ReactNode {
  const { i18n } = useLingui();
  const clock = useClock();
  const [copied, setCopied] = useState(false);
  useEffect(() => (copied ? clock.after(saidFor, () => setCopied(false)) : undefined), [clock, copied]);
  const press = guard(() => {
    copy();
    setCopied(true);
  });
  const done = i18n._({ id: 'action.copied', message: 'Copied' });
  return (
    <>
      <Button size={size} onPress={press}>
        {copied ? done : words}
      </Button>
      <span role="status" className="visually-hidden">
        {copied ? done : null}
      </span>
    </>
  );
}
