import type { ParamsOf } from '../../shared/api.ts';
import { refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId } from '../http/schema.ts';
import { SentFile } from '../http/sentFile.ts';
import { headSlip } from '../print/headSlip.ts';
import type { Printer } from '../print/printer.ts';
import type { RoundParts } from '../round/roundParts.ts';

interface SlipParts extends Pick<RoundParts, 'ledger' | 'communities' | 'clock'> {
  readonly printer: Printer;
  readonly pageAddress: string;
}

/** The route of the slip that hangs on the notice board. */
export function slipRoutes({ ledger, communities, clock, printer, pageAddress }: SlipParts): Route[] {
  /** The newest slip of each log: a head is printed once, however many ask. */
  const printed = new Map<string, { readonly size: number; readonly pdf: Promise<Buffer> }>();
  return [
    defineRoute({
      key: 'GET /exports/ledgers/:log/head-slip.pdf',
      who: 'anyone',
      answers: 'application/pdf',
      summary: 'The newest signed head as a slip for the notice board, with a QR code',
      params: objectOf<ParamsOf<'GET /exports/ledgers/:log/head-slip.pdf'>>({ log: opaqueId }),
      async handle({ params: { log } }) {
        const community = await communities.find(log);
        if (community === undefined || !ledger.has(log)) return refuse('request/not-found');
        await ledger.catchUp(log);
        const head = ledger.checkpoint(log);
        if (head === undefined) return ledger.stopped(log) ?? refuse('ledger/integrity');
        const { name: communityName, demo } = community;
        let slip = printed.get(log);
        if (slip?.size !== head.size) {
          const printedAt = new Date(clock.now());
          const place = { log, communityName, demo, address: pageAddress, printedAt };
          slip = { size: head.size, pdf: printer.print(headSlip(head, place)) };
          slip.pdf.catch(() => printed.delete(log));
          printed.set(log, slip);
        }
        return new SentFile('application/pdf', await slip.pdf, { saveAs: `${communityName}存根.pdf` });
      },
    }),
  ];
}
