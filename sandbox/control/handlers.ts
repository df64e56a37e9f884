import { deskHandlers } from './desk-handlers';
import { type Handler, handler } from './handler';
import { nothing } from './shapes';
import { peopleHandlers, rulesHandlers } from './slack-handlers';
import type { SandboxParts, SteeredApp } from './take-snapshot';

/** Everything that can be done to the sandbox, by the names of `requests.ts`. */
export function createHandlers({
  slack,
  desk,
  app,
}: SandboxParts): Readonly<Record<string, Handler>> {
  return {
    ...peopleHandlers(slack),
    ...rulesHandlers(slack),
    ...deskHandlers(desk),
    ...appHandlers(app),
  };
}

function appHandlers(app: SteeredApp): Readonly<Record<string, Handler>> {
  return {
    'app/kill': handler<'app/kill'>(nothing, async () => {
      await app.kill();
      return {};
    }),
    'app/start': handler<'app/start'>(nothing, () => {
      app.start();
      return {};
    }),
  };
}
