import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';

type Props = { readonly name: string; readonly children: ReactNode; readonly onClose: () => void };

/** Lies over the whole window near its top and has the keyboard to itself; Escape or a click beside it closes. */
export function OverWindow({ name, children, onClose }: Props): ReactNode {
  return (
    <ModalOverlay
      className="dialog-shade palette-shade"
      isDismissable
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className="palette">
        <Dialog className="palette-content" aria-label={name}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
