import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../../shared/api.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { MOST_FORMS_PRINTED, MOST_FORMS_RECEIVED } from '../../../shared/round/answering/paperForm.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { objectOf, opaqueId } from '../../http/schema.ts';
import { SentFile } from '../../http/sentFile.ts';
import { formSheet } from '../../print/formSheet.ts';
import type { Printer } from '../../print/printer.ts';
import { ASKING_ROLES } from '../case/caseRoles.ts';
import { chinaDay } from '../vote/kitFacts.ts';
import { answerList, clientKey } from '../roundSchemas.ts';
import { staffRound } from '../answering/staffDoor.ts';
import { checkForm } from './checkForm.ts';
import { presentBatch, printForms, receiveForms, type RecordedBatch } from './formBatch.ts';
import { presentForms, type FormParts } from './presentForms.ts';

const serial = Joi.string().max(64);

/** The routes of paper forms: from the printer to the second person who reads them. */
export function formRoutes({ printer, ...parts }: FormParts & { readonly printer: Printer }): Route[] {
  const { audit, clock } = parts;
  const replyTo = (recorded: RecordedBatch | Refusal) =>
    isRefusal(recorded) ? recorded : new Answered(recorded.replayed ? 200 : 201, recorded.batch);
  const about = ({ batch: { seq }, communityId }: RecordedBatch) => ({
    target: `${communityId}:${seq}`,
    communityId,
    once: `${communityId}:${seq}`,
  });
  return [
    defineRoute({
      key: 'GET /forms',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary:
        'Where the paper forms of a round stand, and which wait for a second person; the look is in the audit log',
      query: objectOf<QueryOf<'GET /forms'>>({ roundId: opaqueId }),
      async handle({ caller, query: { roundId } }) {
        const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
        if (place === undefined) return refuse('request/not-found');
        const communityId = place.community._id;
        const unrecorded = await audit.record(caller, 'forms.view', { target: roundId, communityId });
        return unrecorded ?? presentForms(parts, caller, place);
      },
    }),
    defineRoute({
      key: 'POST /forms',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Numbers for forms to be printed, entered in the record',
      body: objectOf<BodyOf<'POST /forms'>>({
        clientKey,
        roundId: opaqueId,
        count: Joi.number().integer().min(1).max(MOST_FORMS_PRINTED),
      }),
      handle: async ({ caller, body }) =>
        replyTo(await audit.perform(caller, 'forms.print', () => printForms(parts, caller, body), about)),
    }),
    defineRoute({
      key: 'POST /forms/received',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'The numbers of forms that came back, counted and sealed before the close',
      body: objectOf<BodyOf<'POST /forms/received'>>({
        clientKey,
        roundId: opaqueId,
        serials: Joi.array().items(serial).min(1).max(MOST_FORMS_RECEIVED),
      }),
      handle: async ({ caller, body }) =>
        replyTo(await audit.perform(caller, 'forms.receive', () => receiveForms(parts, caller, body), about)),
    }),
    defineRoute({
      key: 'POST /forms/:serial/check',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary:
        'A second person types the form from its photograph; where the two differ the entry is disputed',
      params: objectOf<ParamsOf<'POST /forms/:serial/check'>>({ serial }),
      body: objectOf<BodyOf<'POST /forms/:serial/check'>>({ roundId: opaqueId, answers: answerList }),
      async handle({ caller, params, body }) {
        const checked = await audit.perform(
          caller,
          'form.check',
          () => checkForm(parts, caller, { ...params, ...body }),
          ({ communityId, seq }) => ({
            target: `${communityId}:${seq}`,
            communityId,
            once: `check:${communityId}:${seq}`,
          }),
        );
        if (isRefusal(checked)) return checked;
        const { differing } = checked;
        return { agrees: differing.length === 0, differing };
      },
    }),
    defineRoute({
      key: 'GET /exports/rounds/:roundId/forms/:seq/forms.pdf',
      who: 'signedIn',
      roles: ASKING_ROLES,
      answers: 'application/pdf',
      summary: 'A batch of paper forms to print: a cover with all numbers, and a form a page',
      params: objectOf<ParamsOf<'GET /exports/rounds/:roundId/forms/:seq/forms.pdf'>>({
        roundId: opaqueId,
        seq: opaqueId,
      }),
      async handle({ caller, params: { roundId, seq } }) {
        const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
        const at = place?.round.forms.batches.find((one) => String(one) === seq);
        if (place === undefined || at === undefined) return refuse('request/not-found');
        const { community, round } = place;
        const entry = await parts.ledger.entry(community._id, at);
        const batch = entry && presentBatch(entry.leaf);
        if (batch?.act !== 'printed') return refuse('request/not-found');
        const { name: communityName, demo, contact } = community;
        const sheet = formSheet(round.terms, batch.serials, {
          communityName,
          demo,
          contact: `${contact.office} ${contact.function} ${contact.phone}`,
          closesOn: chinaDay(round.terms.closesAt),
          printedAt: new Date(clock.now()),
        });
        const pdf = await printer.print(sheet);
        return new SentFile('application/pdf', pdf, { saveAs: `${communityName}征求意见表.pdf` });
      },
    }),
  ];
}
