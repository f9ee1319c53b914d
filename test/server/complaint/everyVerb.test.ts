import { randomUUID } from 'node:crypto';
import {
  COMPLAINT_STATES,
  COMPLAINT_VERBS,
  type ComplaintActor,
  type ComplaintState,
  type ComplaintVerb,
} from '../../../shared/complaint/complaint.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { foldComplaint } from '../../../shared/complaint/foldComplaint.ts';
import { complaintModel, type ComplaintRecord } from '../../../server/complaint/complaintModel.ts';
import { agreedVerbs } from '../../support/agreedVerbs.ts';
import { BUILDER, complaintDesk, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { complaintRecord } from '../../support/complaintRecord.ts';
import { calendar, DAY, tell, terms, WAY_TO, type Step } from '../../support/complaintStory.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

let server: TestServer;
let desk: ComplaintDesk;
let proof: string;

beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
  proof = await desk.photo('handler-1');
});
afterAll(() => server.stop());

/** Everybody who might try, and the capacity in which the table knows them. */
const PEOPLE: Readonly<Record<string, ComplaintActor | 'nobody'>> = {
  'resident-1': 'filer',
  'resident-2': 'nobody',
  'worker-1': 'worker',
  'worker-9': 'nobody',
  'admin-1': 'communityAdmin',
  'admin-9': 'nobody',
  'handler-1': 'handler',
  'handler-3': 'nobody',
  'bureau-1': 'districtBureau',
  'bureau-other': 'nobody',
  'city-1': 'nobody',
  'inspector-1': 'nobody',
  'volunteer-1': 'nobody',
  'committee-1': 'nobody',
  'operator-1': 'nobody',
  'visitor-1': 'nobody',
};
const SPOKEN = COMPLAINT_VERBS.filter((verb) => verb !== 'timeOut');
const PATHS: Partial<Record<ComplaintVerb, string>> = {
  requestExtension: 'request-extension',
  decideExtension: 'decide-extension',
  closeUnresolved: 'close-unresolved',
};

/** Everybody has been reminded of everything already, so that the server's own clock has nothing to do here. */
const reminded: readonly Step[] = (['accept', 'respond', 'resolve', 'supervise'] as const).flatMap((clock) =>
  (['holder', 'superior'] as const).map((told): Step => ({ kind: 'reminded', by: 'clock', clock, told })),
);
/** Deadlines have been missed, the days of 到期未评 and of reopening are not over. */
const patient = { ...terms, timeOutDays: 60, reopenDays: 90 };

async function keep(state: ComplaintState): Promise<ComplaintRecord> {
  const steps = WAY_TO[state].map((step) =>
    step.organisationId === undefined ? step : { ...step, organisationId: BUILDER },
  );
  const entries = tell([...steps, ...reminded], server.clock.now() - 40 * DAY);
  const folded = foldComplaint(patient, entries, calendar);
  const _id = `complaint-${randomUUID()}`;
  const record = complaintRecord(entries, {
    _id,
    number: _id,
    clientKey: _id,
    communityId: 'demo-01',
    regionIds: ['demo-city', 'demo-east'],
    buildingIds: ['demo-01-b1'],
    accountId: 'demo-resident-1',
    filerId: 'demo-resident-1',
    terms: patient,
    folded,
    version: folded.version,
  });
  await complaintModel(server.database.connection).create([record]);
  return record;
}

function bodyOf(verb: ComplaintVerb, into: string): object {
  switch (verb) {
    case 'merge':
      return { into };
    case 'assign':
      return { organisationId: BUILDER };
    case 'requestExtension':
      return { text: '等材料', workingDays: 1 };
    case 'decideExtension':
      return { approve: true };
    case 'done':
      return { text: '已修好', photos: [proof] };
    case 'accept':
    case 'start':
    case 'confirm':
    case 'withdraw':
      return {};
    default:
      return { text: '原因' };
  }
}

describe.each([...COMPLAINT_STATES])('from %s', (state) => {
  test('each verb is let through for whom the table names and for nobody else', async () => {
    const [standing, other] = [await keep(state), await keep('accepted')];
    for (const verb of SPOKEN) {
      const path = PATHS[verb] ?? verb;
      const outcomes = Object.entries(PEOPLE).map(async ([as, capacity]) => {
        const to = agreedVerbs.get(`${verb} ${state} ${capacity}`);
        const { _id } = to === undefined ? standing : await keep(state);
        const heard = await desk.say(as, _id, path, bodyOf(verb, other._id));
        const outcome = heard.status < 300 ? heard.reply.state : 'refused';
        expect([as, verb, outcome]).toEqual([as, verb, to ?? 'refused']);
        if (to === undefined) expect([403, 404, 409]).toContain(heard.status);
      });
      await Promise.all(outcomes);
    }
    const { reply } = await server.call('GET /complaints/:complaintId', {
      params: { complaintId: standing._id },
      as: 'inspector-1',
    });
    expect([reply.state, reply.version]).toEqual([state, standing.version]);
  });

  test('each person is offered what the table gives them', async () => {
    const { _id: complaintId } = await keep(state);
    for (const as of ['resident-1', 'worker-1', 'admin-1', 'handler-1', 'bureau-1'] as const) {
      const heard = await server.call('GET /complaints/:complaintId', { params: { complaintId }, as });
      if (heard.status === 404) continue;
      const view: ComplaintView = heard.reply;
      const given = SPOKEN.filter((verb) => agreedVerbs.has(`${verb} ${state} ${PEOPLE[as] ?? ''}`));
      expect([as, [...view.may].sort()]).toEqual([as, [...given].sort()]);
    }
  });
});
