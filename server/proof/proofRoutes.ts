import Joi from 'joi';
import type { ParamsOf, QueryOf } from '../../shared/api.ts';
import type { KeyRotations } from '../../shared/ledger/receipt.ts';
import { refuse, refuseFields } from '../../shared/refusal.ts';
import { AUDIT_LOG } from '../audit/auditTrail.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import type { CommunityLedger } from '../state/communityState.ts';

const wholeNumber = Joi.number().integer().min(0).max(999_999_999);
const logParams = objectOf<ParamsOf<'GET /ledgers/:log/checkpoint'>>({ log: opaqueId });
const USUAL_LIMIT = 20;

/** The routes by which a stranger checks a community's log: heads, entries in public batches, proofs (RFC 9162). */
export function proofRoutes(ledger: CommunityLedger): Route[] {
  // Staff's looks are no public record; its log does not exist here.
  const isPublic = (log: string): boolean => log !== AUDIT_LOG && ledger.has(log) && ledger.size(log) > 0;
  return [
    defineRoute({
      key: 'GET /ledgers/:log/checkpoint',
      who: 'anyone',
      summary: 'The newest signed head of a log',
      params: logParams,
      async handle({ params: { log } }) {
        if (!isPublic(log)) return refuse('request/not-found');
        await ledger.catchUp(log);
        return ledger.checkpoint(log) ?? ledger.stopped(log) ?? refuse('ledger/integrity');
      },
    }),
    defineRoute({
      key: 'GET /ledgers/:log/entries',
      who: 'anyone',
      summary: 'Public halves of entries, published in batches so that time and order name nobody',
      params: logParams,
      query: objectOf<QueryOf<'GET /ledgers/:log/entries'>>({
        from: optional(wholeNumber),
        limit: optional(Joi.number().integer().min(1).max(100)),
      }),
      async handle({ params: { log }, query: { from = 0, limit = USUAL_LIMIT } }) {
        if (!isPublic(log)) return refuse('request/not-found');
        await ledger.catchUp(log);
        const publishedSize = ledger.publishedSize(log);
        const count = Math.max(0, Math.min(limit, publishedSize - from));
        const entries = count === 0 ? [] : await ledger.entries(log, from, count);
        const next = from + entries.length;
        return {
          items: entries.map(({ leaf, h }) => ({ seq: leaf.seq, h, leaf })),
          nextCursor: next < publishedSize ? String(next) : null,
          publishedSize,
        };
      },
    }),
    defineRoute({
      key: 'GET /ledgers/:log/proofs/inclusion',
      who: 'anyone',
      summary: 'Audit path of an entry in the tree of a size (RFC 9162 §2.1.3)',
      params: logParams,
      query: objectOf<QueryOf<'GET /ledgers/:log/proofs/inclusion'>>({
        seq: wholeNumber,
        size: optional(wholeNumber),
      }),
      async handle({ params: { log }, query: { seq, size } }) {
        if (!isPublic(log)) return refuse('request/not-found');
        await ledger.catchUp(log);
        const proof = ledger.inclusion(log, seq, size ?? ledger.size(log));
        return proof === undefined
          ? refuse('ledger/no-such-entry')
          : { ...proof, h: ledger.hashAt(log, seq) };
      },
    }),
    defineRoute({
      key: 'GET /ledgers/:log/proofs/consistency',
      who: 'anyone',
      summary: 'Proof that the tree of one size begins with the tree of another (RFC 9162 §2.1.4)',
      params: logParams,
      query: objectOf<QueryOf<'GET /ledgers/:log/proofs/consistency'>>({
        from: wholeNumber,
        to: wholeNumber,
      }),
      async handle({ params: { log }, query: { from, to } }) {
        if (!isPublic(log)) return refuse('request/not-found');
        if (from > to) return refuseFields([{ path: 'from', code: 'greater-than-to' }]);
        await ledger.catchUp(log);
        return ledger.consistency(log, from, to) ?? refuse('ledger/no-such-entry');
      },
    }),
    defineRoute({
      key: 'GET /ledgers/:log/key-rotations',
      who: 'anyone',
      summary: 'The entries by which the signing key of a log was replaced, with their audit paths',
      params: logParams,
      query: objectOf<QueryOf<'GET /ledgers/:log/key-rotations'>>({ size: optional(wholeNumber) }),
      async handle({ params: { log }, query }) {
        if (!isPublic(log)) return refuse('request/not-found');
        await ledger.catchUp(log);
        const { size = ledger.size(log) } = query;
        const items: KeyRotations['items'][number][] = [];
        for (const seq of ledger.rotations(log).filter((place) => place < size)) {
          const entry = await ledger.entry(log, seq);
          const proof = ledger.inclusion(log, seq, size);
          if (entry === undefined || proof === undefined) return refuse('ledger/no-such-entry');
          items.push({ leaf: entry.leaf, proof });
        }
        return { items };
      },
    }),
  ];
}
