import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** Something of its own on top of the window; Escape closes it. */
export function PlainDialog({ isOpen, title, close, children }: Props): ReactNode {
  return (
    <ModalOverlay
      className="dialog-shade"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : close())}
    >
      <Modal className="dialog">
        <Dialog className="dialog-content">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
