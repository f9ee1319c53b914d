/** `<round>/<household>`: a household has one draft a round on a device. */
export function draftKey(roundId: string, householdId: string): `${string}/${string}` {
  return `${roundId}/${householdId}`;
}
