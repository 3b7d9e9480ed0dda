import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { PlainDialog } from './plain-dialog.tsx';

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  /** What is asked for; its first field takes the focus. */
  readonly children: ReactNode;
  readonly submitLabel: string;
  readonly canSubmit: boolean;
  readonly submit: () => void;
  readonly close: () => void;
};

/** Asks for something small; Enter is done, Escape changes nothing. */
export function FormDialog({
  isOpen,
  title,
  children,
  submitLabel,
  canSubmit,
  submit,
  close,
}: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <PlainDialog isOpen={isOpen} title={title} close={close}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) submit();
        }}
      >
        {children}
        <div className="dialog-buttons">
          <Button type="submit" className="button button-accent button-normal" isDisabled={!canSubmit}>
            {submitLabel}
          </Button>
          <Button className="button button-plain button-normal" onPress={close}>
            {i18n._({ id: 'action.cancel', message: 'Cancel' })}
          </Button>
        </div>
      </form>
    </PlainDialog>
  );
}
