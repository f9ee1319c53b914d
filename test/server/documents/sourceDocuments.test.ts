import { findSourceDocument, listSourceDocuments } from '../../../server/documents/sourceDocuments.ts';
import { printSourceCell } from '../../../shared/region/printSourceCell.ts';
import type { SourceDocument, SourceRow, SourceTable } from '../../../shared/region/sourceDocument.ts';

function document(documentId: string): SourceDocument {
  const found = findSourceDocument(documentId);
  if (found === undefined) throw new Error(`no document ${documentId}`);
  return found;
}

function table(documentId: string, tableId: string): SourceTable {
  const found = document(documentId).tables.find((candidate) => candidate.tableId === tableId);
  if (found === undefined) throw new Error(`no table ${documentId} ${tableId}`);
  return found;
}

function sum(rows: readonly SourceRow[], key: string): number {
  return rows.reduce((total, row) => total + Number(row[key]), 0);
}

/** A row as the document prints it. */
function printed(source: SourceTable, row: SourceRow | undefined): string[] {
  return row === undefined ? [] : source.columns.map((column) => printSourceCell(column, row));
}

const allTables = listSourceDocuments().flatMap((source) =>
  source.tables.map((each) => [`${source.documentId} ${each.tableId}`, each] as const),
);

describe('every table', () => {
  test.each(allTables.filter(([, each]) => each.totals !== undefined))(
    '%s: its total is the sum of its rows',
    (_, source) => {
      // The document's own percentages are rounded and are not summed.
      const summed = source.columns.filter((column) => column.kind === 'number' && column.key !== 'percent');
      expect(summed.length).toBeGreaterThan(0);
      expect(summed.map((column) => [column.key, sum(source.rows, column.key)])).toEqual(
        summed.map((column) => [column.key, source.totals?.[column.key]]),
      );
    },
  );

  test.each(allTables)(
    '%s: names its clause, and every cell is a whole number or words of a known column',
    (_, source) => {
      expect(source.clause).not.toBe('');
      const kinds = new Map(source.columns.map((column) => [column.key, column.kind]));
      for (const row of [...source.rows, ...(source.totals ? [source.totals] : [])]) {
        for (const [key, cell] of Object.entries(row)) {
          expect([key, kinds.get(key)]).toEqual([key, typeof cell === 'number' ? 'number' : 'text']);
          if (typeof cell === 'number') expect(Number.isSafeInteger(cell)).toBe(true);
        }
      }
    },
  );

  test('is JSON ready: nothing is lost on the wire', () => {
    expect(JSON.parse(JSON.stringify(listSourceDocuments()))).toEqual(listSourceDocuments());
  });

  test('is frozen to the last cell', () => {
    const row = table('wuhai-2022', 'years').rows[0];
    expect(Object.isFrozen(listSourceDocuments())).toBe(true);
    expect(Object.isFrozen(row)).toBe(true);
    expect(() => Object.assign(row ?? {}, { households: 1 })).toThrow(TypeError);
  });

  test('carries no person: no list of leaders, no form of address, no field for a name', () => {
    const text = JSON.stringify(listSourceDocuments());
    expect(text).not.toMatch(/组\s*长\s*[：:]|成\s*员\s*[：:]|同志(?!成)|姓名|兼任|联系人|联络员/);
    expect(text).not.toMatch(/"(personName|leader|leaders|members|contact)"/);
  });
});

test('an unknown document is absent', () => {
  expect(findSourceDocument('nowhere')).toBeUndefined();
});

test('each document is headed by title, number, issuer and date as far as its text has them', () => {
  expect(
    listSourceDocuments().map(({ documentId, number, issuer, issuedOn }) => [
      documentId,
      number,
      issuer,
      issuedOn,
    ]),
  ).toEqual([
    ['litong-2025', undefined, undefined, undefined],
    ['nayong-2022', '纳府办函〔2022〕39号', '纳雍县人民政府办公室', '2022-05-16'],
    ['xiangshan-2020', '象政〔2020〕8号', '桂林市象山区人民政府', '2020-06-03'],
    ['donghe-2024', undefined, undefined, undefined],
    ['wuhai-2022', undefined, '乌海市人民政府办公室', '2021-12-31'],
  ]);
});

describe('乌海市 2022—2024', () => {
  test('the yearly table prints as the document does: 186 communities, 28 299 households, 297.49 万㎡, 10.747 亿', () => {
    const years = table('wuhai-2022', 'years');
    expect(years.rows.map((row) => printed(years, row))).toEqual([
      ['2022年', '59', '6670', '67.25', '2.935'],
      ['2023年', '60', '11706', '117.71', '4.284'],
      ['2024年', '67', '9923', '112.53', '3.528'],
    ]);
    expect(printed(years, years.totals)).toEqual(['三年合计', '186', '28299', '297.49', '10.747']);
  });

  test.each([
    [
      2022,
      [
        ['海勃湾区', '47', '4695', '49.51', '2.194'],
        ['乌达区', '7', '704', '7.88', '0.462'],
        ['海南区', '5', '1271', '9.86', '0.279'],
        ['总计', '59', '6670', '67.25', '2.935'],
      ],
    ],
    [
      2023,
      [
        ['海勃湾区', '48', '9561', '95.55', '3.346'],
        ['乌达区', '7', '1169', '12.29', '0.694'],
        ['海南区', '5', '976', '9.87', '0.244'],
        ['总计', '60', '11706', '117.71', '4.284'],
      ],
    ],
    [
      2024,
      [
        ['海勃湾区', '54', '7503', '91.22', '2.626'],
        ['乌达区', '7', '869', '9.52', '0.514'],
        ['海南区', '6', '1551', '11.79', '0.388'],
        ['总计', '67', '9923', '112.53', '3.528'],
      ],
    ],
  ])(
    'the %i district table prints as the document does, and its total is the year of the yearly table',
    (year, rows) => {
      const districts = table('wuhai-2022', `districts-${year}`);
      const lines = [...districts.rows, ...(districts.totals ? [districts.totals] : [])];
      expect(lines.map((row) => printed(districts, row))).toEqual(rows);
      const inYears = table('wuhai-2022', 'years').rows.find((row) => row.year === `${year}年`);
      expect({ ...districts.totals, district: undefined }).toEqual({
        ...inYears,
        year: undefined,
        district: undefined,
      });
    },
  );

  test('upgrades reach 47 of 149, 7 of 21 and 3 of 16 communities, 57 of 186 in all', () => {
    const coverage = table('wuhai-2022', 'coverage-upgrade');
    expect(coverage.rows.map((row) => [row.district, row.upgraded, row.communities])).toEqual([
      ['海勃湾区', 47, 149],
      ['乌达区', 7, 21],
      ['海南区', 3, 16],
    ]);
    expect([coverage.totals?.upgraded, coverage.totals?.communities]).toEqual([57, 186]);
    for (const row of coverage.rows) {
      const planned = [2022, 2023, 2024].map((year) =>
        table('wuhai-2022', `districts-${year}`).rows.find((each) => each.district === row.district),
      );
      expect(planned.reduce((total, each) => total + Number(each?.communities), 0)).toBe(row.communities);
    }
  });

  test('the coverage targets are 100, 100 and 31 per cent', () => {
    expect(table('wuhai-2022', 'coverage-classes').rows.map((row) => [row.class, row.percent])).toEqual([
      ['基础类', 100],
      ['完善类', 100],
      ['提升类', 31],
    ]);
  });

  test('the clauses on the 25th and on the residents’ menu are quoted', () => {
    const quotes = table('wuhai-2022', 'clauses').rows.map((row) => String(row.quote));
    expect(quotes.filter((quote) => quote.includes('每月25日前'))).toHaveLength(1);
    expect(quotes.filter((quote) => /菜单.*小区改造委员会.*点菜/.test(quote))).toHaveLength(1);
  });
});

describe('纳雍县 2022', () => {
  test('20 different communities, 411 households for all of them and for none in particular', () => {
    const communities = table('nayong-2022', 'communities');
    const totals = table('nayong-2022', 'totals').rows[0];
    expect(new Set(communities.rows.map((row) => row.community)).size).toBe(totals?.communities);
    expect(totals).toEqual({ communities: 20, households: 411 });
    expect(communities.columns.map((column) => column.key)).toEqual(['community']);
  });

  test('annex 2 has 15 works, each with a standard', () => {
    const standards = table('nayong-2022', 'standards').rows;
    expect(standards).toHaveLength(15);
    expect(standards.filter((row) => String(row.standard).length < 5)).toEqual([]);
  });
});

describe('利通区 2025', () => {
  test('45 communities in 4 towns, 220 buildings, 95.3 万㎡, 9025 households', () => {
    const totals = table('litong-2025', 'totals');
    expect(printed(totals, totals.rows[0])).toEqual(['45', '4', '220', '95.3', '9025']);
    expect(table('litong-2025', 'towns').rows).toHaveLength(4);
  });

  test('1.4534 亿 is 1.0174 亿 of the centre and 4360 万 of the district; 70 per cent is within the last printed digit', () => {
    const funding = table('litong-2025', 'funding');
    expect([...funding.rows, funding.totals].map((row) => row?.amountFen)).toEqual([
      10_174_000_000, 4_360_000_000, 14_534_000_000,
    ]);
    const exact = (14_534_000_000 * 7) / 10;
    expect(Math.abs(exact - 10_174_000_000)).toBeLessThan(1_000_000 / 2);
  });

  test('six steps', () => {
    expect(table('litong-2025', 'steps').rows).toHaveLength(6);
  });
});

describe('象山区 2020', () => {
  test('cohorts of 15, 18, 27 and 27 are 87 communities', () => {
    const cohorts = table('xiangshan-2020', 'cohorts');
    expect(cohorts.rows.map((row) => row.communities)).toEqual([15, 18, 27, 27]);
    expect(cohorts.totals?.communities).toBe(87);
  });

  test('946.33 万 and 11977.54 万 are 12923.87 万 of central money', () => {
    const funding = table('xiangshan-2020', 'funding');
    expect(funding.rows.map((row) => printed(funding, row)[1])).toEqual(['946.33', '11977.54']);
    expect(printed(funding, funding.totals)[1]).toBe('12923.87');
  });

  test('eight works, six goals, six steps', () => {
    expect(['works', 'goals', 'steps'].map((id) => table('xiangshan-2020', id).rows.length)).toEqual([
      8, 6, 6,
    ]);
  });
});

describe('东河区 2024', () => {
  test('30 projects, 100 buildings, 4613 households, 44.27 万㎡', () => {
    const totals = table('donghe-2024', 'totals');
    expect(printed(totals, totals.rows[0])).toEqual(['30', '100', '4613', '44.27']);
  });

  test('80 per cent must be asked, and the document does not say of what', () => {
    const solicitation = table('donghe-2024', 'solicitation');
    expect(solicitation.rows[0]?.thresholdPercent).toBe(80);
    expect(solicitation.note).toContain('没有规定征集率的分子和分母');
  });

  test('the notice board has five fields', () => {
    expect(table('donghe-2024', 'noticeFields').rows.map((row) => row.field)).toEqual([
      '项目概况',
      '改造内容',
      '开竣工时间',
      '区住建部门相关责任人',
      '投诉电话',
    ]);
  });

  test('the odd year of its first deadline is kept, with a note', () => {
    const first = table('donghe-2024', 'milestones').rows[0];
    expect([first?.printed, first?.dueOn]).toEqual(['2023年4月10日前', '2023-04-10']);
    expect(first?.note).toContain('照录');
  });
});
