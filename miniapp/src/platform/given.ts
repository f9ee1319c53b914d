/** The same values without those that are undefined, as the platforms' components want them. */
export function given<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const present: { [Key in keyof Values]?: Exclude<Values[Key], undefined> } = { ...values };
  for (const key of Object.keys(present) as (keyof Values)[]) {
    if (present[key] === undefined) delete present[key];
  }
  return present;
}
