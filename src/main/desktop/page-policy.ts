/** The one origin our pages have. A custom scheme, so `file:` stays dead. */
export const pageScheme = 'app';
export const pageOrigin = 'app://main';

const policyParts = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  // The page has no network of its own: everything goes through the main process.
  "connect-src 'none'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types app-worker',
];

export const contentPolicy = policyParts.join('; ');

/**
 * Sent with every answer, scripts and errors too: a worker obeys the policy of its own file, not that of the
 * page which started it.
 */
export function pageHeaders(type: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}
