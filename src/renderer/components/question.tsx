import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';

type Props = {
  readonly isOpen: boolean;
  /** A question that the button answers. */
  readonly question: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks once more before something goes its way; the safe button has the focus. */
export function Question(props: Props): ReactNode {
  const { isOpen, question, children, confirmLabel, cancelLabel, onConfirm, onCancel } = props;
  return (
    <ModalOverlay
      className="dialog-shade"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onCancel())}
    >
      <Modal className="dialog">
        <Dialog role="alertdialog" className="dialog-content">
          <Heading slot="title" className="dialog-title">
            {question}
          </Heading>
          {children}
          <div className="dialog-buttons">
            <Button className="button button-accent button-normal" onPress={onConfirm}>
              {confirmLabel}
            </Button>
            <Button className="button button-plain button-normal" autoFocus onPress={onCancel}>
              {cancelLabel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
