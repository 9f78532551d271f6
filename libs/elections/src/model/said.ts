/**
 * What a source says of a thing: always its keys, and of everything else what the source knows. A member that is left
 * out is not said, so that what is stored of it stays.
 */
export type Said<Thing, Keys extends keyof Thing> = Pick<Thing, Keys> & {
  readonly [Name in Exclude<keyof Thing, Keys>]?: Thing[Name] | undefined;
};
