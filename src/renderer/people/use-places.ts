import { useMemo } from 'react';
import type { ContactTask, Route } from '../../shared/route.ts';

type ContactsRoute = Extract<Route, { readonly screen: 'contacts' }>;

/** Where one goes from the contacts. */
export type Places = {
  readonly go: (route: Route) => void;
  /** Back to the list, with nobody chosen. */
  readonly close: () => void;
  readonly show: (personId: string) => void;
  readonly showNumber: (e164: string) => void;
  readonly edit: () => void;
  /** Puts the number into this contact's form. */
  readonly editWith: (personId: string, number: string) => void;
  readonly compare: (otherId: string) => void;
  readonly compareTwo: (personId: string, otherId: string) => void;
  readonly task: (task: ContactTask) => void;
  /** Back to what the page is about. */
  readonly done: () => void;
};

export function usePlaces(route: ContactsRoute, go: (route: Route) => void): Places {
  return useMemo(() => {
    const { show, personId, number } = route;
    const list: ContactsRoute = { screen: 'contacts', ...(show === undefined ? {} : { show }) };
    const here: ContactsRoute = {
      ...list,
      ...(personId === undefined ? {} : { personId }),
      ...(number === undefined ? {} : { number }),
    };
    const task = (next: ContactTask): void => go({ ...here, task: next });
    return {
      go,
      task,
      close: () => go(list),
      show: (id) => go({ ...list, personId: id }),
      showNumber: (e164) => go({ ...list, number: e164 }),
      edit: () => task({ kind: 'edit' }),
      editWith: (id, e164) => go({ ...list, personId: id, task: { kind: 'edit', number: e164 } }),
      compare: (otherId) => task({ kind: 'merge', otherId }),
      compareTwo: (id, otherId) => go({ ...list, personId: id, task: { kind: 'merge', otherId } }),
      done: () => go(here),
    };
  }, [go, route]);
}
