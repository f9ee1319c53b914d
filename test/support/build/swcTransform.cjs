const { createHash } = require('node:crypto');
const { transformSync, version } = require('@swc/core');

// One compiler for TypeScript and for the few packages published as ES modules only. Jest runs CommonJS, so
// `import.meta.dirname`, `import.meta.url` and dynamic imports are rewritten to what Node offers there.
const options = {
  jsc: { target: 'es2022', keepClassNames: true, transform: { react: { runtime: 'automatic' } } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  configFile: false,
  swcrc: false,
};

const parserFor = (filename) =>
  /\.m?tsx?$/.test(filename)
    ? { syntax: 'typescript', tsx: filename.endsWith('x') }
    : { syntax: 'ecmascript', jsx: true };

module.exports = {
  process: (source, filename) =>
    transformSync(source, { ...options, filename, jsc: { ...options.jsc, parser: parserFor(filename) } }),

  getCacheKey: (source, filename) =>
    createHash('sha256')
      .update(JSON.stringify([version, options, filename]))
      .update(source)
      .digest('hex'),
};
