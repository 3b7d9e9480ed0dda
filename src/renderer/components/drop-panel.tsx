import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover';

type Props = {
  readonly name: string;
  readonly buttonContent: ReactNode;
  readonly buttonClass: string;
  readonly children: ReactNode;
};

/** A button that opens a small panel below it; Escape closes it and returns the focus. */
export function DropPanel({ name, buttonContent, buttonClass, children }: Props): ReactNode {
  return (
    <DialogTrigger>
      <Button className={`button button-ghost ${buttonClass}`}>{buttonContent}</Button>
      <Popover className="popover panel" placement="bottom end" offset={4}>
        <Dialog className="panel-content scroll" aria-label={name}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
