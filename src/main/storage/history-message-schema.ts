import * as z from 'zod';

/** JSON knows no undefined: it is written as null. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullable().transform((value) => value ?? undefined);

const text = z.string().max(2_000);
const count = maybe(z.number().int().nonnegative());
const party = z.object({
  phoneNumber: maybe(text),
  extensionNumber: maybe(text),
  name: maybe(text),
  location: maybe(text),
});

const message = z.object({
  id: text,
  type: z.literal('Fax'),
  direction: z.enum(['Inbound', 'Outbound']),
  availability: z.enum(['Alive', 'Deleted', 'Purged']),
  readStatus: z.enum(['Read', 'Unread']),
  messageStatus: text,
  createdAt: z.number(),
  modifiedAt: z.number(),
  from: party,
  to: z
    .array(party.extend({ messageStatus: maybe(text), faxErrorCode: maybe(text) }))
    .max(200)
    .readonly(),
  faxPageCount: count,
  faxResolution: maybe(z.enum(['High', 'Low'])),
  coverIndex: count,
  coverPageText: maybe(text),
  subject: maybe(text),
  attachments: z
    .array(z.object({ id: text, type: text, contentType: text, size: count, uri: text }))
    .max(50)
    .readonly(),
});

/** A message of the platform's store, as the platform told it last. */
export type KeptMessage = Readonly<z.output<typeof message>>;

const mark = z.object({
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  readWish: maybe(z.enum(['Read', 'Unread'])),
  aliveWish: maybe(z.enum(['Alive', 'Deleted'])),
});

/** What the person did with a message here. A wish stays until the platform has taken it. */
export type MessageMark = Readonly<z.output<typeof mark>>;

/** Undefined where the text is nothing that this version knows. */
export const parseKeptMessage = (written: string): KeptMessage | undefined => parsed(message, written);
export const parseMark = (written: string): MessageMark | undefined => parsed(mark, written);

function parsed<Row>(shape: z.ZodType<Row>, written: string): Row | undefined {
  try {
    return shape.safeParse(JSON.parse(written)).data;
  } catch {
    return undefined;
  }
}
