module.exports = {
  require: 'ts-node/register/transpile-only',
  spec: 'test/**/*.test.{ts,tsx}',
  timeout: 20_000,
  // Every suite owns its servers and files; leaving one open is a mistake that should show as a hanging run.
  exit: false,
  // Where nobody watches, what failed must not be buried under what did not.
  reporter: process.env.CI ? 'dot' : 'spec',
};
