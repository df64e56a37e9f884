import { number } from 'yup';

/** Required, at most 100. */
export const pageSize = number().integer().min(1).max(100).required();

/** Required; some commands count pages from 0, others from 1. */
export const pageNumber = number().integer().required();

/**
 * At most 100, 20 when absent, and an offset of 0 (tencentcloud.com/document/product/1229/68823).
 */
export const offsets = {
  Limit: number().integer().min(1).max(100),
  Offset: number().integer().min(0),
};

/** The part of `all` that `offsets` ask for. */
export function sliceOf<T>(
  all: readonly T[],
  {
    Limit = 20,
    Offset = 0,
  }: { readonly Limit?: number | undefined; readonly Offset?: number | undefined },
): readonly T[] {
  return all.slice(Offset, Offset + Limit);
}
