import type { I18n } from '@lingui/core';
import type { ControlRight } from '../../shared/call-control.ts';
import type { Limitation } from '../../shared/connection.ts';
import { isMissingOnApp } from '../../shared/missing-rights.ts';

/** What a person sends to whoever runs their phone system: what is missing, and where it is given. */
export function administratorMessage(
  limitations: readonly Limitation[],
  right: ControlRight,
  i18n: I18n,
): string {
  const lines = limitations.map((limitation) => {
    const { filter, permission = filter } = limitation;
    return isMissingOnApp(limitation)
      ? i18n._({
          id: 'administrator.app',
          message:
            '- {permission} (events: {filter}): add it to the app registration of Ringside in the RingCentral developer console.',
          values: { permission, filter },
        })
      : i18n._({
          id: 'administrator.role',
          message:
            '- {permission} (events: {filter}): add it to my role in the admin portal under Users › Roles.',
          values: { permission, filter },
        });
  });
  const mayNotSteer = right.has === 'no';
  const opening = mayNotSteer
    ? i18n._({
        id: 'administrator.openingSteer',
        message:
          'Hello, I use Ringside to see who is calling and to steer calls. RingCentral does not let it do everything. Missing:',
      })
    : i18n._({
        id: 'administrator.opening',
        message:
          'Hello, I use Ringside to see who is calling. RingCentral does not let it see everything. Missing:',
      });
  return [opening, ...lines, ...(mayNotSteer ? [steeringLine(right, i18n)] : [])].join('\n');
}

/** What it takes to answer, hold and transfer from here. */
function steeringLine(right: ControlRight, i18n: I18n): string {
  const values = { permission: right.permission ?? 'CallControl' };
  return isMissingOnApp(right)
    ? i18n._({
        id: 'administrator.steerApp',
        message:
          '- {permission} (to answer, hold and transfer calls): add it to the app registration of Ringside in the RingCentral developer console.',
        values,
      })
    : i18n._({
        id: 'administrator.steerRole',
        message:
          '- {permission} (to answer, hold and transfer calls): add it to my role in the admin portal under Users › Roles.',
        values,
      });
}
