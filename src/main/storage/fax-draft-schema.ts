import { z } from 'zod';
import { documentKinds } from '../../shared/document.ts';
import { faxLimits } from '../../shared/fax-draft.ts';

const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const page = z.object({ index: z.int().min(0), turn });

/** How a file is found and known again; a text may have been written by hand, so none of it is believed unread. */
const storedFile = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  path: z.string().min(1).max(8_192),
  way: z.enum(['drop', 'picker', 'argument', 'watched-folder', 'own']),
  known: z
    .object({
      identity: z.object({
        device: z.string(),
        inode: z.string(),
        size: z.int().min(0),
        modified: z.string(),
        hash: z.string(),
      }),
      kind: z.enum(documentKinds),
      pages: z.int().min(0).optional(),
      canEdit: z.boolean(),
      linkTo: z.string().optional(),
    })
    .optional(),
});

const keptDraft = z.object({
  recipients: z
    .array(z.object({ text: z.string(), e164: z.string().optional() }))
    .max(faxLimits.recipientsKept),
  files: z
    .array(
      z.object({
        stored: storedFile,
        name: z.string(),
        pages: z.array(page).max(faxLimits.pages).optional(),
        isMeant: z.boolean(),
      }),
    )
    .max(faxLimits.files),
  coverIndex: z.int().optional(),
  coverText: z.string().max(faxLimits.coverText),
  resolution: z.enum(['High', 'Low']),
  sendAt: z.number().optional(),
  forwards: z.string().optional(),
});

/** A draft of a fax as it stands in the history; who and what it names is looked at again when it is read. */
export type KeptFaxDraft = z.infer<typeof keptDraft>;

/** Undefined where the text is not one of ours. */
export function parseFaxDraft(content: string): KeptFaxDraft | undefined {
  try {
    return keptDraft.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}
