import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';

type Props = {
  readonly buttonLabel: string;
  /** A question that the button answers. */
  readonly question: string;
  readonly explanation: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
};

/** Asks before something that cannot be taken back; the safe button has the focus. */
export function Confirm(props: Props): ReactNode {
  return (
    <DialogTrigger>
      <Button className="button button-plain button-normal">{props.buttonLabel}</Button>
      <ModalOverlay className="dialog-shade" isDismissable>
        <Modal className="dialog">
          <Dialog role="alertdialog" className="dialog-content">
            {({ close }) => (
              <>
                <Heading slot="title" className="dialog-title">
                  {props.question}
                </Heading>
                <p>{props.explanation}</p>
                <div className="dialog-buttons">
                  <Button
                    className="button button-stop button-normal"
                    onPress={() => {
                      close();
                      props.onConfirm();
                    }}
                  >
                    {props.confirmLabel}
                  </Button>
                  <Button className="button button-plain button-normal" autoFocus onPress={close}>
                    {props.cancelLabel}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
