import { useEffect, useState } from 'react';
import type { ContactCard, ContactField, ContactWork } from '../../shared/contact.ts';
import { changedFields, nameOfCard, withFields } from '../../shared/contact-card.ts';

export type ContactForm = {
  readonly card: ContactCard;
  readonly base: ContactCard;
  readonly set: (field: ContactField, text: string) => void;
  readonly changed: readonly ContactField[];
  /** What others made of fields that were changed here, too. */
  readonly theirs: ReadonlyMap<ContactField, string>;
  /** Fields in which what stands there is certainly wrong. */
  readonly wrong: ReadonlyMap<ContactField, 'email' | 'refused'>;
  readonly hasName: boolean;
};

/** What was typed and not saved, by what the form is about: going elsewhere and back loses nothing. */
export type TypedForms = Map<string, Kept>;

type Kept = {
  readonly base: ContactCard;
  readonly card: ContactCard;
  readonly conflict: ContactWork | undefined;
};

/**
 * What is being typed. Where somebody else changed the contact meanwhile, their change becomes what it is compared
 * with: what was typed here stays, and saving again means it.
 */
export function useContactForm(
  first: ContactCard,
  filled: ContactCard,
  work: ContactWork | undefined,
  typed: { readonly forms: TypedForms; readonly key: string },
): ContactForm {
  const [kept, setKept] = useState<Kept>(
    () => typed.forms.get(typed.key) ?? { base: first, card: filled, conflict: undefined },
  );
  useEffect(() => {
    typed.forms.set(typed.key, kept);
  }, [kept, typed.forms, typed.key]);
  const problem = work?.problem;
  if (problem?.kind === 'conflict' && kept.conflict !== work) {
    const mine = changedFields(kept.base, kept.card);
    setKept({ base: problem.theirs, card: withFields(problem.theirs, kept.card, mine), conflict: work });
  }
  const { base, card, conflict } = kept;
  const fields = conflict?.problem?.kind === 'conflict' ? conflict.problem.fields : [];
  const open = fields.filter((field) => (base[field] ?? '') !== (card[field] ?? ''));
  return {
    ...{ base, card },
    set: (field, text) =>
      setKept((now) => ({ ...now, card: withFields(now.card, { [field]: text }, [field]) })),
    changed: changedFields(base, card),
    theirs: new Map(open.map((field) => [field, base[field] ?? ''])),
    wrong: wrongIn(card, problem?.kind === 'refused' ? problem.field : undefined),
    hasName: nameOfCard(card) !== undefined,
  };
}

const emails = ['email', 'email2', 'email3'] as const;

function wrongIn(
  card: ContactCard,
  refused: string | undefined,
): ReadonlyMap<ContactField, 'email' | 'refused'> {
  const wrong = new Map<ContactField, 'email' | 'refused'>();
  if (refused !== undefined) wrong.set(refused as ContactField, 'refused');
  for (const field of emails) {
    const email = card[field] ?? '';
    if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) wrong.set(field, 'email');
  }
  return wrong;
}
