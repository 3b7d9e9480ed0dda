/** Addresses of our own that a person or an administrator may set; tokens travel to the one and codes to the other. */

const secure = /^https:\/\/[^\s/?#@]+([/?#]\S*)?$/i;
const thisComputer = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?([/?#]\S*)?$/i;
const returning = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}([/?]\S*)?$/i;

/** Of the platform: https, or plain http to this computer itself, and no name or password in it. */
export function isServerAddress(text: string): boolean {
  return secure.test(text) || thisComputer.test(text);
}

/** Where the browser comes back to: on this computer, with a port. */
export function isReturnAddress(text: string): boolean {
  return returning.test(text);
}
