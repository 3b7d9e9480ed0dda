/** Bytes of one second at the lowest rate that recordings have: MPEG audio at 8 kbit/s (ISO 13818-3, layer III). */
const fewestBytesASecond = 1_000;

/** Whether so many bytes can be that long a sound: a header may promise a day, or nothing. */
export function canLast(seconds: number, bytes: number): boolean {
  return seconds > 0 && seconds <= bytes / fewestBytesASecond;
}
