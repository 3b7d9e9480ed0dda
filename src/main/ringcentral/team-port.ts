/** Somebody in team messaging; `former` for an id that nobody has there (any more). */
export type TeamPerson =
  | { readonly kind: 'person'; readonly name: string | undefined; readonly email: string | undefined }
  | { readonly kind: 'former' };

export type TeamDoor = {
  /**
   * By their ids in team messaging, at most 30: extension ids as text, or `glip-` and digits for guests. A Light
   * request. Ids that got no answer are left out. Throws PlatformError.
   */
  readonly readTeamPersons: (ids: readonly string[]) => Promise<ReadonlyMap<string, TeamPerson>>;
};
