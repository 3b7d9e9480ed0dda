import { noOffers, type Offers } from '../../shared/call-control.ts';
import type { Course } from './course.ts';
import type { Courses } from './courses.ts';
import { type OfferGround, offersOf } from './offers.ts';
import { recordingOf } from './recording.ts';
import type { Steering } from './steering.ts';

export type OfferDesk = { readonly of: (course: Course) => Offers };

/** What can be done with each call as things stand now. */
export function createOfferDesk(
  ground: () => OfferGround,
  courses: () => Pick<Courses, 'isSecondTo'>,
  isTest: (call: Steering['call']) => boolean,
): OfferDesk {
  return {
    of: ({ steering, recordings, order }) =>
      steering.call.phase === 'ended'
        ? noOffers
        : offersOf(steering, ground(), {
            isTest: isTest(steering.call),
            isBusy: order !== undefined,
            recording: recordingOf(recordings),
            hasSecondCall: courses().isSecondTo(steering.call.id),
          }),
  };
}
