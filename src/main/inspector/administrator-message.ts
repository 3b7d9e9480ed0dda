import type { I18n } from '@lingui/core';
import type { Limitation } from '../../shared/connection.ts';
import { isMissingOnApp } from '../../shared/missing-rights.ts';

/** What a person sends to whoever runs their phone system: what is missing, and where it is given. */
export function administratorMessage(limitations: readonly Limitation[], i18n: I18n): string {
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
  const opening = i18n._({
    id: 'administrator.opening',
    message: 'Hello, I use Ringside to see who is calling. RingCentral does not let it see everything. Missing:', // prettier-ignore
  });
  return [opening, ...lines].join('\n');
}
