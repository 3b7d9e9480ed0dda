import type { Chance } from '../clock.ts';
import { readCovers } from './covers.ts';
import { outgoingBody, type OutgoingBody } from './fax-body.ts';
import { faxForm, jsonBody, type SizedBody, timeOf } from './fax-form.ts';
import { outcomeOfAnswer, outcomeOfBreak, outcomeWithoutTry } from './fax-outcome.ts';
import type { FaxDoor, FaxRepeat, FaxSent, FaxWay } from './fax-port.ts';
import { createUploadWatch, type UploadWatch } from './fax-watch.ts';
import { type OpenParts, openRequest } from './open-request.ts';
import type { RestDoor } from './rest-door.ts';
import { wholeAnswer } from './whole-answer.ts';

const path = '/restapi/v1.0/account/~/extension/~/fax';
/** Bytes; the record of a fax to fifty recipients has a few thousand. */
const longestAnswer = 1024 * 1024;

export type FaxDoorParts = OpenParts & {
  readonly server: string;
  readonly chance: Pick<Chance, 'bytes'>;
};

/**
 * Sends faxes. The platform knows no key by which a repeated request could be recognised, so each is sent once, and
 * what is told of it is what is certain. Files are read while they are sent; the SDK would hold them in memory and
 * send them again by itself.
 */
export function createFaxDoor(door: RestDoor, parts: FaxDoorParts): FaxDoor {
  return {
    sendFax: (wish, way) => post(parts, faxForm(wish, parts.chance), way),
    repeatFax: (repeat, way) => post(parts, jsonBody(repetition(repeat)), way),
    readCovers: () => readCovers(door),
  };
}

function repetition({ originalId, to, sendAt }: FaxRepeat): object {
  return { originalMessageId: originalId, ...(to === undefined ? {} : { to }), ...timeOf(sendAt) };
}

async function post(parts: FaxDoorParts, body: SizedBody, way: FaxWay): Promise<FaxSent> {
  const { clock } = parts;
  let watch: UploadWatch | undefined;
  let outgoing: OutgoingBody | undefined;
  const opened = await openRequest(parts, () => {
    watch?.close();
    const current = createUploadWatch(clock, way.signal);
    watch = current;
    outgoing = outgoingBody(body, {
      clock,
      reuses: parts.fetch.borrowsBodies === true,
      moved: ({ taken, isWhole }) => {
        current.moved(isWhole);
        way.onProgress(taken, body.size);
      },
    });
    return {
      method: 'POST',
      address: new URL(path, parts.server),
      headers: { 'content-type': body.contentType, 'content-length': String(body.size) },
      body: outgoing.stream,
      urgency: 'user',
      signal: current.signal,
    };
  });
  watch?.close();
  if (opened.kind === 'not-sent') return outcomeWithoutTry(opened.failure, way.signal.aborted);
  if (opened.kind === 'answered') return outcomeOfAnswer(await whole(opened.answer, parts), clock.now());
  const { handed = 0, failedFile } = outgoing?.tally() ?? {};
  const { leftNothing } = opened;
  return outcomeOfBreak({
    leftNothing,
    isCancelled: way.signal.aborted,
    handed,
    announced: body.size,
    failedFile,
  });
}

/** What cannot be read to its end is an answer without content. */
async function whole(given: Response, { clock }: FaxDoorParts): Promise<Response> {
  const { status, headers } = given;
  try {
    return (await wholeAnswer(() => Promise.resolve(given), clock, longestAnswer)).answer;
  } catch {
    return new Response(null, { status, headers });
  }
}
