// Asks the app in the same container; exits 0 where it answers 200, else 1. Whoever runs it sets the
// time limit. node deploy/healthcheck.mjs /healthz (the process lives) or /readyz (it can work).
const [path = '/healthz'] = process.argv.slice(2);

fetch(`http://127.0.0.1:${process.env.PORT || 3000}${path}`).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
