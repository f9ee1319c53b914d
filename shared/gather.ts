/** Puts one more into the list that a map keeps under a name. */
export function gather<Name, One>(lists: Map<Name, One[]>, name: Name, one: One): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [one]);
  else list.push(one);
}
