import type { OpeningContext } from './openingContext.ts';
import { isBlank, roundFault, type RoundFault } from './roundFault.ts';
import { OWN_CHANNELS, type RoundTerms } from '../round.ts';

/** The least number of households of a community in which answers may be listed under tags. */
const MIN_PSEUDONYMOUS_HOUSEHOLDS = 50;

function disclosureFaults(
  { kind, disclosure, disclosureBasis = '' }: RoundTerms,
  households: number,
): RoundFault[] {
  if (disclosure === 'aggregate') return [];
  const faults: RoundFault[] = [];
  if (disclosure === 'roomlist' && kind !== 'statutory') {
    faults.push(
      roundFault('disclosure', 'statutory-only', '按房号列出选择只用于业主表决，意见征集不能这样公布。'),
    );
  }
  if (disclosure === 'pseudonymous' && kind === 'statutory') {
    faults.push(
      roundFault('disclosure', 'solicitation-only', '业主表决的票不能以代号列出，请选按房号或只公布合计。'),
    );
  }
  if (disclosure === 'pseudonymous' && households < MIN_PSEUDONYMOUS_HOUSEHOLDS) {
    const sentence = `以代号列出选择要满 ${MIN_PSEUDONYMOUS_HOUSEHOLDS} 户，本小区只有 ${households} 户，容易被认出来。`;
    faults.push(roundFault('disclosure', 'too-few-households', sentence));
  }
  if (isBlank(disclosureBasis)) {
    const sentence = '逐户列出选择要写明依据：哪条法律，或者居民在哪一天怎样同意的。';
    faults.push(roundFault('disclosureBasis', 'required', sentence));
  }
  return faults;
}

/** Self online, in the mini program or on the web page, is one way of answering. */
function waysOf({ channels }: RoundTerms): number {
  const own = channels.filter((channel) => OWN_CHANNELS.some((one) => one === channel)).length;
  return channels.length - own + Math.min(own, 1);
}

/** What is wrong with how answers come in and how they are disclosed. */
export function accessFaults(terms: RoundTerms, { households }: OpeningContext): RoundFault[] {
  const faults: RoundFault[] = [];
  const { channels, rule } = terms;
  if (channels.length === 0) faults.push(roundFault('channels', 'empty', '一种答复途径也没有，谁也答不了。'));
  channels.forEach((channel, index) => {
    if (channels.indexOf(channel) < index) {
      faults.push(roundFault(`channels[${index}]`, 'repeated', '同一种答复途径写了两次。'));
    }
  });
  const ways = waysOf(terms);
  if (rule.answerOnce && ways > 1) {
    const sentence = `每户只能答复一次，却开了 ${ways} 种途径：别人先登记了，住户自己就不能再答。请只留一种，或者允许改主意。`;
    faults.push(roundFault('rule.answerOnce', 'once-many-ways', sentence));
  }
  return faults.concat(disclosureFaults(terms, households));
}
