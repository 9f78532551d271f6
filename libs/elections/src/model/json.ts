/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** Members that one family or one source alone has, read at its edge only. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}
