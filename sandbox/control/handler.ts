import { type Schema, ValidationError } from 'yup';
import type { ControlAnswers, ControlRequests } from './requests';

/** The name of something that the page can do. */
export type ControlName = keyof ControlRequests;

/** Answers one kind of request. */
export type Handler = (request: unknown) => Promise<object>;

/** A request that nobody could make. Its message is for the person at the page. */
export class Impossible extends Error {}

/**
 * A handler that runs only with what the shape lets through.
 *
 * @throws Impossible from the handler, for a request of another shape.
 */
export function handler<Name extends ControlName>(
  shape: Schema<ControlRequests[Name]>,
  run: (request: ControlRequests[Name]) => ControlAnswers[Name] | Promise<ControlAnswers[Name]>,
): Handler {
  return async (request) => run(checked(shape, request));
}

function checked<T>(shape: Schema<T>, request: unknown): T {
  try {
    return shape.validateSync(request, { strict: true });
  } catch (error) {
    if (error instanceof ValidationError) throw new Impossible(error.message);
    throw error;
  }
}
