export type AddressPart = string | number | boolean | undefined;

/** `GET /rounds/:roundId` with its params and query → method and path; throws when a param is missing (a bug). */
export function routeAddress(
  key: string,
  params: Readonly<Record<string, AddressPart>> = {},
  query: Readonly<Record<string, AddressPart>> = {},
): { readonly method: 'GET' | 'POST' | 'DELETE'; readonly path: string } {
  const [method, template = ''] = key.split(' ');
  if (method !== 'GET' && method !== 'POST' && method !== 'DELETE')
    throw new Error(`unknown method in ${key}`);
  const path = template.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`${key} needs ${name}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return { method, path: pairs.length === 0 ? path : `${path}?${pairs.join('&')}` };
}
