import { PlatformError } from './platform-port.ts';

/** Ids as the platform makes them; several may stand in one segment, with commas between. */
const segment = /^(~|[\w.-]{1,64}(,[\w-]{1,64}){0,49})$/;

/** Refuses a path that an odd id would lead elsewhere: dots, percent signs, questions, whatever is long. */
export function checkPath(path: string): void {
  const [first, ...segments] = path.split('/');
  const isGood =
    first === '' && segments.length > 0 && segments.every((one) => segment.test(one) && !/^\.+$/.test(one));
  if (!isGood) throw new PlatformError('refused', 'an odd path', { code: 'odd-path' });
}
