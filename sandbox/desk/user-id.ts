import { string } from 'yup';

/** An IM UserID: at most 32 bytes of printable ASCII (cloud.tencent.com/document/product/269/1519). */
export const userId = string()
  .matches(/^[\x20-\x7e]{1,32}$/)
  .required();
