import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** The words of tray, notifications and timeline. English stands in the code; catalogues replace it by id. */
export function createWords(locale: string): I18n {
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale, messages: {} });
  return i18n;
}
