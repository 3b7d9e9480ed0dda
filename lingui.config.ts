import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** English stands in the code itself; the catalogues are for translators and for the pseudo-locale of the tests. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  format: formatter({ lineNumbers: false, customHeaderAttributes: {} }),
  catalogs: [{ path: 'src/locales/{locale}/messages', include: ['src/main', 'src/renderer'] }],
});
