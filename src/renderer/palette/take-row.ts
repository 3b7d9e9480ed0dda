import type { CompanionApi } from '../../preload/companion-api.ts';
import { callBackTarget } from '../call-words.ts';
import type { Route } from '../../shared/route.ts';
import type { PaletteRow } from './rows.ts';

export type Taken =
  /** Done: the box closes. */
  | { readonly kind: 'done' }
  /** The box stays, with this in its field. */
  | { readonly kind: 'fills'; readonly text: string }
  /** It cannot be done now. */
  | { readonly kind: 'refused'; readonly why: string };

const done: Taken = { kind: 'done' };

/** Does what a row stands for, or opens it where it lives. */
export function takeRow(row: PaletteRow, go: (route: Route) => void, send: CompanionApi['send']): Taken {
  switch (row.kind) {
    case 'command': {
      const { obstacle, name, run } = row.command;
      if (obstacle !== undefined) return { kind: 'refused', why: obstacle };
      send.usedCommand(name);
      run();
      return done;
    }
    case 'teach':
      return { kind: 'fills', text: row.fills };
    case 'dial':
      if (row.what === 'call') send.callNumber(row.target.to);
      else send.newFax({ to: row.target.to });
      return done;
    default:
      go(placeOf(row));
      return done;
  }
}

type FoundRow = Exclude<PaletteRow, { readonly kind: 'command' | 'teach' | 'dial' }>;

function placeOf(row: FoundRow): Route {
  switch (row.kind) {
    case 'person':
      return { screen: 'contacts', personId: row.person.id };
    case 'call':
      return { screen: 'calls', callId: row.call.id };
    case 'fax': {
      const { id, direction, phase } = row.fax;
      const sent = phase === 'scheduled' ? 'scheduled' : 'sent';
      return { screen: 'faxes', box: direction === 'inbound' ? 'received' : sent, faxId: id };
    }
    case 'note': {
      const { call, of, personId } = row.note;
      if (call !== undefined) return { screen: 'calls', callId: call.id };
      if (personId !== undefined) return { screen: 'contacts', personId };
      return of.kind === 'call' ? { screen: 'calls', callId: of.key } : { screen: 'calls' };
    }
  }
}

/** Whom the row's second key calls: E.164 or an extension; undefined where that is nobody in particular. */
export function toCall(row: PaletteRow): string | undefined {
  if (row.kind === 'call') return callBackTarget(row.call.party);
  if (row.kind === 'dial') return row.target.to;
  if (row.kind !== 'person') return undefined;
  const { extensionNumber, numbers } = row.person;
  return (
    extensionNumber ?? numbers.find((one) => one.number !== undefined && one.label !== 'fax')?.number?.e164
  );
}
