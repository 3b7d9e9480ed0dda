import type { ContactsState, ImportState } from '../../../shared/contacts-state.ts';
import type { PickedText } from '../../desktop-ports.ts';
import type { PhoneNumbers } from '../../phone-numbers.ts';
import { personId } from '../from-platform.ts';
import { entryOfCard } from './card-entry.ts';
import type { ContactPorts } from './contact-ports.ts';
import { type Found, largestFile, previewCards } from './import-preview.ts';
import { runImport } from './import-run.ts';
import type { Lookalikes } from './lookalikes.ts';

export type ImportDeskPorts = ContactPorts & {
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  readonly lookalikes: Lookalikes;
  /** Asks for a file of that kind and reads it. */
  readonly pickText: (extension: string, mostBytes: number) => Promise<PickedText>;
  readonly saved: (change: Partial<Pick<ContactsState, 'importing' | 'missing'>>) => void;
};

export type ImportDesk = {
  /** Asks for a file, and shows what is in it. */
  readonly choose: () => Promise<void>;
  readonly start: (twins: 'leave-out' | 'add') => Promise<void>;
  /** What was added stays. */
  readonly stop: () => void;
  /** Deletes what the import added. */
  readonly undo: () => Promise<void>;
  readonly close: () => void;
  readonly forget: () => void;
};

/** Requests a minute that may be made by what runs by itself. */
const perMinute = 6;
/** Contacts that are deleted with one request; what is most is written nowhere. */
const deletedAtOnce = 30;

type Undo = Extract<ImportState, { phase: 'done' }>['undo'];

export function createImportDesk(ports: ImportDeskPorts): ImportDesk {
  let state: ImportState = { phase: 'none' };
  let found: Found | undefined;
  let addedIds: readonly string[] = [];
  /** Grows where what is under way is of no use any more. */
  let round = 0;

  const phase = (): ImportState['phase'] => state.phase;

  function show(next: ImportState): void {
    state = next;
    ports.saved({ importing: next });
  }

  async function choose(): Promise<void> {
    if (state.phase === 'reading' || state.phase === 'running') return;
    const now = ++round;
    const chosen = await ports.pickText('vcf', largestFile);
    if (round !== now || chosen.kind === 'cancelled') return;
    if (chosen.kind !== 'read')
      return show({ phase: 'unreadable', why: chosen.kind === 'failed' ? 'not-there' : 'too-large' });
    show({ phase: 'reading' });
    const isOver = (): boolean => round !== now;
    const entryOf = (card: Parameters<typeof entryOfCard>[0]) => entryOfCard(card, ports.numbers);
    const read = await previewCards(chosen.text, { ...ports, entryOf, isOver });
    if (isOver()) return;
    if (typeof read === 'string') return show({ phase: 'unreadable', why: read });
    found = read;
    const { cards, rows, unread } = read;
    const twins = cards.filter(({ isTwin }) => isTwin).length;
    const minutes = Math.ceil((cards.length - twins) / perMinute);
    show({ phase: 'preview', total: cards.length, rows, twins, unread, minutes });
  }

  async function start(twins: 'leave-out' | 'add'): Promise<void> {
    if (state.phase !== 'preview' || found === undefined) return;
    const wanted = found.cards.filter(({ isTwin }) => twins === 'add' || !isTwin).map(({ card }) => card);
    const now = ++round;
    const total = wanted.length;
    const isStopped = (): boolean => round !== now;
    show({ phase: 'running', total, added: 0, refused: 0, waits: undefined });
    const ran = await runImport(ports, wanted, {
      isStopped,
      tell: ({ added, refused, unsure }, waits) => {
        if (!isStopped()) show({ phase: 'running', total, added, refused: refused + unsure, waits });
      },
    });
    // Somebody else is signed in by now.
    if (phase() !== 'running') return;
    addedIds = ran.ids;
    if (ran.missing !== undefined) ports.saved({ missing: ran.missing });
    const { added, refused, unsure, stopped } = ran;
    const undo: Undo = added > 0 ? 'possible' : undefined;
    show({ phase: 'done', added, refused, unsure, stopped, undo });
  }

  async function undo(): Promise<void> {
    if (state.phase !== 'done' || (state.undo !== 'possible' && state.undo !== 'failed')) return;
    const done = state;
    show({ ...done, undo: 'working' });
    while (addedIds.length > 0) {
      const ids = addedIds.slice(0, deletedAtOnce);
      const deleted = await ports.door().deleteContacts(ids);
      if (phase() !== 'done') return;
      if (deleted.kind !== 'deleted') return show({ ...done, undo: 'failed' });
      addedIds = addedIds.slice(deletedAtOnce);
      ports.learn({ gone: ids.map((id) => personId('personal', id)) });
    }
    show({ ...done, undo: 'undone' });
  }

  function forget(): void {
    round += 1;
    found = undefined;
    addedIds = [];
    show({ phase: 'none' });
  }

  return {
    ...{ choose, start, undo, forget },
    stop: () => {
      if (state.phase === 'running') round += 1;
    },
    close: () => {
      if (state.phase !== 'running' && state.phase !== 'none') forget();
    },
  };
}
