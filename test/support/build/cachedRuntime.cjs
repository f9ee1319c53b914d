const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

// Jest compiles every module anew for every test file: 1 600 of them for a server. Compiled as a script, V8 keeps the code
// for the next file of the same process; each file still runs its modules itself, in a context of its own.
module.exports = class CachedRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    const compileAnew = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      if (context === null) return null;
      const head = `(function(${executor.injectedModuleParameters.join(',')}){`;
      try {
        const options = { filename, columnOffset: -head.length };
        return new Script(`${head}${source}\n})`, options).runInContext(context);
      } catch {
        // Jest explains what cannot be compiled.
        return compileAnew(source, filename);
      }
    };
  }
};
