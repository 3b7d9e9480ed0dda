import { z } from 'zod';
import { faxLimits } from '../../shared/fax.ts';

const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const page = z.object({ index: z.int().min(0), turn });

const keptDraft = z.object({
  recipients: z.array(z.object({ text: z.string(), e164: z.string().optional() })).max(faxLimits.recipients),
  files: z
    .array(
      z.object({
        /** What finds the file again; made and read by whoever reads files. */
        source: z.string(),
        name: z.string(),
        /** Of the content that was added. */
        hash: z.string().optional(),
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
