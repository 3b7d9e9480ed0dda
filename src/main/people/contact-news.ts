import type { FavouriteId } from '../ringcentral/people-port.ts';
import { contactsPlace } from './contacts-place.ts';
import type { ContactNews } from './contacts/contact-ports.ts';
import { keptPerson, personId } from './from-platform.ts';
import type { PeopleBook } from './people-book.ts';
import type { Reading } from './reading.ts';

/** What our own changes made of the contacts: on the disk and in memory, as if they had been read just now. */
export function takeNews(
  { put = [], gone = [], favourites }: ContactNews,
  reading: Reading,
  book: Pick<PeopleBook, 'change' | 'setFavourites'>,
): void {
  const { history, reader } = reading;
  // Of the round that is going on: at its end those of another one go.
  const part = contactsPlace(reading).place.round;
  const change = { put: put.map((contact) => keptPerson(contact, part, reader)), gone };
  if (change.put.length > 0 || gone.length > 0) {
    history.write({ people: change });
    book.change(change);
  }
  if (favourites === undefined) return;
  const ids = favouriteIds(favourites);
  history.write({ favourites: ids });
  book.setFavourites(ids);
}

export function favouriteIds(favourites: readonly FavouriteId[]): readonly string[] {
  return favourites.map(({ source, id }) => personId(source, id));
}
