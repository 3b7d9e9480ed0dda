/** A phone number made ready for the screen in the main process. */
export type PhoneNumberView = {
  /** E.164, e.g. `+14155550177`; the key for matching and dialling. */
  readonly e164: string;
  /** As people write it, e.g. `+1 (415) 555-0177`. */
  readonly shown: string;
  /** Where the prefix is likely from, e.g. `San Francisco, US`; only ever said with "probably". */
  readonly region: string | undefined;
};
