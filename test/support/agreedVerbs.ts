/** The rules as they were agreed on, line by line, written by hand; `any open` is spelled out below. */
const AGREED = `
accept           | submitted                     | communityAdmin, worker                 | accepted
reject           | submitted                     | communityAdmin, worker                 | rejected
merge            | any open                      | communityAdmin, worker                 | merged
appeal           | rejected                      | filer                                  | escalated
assign           | accepted, returned, escalated | communityAdmin                         | assigned
assign           | escalated                     | districtBureau                         | assigned
return           | assigned, inProgress          | handler                                | returned
start            | assigned, reopened            | handler                                | inProgress
requestExtension | inProgress                    | handler                                | extensionRequested
decideExtension  | extensionRequested            | communityAdmin                         | inProgress
done             | inProgress                    | handler                                | done
confirm          | done, timedOut                | filer                                  | confirmed
reopen           | done, timedOut                | filer                                  | reopened
timeOut          | done                          | clock                                  | timedOut
escalate         | any open                      | clock, communityAdmin, districtBureau, filer | escalated
closeUnresolved  | inProgress, escalated         | communityAdmin                         | (asks)
withdraw         | any open                      | filer                                  | withdrawn
`;
/** What any open means. */
export const ANY_OPEN =
  'submitted, accepted, assigned, returned, inProgress, extensionRequested, reopened, escalated';

/** `verb state capacity` → the state that follows; what is not here is refused. */
export const agreedVerbs = readAgreed();

function readAgreed(): ReadonlyMap<string, string> {
  const agreed = new Map<string, string>();
  for (const line of AGREED.trim().split('\n')) {
    const [verb = '', from = '', who = '', to = ''] = line.split('|').map((cell) => cell.trim());
    for (const state of from.replace('any open', ANY_OPEN).split(', '))
      for (const actor of who.split(', '))
        agreed.set(`${verb} ${state} ${actor}`, to === '(asks)' ? state : to);
  }
  return agreed;
}
