import type { RoundView } from '../../../shared/round/roundView.ts';

/** Who will see the choices, in one or two sentences; stands above the button that sends. */
export function whoSees({ disclosure, rule }: Pick<RoundView, 'disclosure' | 'rule'>): string {
  const named = '答复记在您家名下，不是匿名的：您家自己和审计人员能看到，不保证对经办单位保密。';
  switch (disclosure) {
    case 'aggregate':
      return `${named}对外只公布合计，少于 ${rule.smallCellK} 户的选项不公布。`;
    case 'roomlist':
      return `${named}截止后，房号、选择和面积向本小区业主公布，其他人只看到结果。`;
    case 'pseudonymous':
      return `${named}截止后，以代号列出选择给本小区业主看，不带房号、时间和方式。`;
  }
}
