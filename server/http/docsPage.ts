import { REFUSALS } from '../../shared/refusal.ts';
import type { OpenApi, Operation } from './openapi.ts';
import type { HttpMiddleware } from './requestState.ts';

/** The contract as JSON; written when it is first asked for, like the page. */
export function answerContract(contract: () => OpenApi): HttpMiddleware {
  let text: string | undefined;
  return (ctx) => {
    ctx.set('cache-control', 'no-cache');
    ctx.type = 'application/json';
    ctx.body = text ??= JSON.stringify(contract());
  };
}

/** The contract as a page to read: one file, no script, nothing from elsewhere. */
export function answerDocs(contract: () => OpenApi): HttpMiddleware {
  let text: string | undefined;
  return (ctx) => {
    ctx.set('cache-control', 'no-cache');
    ctx.set(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    ctx.type = 'html';
    ctx.body = text ??= printDocs(contract());
  };
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; }
h2 { border-bottom: 1px solid #ccd2d9; margin-top: 2.5rem; }
section { margin: 1.5rem 0; }
h3 { font: 600 1rem/1.5 ui-monospace, monospace; margin-bottom: 0; overflow-wrap: anywhere; }
p { margin: 0.25rem 0; }
pre { background: #f3f5f7; padding: 0.75rem; overflow: auto; font-size: 0.85rem; }
table { border-collapse: collapse; } td, th { text-align: left; padding: 0.15rem 1rem 0.15rem 0; vertical-align: top; }
@media (prefers-color-scheme: dark) { body { background: #14181d; color: #e6e9ec; } pre { background: #1f252c; } }
`;

function printDocs({ info, paths }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const areas = tags.map((tag) => {
    const inArea = operations.filter(({ operation }) => operation.tags.includes(tag));
    const printed = inArea.map(({ method, path, operation }) => printOperation(method, path, operation));
    return `<h2>${escape(tag)}</h2>${printed.join('')}`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(info.title)} API</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>
<h1>${escape(info.title)} API ${escape(info.version)}</h1><p>${escape(info.description)}</p>
<p>Everything below is under <code>/api/v1</code>; as data: <a href="openapi.json">openapi.json</a>.</p>
${areas.join('')}<h2>Refusals</h2><table>${printRefusals()}</table></body></html>`;
}

function printOperation(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${place}${required ? '' : ', optional'}</td>` +
      `<td><code>${escape(JSON.stringify(schema))}</code></td></tr>`,
  );
  const body = operation.requestBody?.content['application/json']?.schema;
  return [
    `<section><h3>${method} ${escape(path)}</h3>`,
    `<p>${escape(operation.summary)} <em>${escape(operation.description)}</em></p>`,
    parameters.length === 0 ? '' : `<table>${parameters.join('')}</table>`,
    body === undefined ? '' : `<pre>${escape(JSON.stringify(body, null, 2))}</pre>`,
    '</section>',
  ].join('');
}

function printRefusals(): string {
  return Object.entries(REFUSALS)
    .map(
      ([code, [status, sentence]]) =>
        `<tr><td>${status}</td><td><code>${code}</code></td><td lang="zh-CN">${escape(sentence)}</td></tr>`,
    )
    .join('');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
