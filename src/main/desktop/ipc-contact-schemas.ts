import { z } from 'zod';
import {
  type ContactCard,
  contactFields,
  type ContactOrder,
  longestField,
  longestNotes,
  type MergeOrder,
} from '../../shared/contact.ts';
import type { ContactTask } from '../../shared/route.ts';
import { id, nothing } from './ipc-values.ts';

const personId = z.string().regex(/^(personal|company):[\w.-]{1,100}$/);
const e164 = z.string().regex(/^\+[0-9]{2,18}$/);
const field = z.enum(contactFields);

const card: z.ZodType<ContactCard> = z
  .partialRecord(field, z.string().max(longestNotes))
  .refine((fields) =>
    Object.entries(fields).every(([name, text]) => name === 'notes' || text.length <= 4 * longestField),
  );

export const contactTask: z.ZodType<ContactTask> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('new'),
    name: z
      .string()
      .max(4 * longestField)
      .exactOptional(),
  }),
  z.strictObject({ kind: z.literal('edit'), number: e164.exactOptional() }),
  z.strictObject({ kind: z.literal('link') }),
  z.strictObject({ kind: z.literal('merge'), otherId: personId }),
  z.strictObject({ kind: z.literal('lookalikes') }),
]);

const order: z.ZodType<ContactOrder> = z.strictObject({
  id,
  personId: personId.exactOptional(),
  base: card,
  card,
});

const mergeOrder: z.ZodType<MergeOrder> = z.strictObject({
  id,
  keptId: personId,
  droppedId: personId,
  taken: z.array(field).max(contactFields.length),
});

/** What each command about contacts may carry. */
export const contactCommandInputs = {
  saveContact: z.tuple([order]),
  deleteContact: z.tuple([id, personId]),
  mergeContacts: z.tuple([mergeOrder]),
  setFavourite: z.tuple([id, personId, z.boolean()]),
  undoContactWork: z.tuple([id]),
  retryContactWork: z.tuple([id]),
  dismissContactWork: z.tuple([id]),
  lookAtContact: z.tuple([personId]),
  chooseContactsFile: nothing,
  startImport: z.tuple([z.enum(['leave-out', 'add'])]),
  stopImport: nothing,
  undoImport: nothing,
  closeImport: nothing,
  exportContacts: z.union([nothing, z.tuple([personId])]),
};

export const contactQuestionInputs = {
  contactCard: z.tuple([personId]),
  lookalikes: z.tuple([personId]),
  cardLookalikes: z.tuple([card]),
  lookalikePairs: nothing,
  mergeView: z.tuple([personId, personId]),
  callPartners: nothing,
  numberView: z.tuple([e164]),
  teamStanding: z.tuple([personId]),
  availability: z.tuple([z.array(personId).max(30)]),
  callParticipants: z.tuple([id]),
};
