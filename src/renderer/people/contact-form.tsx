import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ContactCard, ContactOrder } from '../../shared/contact.ts';
import { Button } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';
import { CardLookalikes } from './card-lookalikes.tsx';
import { FormFields } from './form-fields.tsx';
import { WorkProblem } from './work-problem.tsx';
import { type TypedForms, useContactForm } from './use-contact-form.ts';
import { useContactWork, useNewWorkId } from './use-contact-work.ts';
import { useWhyNoChange } from './use-may-change.ts';

type Props = {
  /** Undefined for a new contact. */
  readonly personId: string | undefined;
  readonly title: string;
  /** As it is kept. */
  readonly first: ContactCard;
  /** With what is filled in already. */
  readonly filled: ContactCard;
  readonly typed: TypedForms;
  readonly saved: (personId: string | undefined) => void;
  readonly cancel: () => void;
  /** Somebody else was found under what was typed. */
  readonly show: (personId: string) => void;
};

/** A contact as a form: saved as a whole, once, and left as it is where that fails. */
export function ContactForm({
  personId,
  title,
  first,
  filled,
  typed,
  saved,
  cancel,
  show,
}: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const newId = useNewWorkId();
  const [workId, setWorkId] = useState<string>();
  const work = useContactWork(workId);
  const key = personId ?? `new ${filled.mobilePhone ?? ''}`;
  const form = useContactForm(first, filled, work, { forms: typed, key });
  const leave = (then: () => void): void => {
    typed.delete(key);
    then();
  };
  const whyNot = useWhyNoChange();
  const isWorking = work?.phase === 'working';
  const { changed, hasName, wrong } = form;
  const isWrong = [...wrong.values()].includes('email');
  useSaved(work?.phase === 'done', () => leave(() => saved(work?.personId)));
  const save = (): void => {
    if (isWorking || !hasName || isWrong || whyNot !== undefined) return;
    if (changed.length === 0) return leave(cancel);
    // What is certain not to have come about is a new work; what nobody knows is looked for first.
    if (work?.problem?.kind === 'unsure') return send.retryContactWork(work.id);
    if (workId !== undefined) send.dismissContactWork(workId);
    const id = newId();
    setWorkId(id);
    const order: ContactOrder = { id, base: form.base, card: form.card };
    send.saveContact(personId === undefined ? order : { ...order, personId });
  };
  return (
    <form
      className="contact-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        if (event.key === 'Escape') event.stopPropagation();
        if (event.key === 'Escape' && changed.length === 0) leave(cancel);
      }}
    >
      <h2 id="person-name">{title}</h2>
      <FormFields form={form} isNew={personId === undefined} />
      {personId === undefined ? <CardLookalikes card={form.card} show={show} /> : null}
      {work === undefined ? null : <WorkProblem work={work} />}
      {whyNot === undefined ? null : <p className="contact-why">{whyNot}</p>}
      {hasName ? null : (
        <p className="contact-why">
          {i18n._({ id: 'contactForm.needsName', message: 'A name, a company or a number is needed.' })}
        </p>
      )}
      <div className="contact-form-buttons">
        <Button
          look="accent"
          disabled={isWorking || !hasName || isWrong || whyNot !== undefined}
          onPress={save}
        >
          {isWorking
            ? i18n._({ id: 'contactForm.saving', message: 'Saving…' })
            : i18n._({ id: 'contactForm.save', message: 'Save' })}
        </Button>
        <Button onPress={() => leave(cancel)}>{i18n._({ id: 'action.cancel', message: 'Cancel' })}</Button>
      </div>
    </form>
  );
}

/** Goes on once, when it is saved. */
function useSaved(isSaved: boolean, goOn: () => void): void {
  const gone = useRef(false);
  useEffect(() => {
    if (!isSaved || gone.current) return;
    gone.current = true;
    goOn();
  });
}
