import type { Clock } from '../clock.ts';
import { createBodyPieces, pieceSize } from './body-pieces.ts';
import type { SizedBody } from './fax-form.ts';
import type { FaxUpload } from './fax-port.ts';

/** How much of a body has left. What was handed out is never less than what was written to the network. */
export type Tally = {
  /** Bytes that were asked for; whoever asked may have written them or not. */
  readonly handed: number;
  /** Bytes that the network has taken: it asked for more after them. */
  readonly taken: number;
  /** The last byte is with the network. */
  readonly isWhole: boolean;
  /** A file that did not give what was announced. */
  readonly failedFile: string | undefined;
};

export type OutgoingBody = { readonly stream: ReadableStream<Uint8Array>; readonly tally: () => Tally };

/** Bytes. Where the line is so slow that one piece takes seconds, smaller ones show that it moves. */
const smallPiece = 4 * 1024;
const slowMs = 1_000;

export type BodyParts = {
  readonly clock: Clock;
  /** Called when the network has taken something, and when it has taken all. */
  readonly moved: (tally: Tally) => void;
  /** Whether pieces may be written over when the network is done with them: 40 MB of new ones are memory, too. */
  readonly reuses: boolean;
};

/**
 * Reads a body piece by piece, just as fast as the network takes it. A file that turns out shorter or longer than it
 * was ends the body early, so that the platform never gets as much as was announced.
 */
export function outgoingBody(body: SizedBody, { clock, moved, reuses }: BodyParts): OutgoingBody {
  const pieces = createBodyPieces(reuses);
  let tally: Tally = { handed: 0, taken: 0, isWhole: false, failedFile: undefined };
  let most = pieceSize;

  function note(change: Partial<Tally>): void {
    tally = { ...tally, ...change };
    moved(tally);
  }

  function* cut(bytes: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < bytes.byteLength;) {
      const some = pieces.copy(bytes.subarray(at, at + most));
      at += some.byteLength;
      tally = { ...tally, handed: tally.handed + some.byteLength };
      const handedAt = clock.elapsed();
      yield some;
      most = clock.elapsed() - handedAt > slowMs ? smallPiece : pieceSize;
      note({ taken: tally.handed });
    }
  }

  async function* readFile(file: FaxUpload): AsyncGenerator<Uint8Array> {
    let left = file.size;
    for await (const bytes of openFile(file)) {
      left -= bytes.byteLength;
      if (left < 0) throw new Error('the file is longer than it was');
      yield* cut(bytes);
    }
    if (left > 0) throw new Error('the file is shorter than it was');
  }

  async function* all(): AsyncGenerator<Uint8Array> {
    for (const part of body.parts)
      if (part instanceof Uint8Array) yield* cut(part);
      else
        try {
          yield* readFile(part);
        } catch (error) {
          note({ failedFile: part.name });
          throw error;
        }
    note({ isWhole: true });
  }

  return { stream: streamOf(all()), tally: () => tally };
}

/** Asks for nothing before the network does. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Whatever goes wrong with opening shows like what goes wrong with reading. */
async function* openFile(file: FaxUpload): AsyncGenerator<Uint8Array> {
  yield* file.open();
}
