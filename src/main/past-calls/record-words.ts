import type { CallReason } from '../../shared/call-facts.ts';

/** What the platform's results of a call or leg mean (its `CallResultEnum`). */
export const answered: ReadonlySet<string> = new Set(['Accepted', 'Call connected']);
export const elsewhere: ReadonlySet<string> = new Set(['Answered Elsewhere', 'Answered Not Accepted']);
export const voicemail: ReadonlySet<string> = new Set(['Voicemail', 'Sent to Voicemail']);
export const missed: ReadonlySet<string> = new Set([
  'Missed',
  'No Answer',
  'Abandoned',
  'Hang Up',
  'Busy',
  'IP Phone Offline',
  'Call Failed',
  'Call Failure',
  'Internal Error',
]);
export const declined: ReadonlySet<string> = new Set(['Declined', 'Rejected', 'Blocked', 'Stopped', 'Reply']);

const reasons: Readonly<Record<string, CallReason>> = {
  Busy: 'busy',
  'Line Busy': 'busy',
  'No Answer': 'no-answer',
  'Not Answered': 'no-answer',
  Missed: 'no-answer',
  Abandoned: 'hung-up',
  'Hang Up': 'hung-up',
  Declined: 'rejected',
  Rejected: 'rejected',
  Blocked: 'blocked',
  'Number Blocked': 'blocked',
  'Restricted Number': 'blocked',
  'International Restricted': 'blocked',
  'International Disabled': 'blocked',
  'Not Allowed': 'blocked',
  'Wrong Number': 'wrong-number',
  'Bad Number': 'wrong-number',
  'Call Failed': 'failed',
  'Call Failure': 'failed',
  'Internal Error': 'failed',
  'IP Phone Offline': 'failed',
  'No Calling Credit': 'failed',
  'Suspended account': 'failed',
};

/** The platform's reason says more than its result where it is one of these. */
export function reasonOf(result: string | undefined, reason: string | undefined): CallReason | undefined {
  return reasons[reason ?? ''] ?? reasons[result ?? ''];
}
