// Packages that export only an `import` condition cannot be found by a CommonJS resolver; they are looked up
// once more as an import and then compiled by swcTransform.
module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (notFound) {
    if (request.startsWith('.') || request.startsWith('/')) throw notFound;
    try {
      return options.defaultResolver(request, {
        ...options,
        conditions: [...(options.conditions ?? []), 'import'],
      });
    } catch {
      throw notFound;
    }
  }
};
