import type { I18n } from '@lingui/core';
import type { Course } from './course.ts';

/** What a person sends to whoever runs their phone system; undefined where nobody there could do anything. */
export function requestForAdministrator(course: Course | undefined, i18n: I18n): string | undefined {
  if (course?.ending === undefined) return undefined;
  const { ending, target, requestId } = course;
  const wanted = wish(course, i18n);
  if (wanted === undefined) return undefined;
  const lines = [
    i18n._({
      id: 'ring-out.request.opening',
      message: 'Hello, I tried to call {number} with Ringside, and RingCentral did not allow it.',
      values: { number: target.shown },
    }),
    wanted,
    ...(requestId === undefined
      ? []
      : [
          i18n._({
            id: 'ring-out.request.id',
            message: 'RingCentral’s number for this request: {requestId} ({reason})',
            values: { requestId, reason: ending.kind },
          }),
        ]),
  ];
  return lines.join('\n');
}

function wish({ ending, from }: Course, i18n: I18n): string | undefined {
  switch (ending?.kind) {
    case 'international-off':
      return i18n._({
        id: 'ring-out.request.international',
        message:
          'Please check whether calls to this country are allowed for my extension (international calling).',
      });
    case 'no-credit':
      return i18n._({
        id: 'ring-out.request.credit',
        message: 'The calling credit of the account is used up. Please add some.',
      });
    case 'blocked':
      return i18n._({
        id: 'ring-out.request.blocked',
        message: 'Calls to this number are blocked for our account. Please check whether that is meant.',
      });
    case 'phone-not-allowed':
      return i18n._({
        id: 'ring-out.request.phone',
        message:
          'RingCentral does not ring {phone} first for such calls. Please check the phones of my extension.',
        values: { phone: from.label },
      });
    case 'not-allowed':
      return ending.permission === undefined
        ? i18n._({
            id: 'ring-out.request.feature',
            message: 'Please turn on RingOut for my extension, and allow it in my role.',
          })
        : i18n._({
            id: 'ring-out.request.permission',
            message:
              'The permission {permission} is missing: it belongs to my role under Users › Roles, or to the app registration of Ringside in the developer console.',
            values: { permission: ending.permission },
          });
    default:
      return undefined;
  }
}
